import { discount, discounted, runningSumSignChanges } from './discounted-sum.ts';
import { expm1 } from './expm1.ts';
import { log } from './log.ts';

/** How many rates make the flows worth nothing, in the range searched. */
export const irrClasses = ['one', 'none', 'several', 'total-loss'] as const;
export type IrrClass = (typeof irrClasses)[number];
/** Codes as stored in columns: index into `irrClasses`. */
export const IRR_ONE = 0;
export const IRR_NONE = 1;
export const IRR_SEVERAL = 2;
export const IRR_TOTAL_LOSS = 3;

/** Range searched, in ln(1 + annual rate): from -99.99 % to 10,000 % a year. */
export const LOG_RATE_LOW = -9.210340371976182; // ln 1e-4
export const LOG_RATE_HIGH = 4.61512051684126; // ln 101
const SCAN_CELLS = 512;
const STEP_TOLERANCE = 1e-9; // Newton squares its error: the step after this one would be below 1e-16
const PROBE = 1e-6; // distance at which a root is proved to be the only one

/**
 * The internal rate of `n` flows, by the fund's headline convention.
 *
 * Writes the annual effective rate to `out[at]` and returns a class code. One root: that root. Several: the one nearest
 * `TVPI^(1/D) - 1`, D = years between the money-weighted mean dates of contributions and distributions. Contributions
 * and no distributions: -1, total loss. Otherwise NaN and `IRR_NONE`; never 0 for want of an answer.
 *
 * Usual fund flows take a guarded Newton from the rate above, then two passes prove by Laguerre's rule that no other
 * root exists; only flows that fail the proof are scanned. Allocates only when it has to scan.
 *
 * @param flows investor's view: negative is paid in
 * @param times years, ascending; null for an even grid with `perYear` periods a year
 */
export function internalRateInto(
  flows: Float64Array,
  times: Float64Array | null,
  n: number,
  perYear: number,
  out: Float64Array,
  at: number,
): number {
  // Without a branch on the sign: received = (gross + net) / 2, contributed = (gross - net) / 2.
  let gross = 0;
  let grossTime = 0;
  let net = 0;
  let netTime = 0;
  // Sign of the first and the last flow that is not zero, and changes of sign on the way: their tests hide behind the sums.
  let first = 0;
  let last = 0;
  let changes = 0;
  for (let k = 0; k < n; k++) {
    const flow = flows[k]!;
    if (flow > 0) {
      if (last < 0) changes++;
      else if (last === 0) first = 1;
      last = 1;
    } else if (flow < 0) {
      if (last > 0) changes++;
      else if (last === 0) first = -1;
      last = -1;
    }
    const t = times === null ? k : times[k]!;
    const size = Math.abs(flow);
    gross += size;
    grossTime += size * t;
    net += flow;
    netTime += flow * t;
  }
  out[at] = NaN;
  if (!(gross < Infinity) || last === 0 || (changes === 0 && first > 0)) return IRR_NONE; // also for NaN among the flows
  if (changes === 0) {
    out[at] = -1;
    return IRR_TOTAL_LOSS;
  }
  const scale = times === null ? perYear : 1;
  const paidOut = gross + net;
  const paidIn = gross - net;
  const years = ((grossTime + netTime) / paidOut - (grossTime - netTime) / paidIn) / scale;
  const logRate = log(paidOut / paidIn) / years;
  const guess = logRate - logRate === 0 ? logRate : 0; // mean dates coincide, or a side lost in rounding
  if (first !== last) {
    const x = newton(flows, times, n, perYear, guess, first);
    const proved =
      changes === 1 ||
      (runningSumSignChanges(flows, times, n, perYear, x - PROBE, false) === 1 &&
        runningSumSignChanges(flows, times, n, perYear, x + PROBE, true) === 1);
    if (proved) {
      if (x <= LOG_RATE_LOW + PROBE || x >= LOG_RATE_HIGH - PROBE)
        if (!changesSignWithin(flows, times, n, perYear)) return IRR_NONE;
      out[at] = expm1(x);
      return IRR_ONE;
    }
  }
  const roots = scanRoots(flows, times, n, perYear);
  if (roots.length === 0) return IRR_NONE;
  const target = expm1(guess);
  let best = expm1(roots[0]!);
  for (let i = 1; i < roots.length; i++) {
    const rate = expm1(roots[i]!);
    if (Math.abs(rate - target) < Math.abs(best - target)) best = rate;
  }
  out[at] = best;
  return roots.length === 1 ? IRR_ONE : IRR_SEVERAL;
}

