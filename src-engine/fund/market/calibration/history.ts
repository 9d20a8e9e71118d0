import { exp } from '../../../numeric/exp.ts';
import { log } from '../../../numeric/log.ts';

/** What a price history looks like in five figures: the yardsticks that a fitted model must hold. Log growth throughout. */
export type HistoryFigures = {
  /** Mean log growth a year. */
  readonly meanAnnual: number;
  /** Sd of log growth over non-overlapping years counted back from the last quarter. */
  readonly sdAnnual: number;
  /** Sd of quarterly log growth times 2: what a year would have if quarters were independent. */
  readonly sdQuarterScaledAnnual: number;
  /** First autocorrelation of quarterly log growth about its own mean, divisor n for both moments. */
  readonly quarterAutocorrelation: number;
  /** Largest fall from a peak, as a fraction of the peak. */
  readonly worstDrawdownFraction: number;
};

export const historyRows = [
  { name: 'meanAnnual', title: 'Mean log growth a year' },
  { name: 'sdAnnual', title: 'Sd of a year' },
  { name: 'sdQuarterScaledAnnual', title: 'Sd of a quarter x 2' },
  { name: 'quarterAutocorrelation', title: 'Quarterly autocorrelation' },
  { name: 'worstDrawdownFraction', title: 'Worst drawdown' },
] as const satisfies readonly { readonly name: keyof HistoryFigures; readonly title: string }[];

/** Quarterly log growth of an index. Length n - 1. */
export function quarterlyGrowth(index: Float64Array): Float64Array {
  return Float64Array.from({ length: index.length - 1 }, (_, i) => log(index[i + 1]! / index[i]!));
}

/** Figures of a history of quarterly log growth (at least two years). */
export function historyFigures(growth: Float64Array): HistoryFigures {
  const n = growth.length;
  let sum = 0;
  for (const g of growth) sum += g;
  const mean = sum / n;
  let square = 0;
  let product = 0;
  let level = 0;
  let peak = 0;
  let worst = 0;
  for (let i = 0; i < n; i++) {
    const d = growth[i]! - mean;
    square += d * d;
    if (i > 0) product += d * (growth[i - 1]! - mean);
    level += growth[i]!;
    peak = Math.max(peak, level);
    worst = Math.min(worst, level - peak);
  }
  const years = new Float64Array(Math.floor(n / 4));
  for (let y = 0; y < years.length; y++) for (let k = 0; k < 4; k++) years[y]! += growth[n - 1 - 4 * y - k]!;
  return {
    meanAnnual: 4 * mean,
    sdAnnual: sampleSd(years),
    sdQuarterScaledAnnual: 2 * Math.sqrt(square / (n - 1)),
    quarterAutocorrelation: product / square,
    worstDrawdownFraction: 1 - exp(worst),
  };
}

function sampleSd(values: Float64Array): number {
  let sum = 0;
  for (const v of values) sum += v;
  const mean = sum / values.length;
  let square = 0;
  for (const v of values) square += (v - mean) * (v - mean);
  return Math.sqrt(square / (values.length - 1));
}
