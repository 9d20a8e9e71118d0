import { createKernels, evenLength, type Kernels } from '../../kernels/kernels.ts';
import type { SeniorPlan } from './plan.ts';

/**
 * Balances of first mortgages on one path, shared between advances.
 *
 * A payment is re-set every month at the present rate r over the remaining term n, so the balance falls each month by the
 * factor `1 - kept x r / ((1 + r)^n - 1)` (r = 0: `1 - kept / n`), whatever its size. Mortgages that began in the same
 * month therefore share one series of cumulative factors; a balance is `balanceAtAdvance x factor[u] / factor[m0]`.
 * After its last month a mortgage is paid off. Never above the balance at the advance, which the priority deed secures.
 */
export interface SeniorBalances {
  /** Cumulative factors, series after series, each of `months + 1` entries and one to spare where that is odd. Interest-only mortgages: the series of ones at 0. */
  readonly factor: Float64Array;
  /** Cumulative growth in default: product of 1 + (rate + margin) / 12. Length months + 1. */
  readonly defaultGrowth: Float64Array;
  /** Takes the month-end mortgage rates of a new path (annual fractions, length months + 1) and forgets all series. */
  beginPath(mortgageRateAnnual: Float64Array): void;
  /** Offset in `factor` of the series for a mortgage of this age in this month; entries from that month on are valid. */
  series(month: number, ageMonths: number, interestOnly: number): number;
}

const LOW = 16; // entries of the low table; shifts below rely on it

/** Doubles of kernel memory that balances take. */
export function seniorFloats(plan: SeniorPlan, months: number): number {
  const width = months + 1;
  const series = width + plan.termMonths + 1; // the series of ones and one per month in which a mortgage can have begun
  return series * evenLength(width) + width * (highEntries(plan) + LOW + 1) + 4; // an array of odd length takes one more
}

const highEntries = (plan: SeniorPlan) => (plan.termMonths >> 4) + 1;

/** @param kernels with memory for `seniorFloats` */
export function createSeniorBalances(
  plan: SeniorPlan,
  months: number,
  kernels: Kernels = createKernels(seniorFloats(plan, months)),
): SeniorBalances {
  const width = months + 1;
  const keys = width + plan.termMonths; // start month of the mortgage plus the term: remaining term = key - month
  const length = evenLength(width); // of a series: each begins at a whole vector
  const factor = kernels.floats((keys + 1) * length);
  factor.fill(1, 0, width);
  const validFrom = new Int32Array(keys).fill(width);
  const defaultGrowth = new Float64Array(width);
  const rate = kernels.floats(width);
  // (1 + r_u)^n = high[u][n >> 4] x low[u][n & 15]: two short tables instead of one of 121 x 360
  const highs = highEntries(plan);
  const high = kernels.floats(width * highs);
  const low = kernels.floats(width * LOW);
  const { keptFraction, termMonths, defaultMarginAnnual } = plan;

  function fill(key: number, fromMonth: number): void {
    const base = (key + 1) * length;
    const lastStep = key - 1; // remaining term 1: whatever is left, redraws too, is due
    const until = months < lastStep ? months : lastStep;
    kernels.payDown(
      factor.byteOffset + 8 * base,
      rate.byteOffset,
      high.byteOffset,
      low.byteOffset,
      highs,
      key,
      fromMonth,
      until,
      keptFraction,
    );
    for (let month = until < fromMonth ? fromMonth + 1 : until + 1; month <= months; month++) factor[base + month] = 0;
    validFrom[key] = fromMonth;
  }

  return {
    factor,
    defaultGrowth,
    beginPath(mortgageRateAnnual) {
      validFrom.fill(width);
      let grown = 1;
      for (let month = 0; month < width; month++) {
        const r = mortgageRateAnnual[month]! / 12;
        rate[month] = r;
        defaultGrowth[month] = grown;
        grown *= 1 + r + defaultMarginAnnual / 12;
        let power = 1;
        for (let n = 0; n < LOW; n++) {
          low[month * LOW + n] = power;
          power *= 1 + r;
        }
        let step = 1;
        for (let n = 0; n < highs; n++) {
          high[month * highs + n] = step;
          step *= power;
        }
      }
    },
    series(month, ageMonths, interestOnly) {
      if (interestOnly !== 0) return 0;
      const key = month - ageMonths + termMonths;
      if (validFrom[key]! > month) fill(key, month);
      return (key + 1) * length;
    },
  };
}