/** Newton on the scaled sum, kept inside a shrinking bracket; `first` is the sign of the sum at high rates. */
function newton(
  flows: Float64Array,
  times: Float64Array | null,
  n: number,
  perYear: number,
  guess: number,
  first: number,
): number {
  let low = LOG_RATE_LOW;
  let high = LOG_RATE_HIGH;
  let x = guess > low && guess < high ? guess : 0;
  for (let i = 0; i < 200; i++) {
    discount(flows, times, n, perYear, x);
    const value = discounted[0]!;
    if (value === 0) return x;
    if (value > 0 === first > 0) high = x;
    else low = x;
    const step = -value / discounted[1]!;
    if (step < STEP_TOLERANCE && step > -STEP_TOLERANCE) return x + step;
    const next = x + step;
    x = next > low && next < high ? next : 0.5 * (low + high);
    if (high - low < 1e-15) return x;
  }
  return x;
}

function valueAt(flows: Float64Array, times: Float64Array | null, n: number, perYear: number, x: number): number {
  discount(flows, times, n, perYear, x);
  return discounted[0]!;
}

function changesSignWithin(flows: Float64Array, times: Float64Array | null, n: number, perYear: number): boolean {
  const low = valueAt(flows, times, n, perYear, LOG_RATE_LOW);
  const high = valueAt(flows, times, n, perYear, LOG_RATE_HIGH);
  return low > 0 !== high > 0;
}

/**
 * All roots in the range, ascending, as ln(1 + rate): sign changes over a grid of 512 cells, and inside any cell pair
 * where the sum comes close to zero and turns back, a search for a pair of roots between.
 */
export function scanRoots(
  flows: Float64Array,
  times: Float64Array | null,
  n: number,
  perYear: number,
): readonly number[] {
  const f = (x: number): number => valueAt(flows, times, n, perYear, x);
  const width = (LOG_RATE_HIGH - LOG_RATE_LOW) / SCAN_CELLS;
  const roots: number[] = [];
  let xBefore = LOG_RATE_LOW;
  let before = f(xBefore);
  let x = LOG_RATE_LOW + width;
  let value = f(x);
  if (before === 0) roots.push(xBefore);
  else if (before > 0 !== value > 0) roots.push(bisect(f, xBefore, x));
  for (let i = 2; i <= SCAN_CELLS; i++) {
    const xNext = LOG_RATE_LOW + i * width;
    const next = f(xNext);
    if (value > 0 !== next > 0) roots.push(bisect(f, x, xNext));
    else if (before > 0 === value > 0 && Math.abs(value) <= Math.abs(before) && Math.abs(value) <= Math.abs(next)) {
      const dip = lowestPoint(f, xBefore, xNext, value > 0 ? 1 : -1);
      if (f(dip) > 0 !== value > 0) roots.push(bisect(f, xBefore, dip), bisect(f, dip, xNext));
    }
    xBefore = x;
    before = value;
    x = xNext;
    value = next;
  }
  return roots;
}

/** Root of f in [low, high] where it changes sign: halving until the bracket has no double inside. */
function bisect(f: (x: number) => number, low: number, high: number): number {
  const sign = f(low) > 0;
  let a = low;
  let b = high;
  for (let i = 0; i < 200; i++) {
    const middle = 0.5 * (a + b);
    if (middle === a || middle === b) break;
    if (f(middle) > 0 === sign) a = middle;
    else b = middle;
  }
  return b;
}

/** Golden-section search for the lowest point of sign * f; stops as soon as it is past zero. */
function lowestPoint(f: (x: number) => number, low: number, high: number, sign: number): number {
  const GOLDEN = 0.6180339887498949;
  let a = low;
  let b = high;
  let c = b - GOLDEN * (b - a);
  let d = a + GOLDEN * (b - a);
  let fc = sign * f(c);
  let fd = sign * f(d);
  for (let i = 0; i < 60; i++) {
    if (fc < 0) return c;
    if (fd < 0) return d;
    if (fc < fd) {
      b = d;
      d = c;
      fd = fc;
      c = b - GOLDEN * (b - a);
      fc = sign * f(c);
    } else {
      a = c;
      c = d;
      fc = fd;
      d = a + GOLDEN * (b - a);
      fd = sign * f(d);
    }
  }
  return 0.5 * (a + b);
}
