import { exp } from './exp.ts';

/**
 * Flows discounted at a continuous annual rate x = ln(1 + r): sum of flow_k e^(-x t_k), times ascending, in years.
 * `times` null means an even grid, t_k = k / perYear, which needs one exp instead of n.
 *
 * All sums are scaled by a positive factor (e^(x t_first) for x >= 0, e^(x t_last) below) so that no rate and no length
 * overflows; signs and roots are those of the plain sum. Nothing here allocates.
 */

/** Result cells of `discount`: the scaled sum and its derivative by x. */
export const discounted = new Float64Array(2);

export function discount(flows: Float64Array, times: Float64Array | null, n: number, perYear: number, x: number): void {
  if (times === null) discountGrid(flows, n, perYear, x);
  else discountDated(flows, times, n, x);
}

/** Horner in even and odd powers apart: two chains of additions run side by side. */
function discountGrid(flows: Float64Array, n: number, perYear: number, x: number): void {
  const forward = x >= 0;
  const v = exp(forward ? -x / perYear : x / perYear);
  const w = v * v;
  let even = 0;
  let odd = 0;
  let evenSlope = 0;
  let oddSlope = 0;
  // powers from high to low; power p belongs to flow p (forward) or n - 1 - p
  let power = n - 1;
  let at = forward ? n - 1 : 0;
  const step = forward ? -1 : 1;
  if ((power & 1) === 0) {
    even = flows[at]!;
    at += step;
    power--;
  }
  for (; power >= 1; power -= 2) {
    oddSlope = oddSlope * w + odd;
    odd = odd * w + flows[at]!;
    evenSlope = evenSlope * w + even;
    even = even * w + flows[at + step]!;
    at += 2 * step;
  }
  const slope = 2 * v * evenSlope + odd + 2 * w * oddSlope; // by v
  discounted[0] = even + v * odd;
  discounted[1] = ((forward ? -1 : 1) * slope * v) / perYear;
}

function discountDated(flows: Float64Array, times: Float64Array, n: number, x: number): void {
  const origin = x >= 0 ? times[0]! : times[n - 1]!;
  let total = 0;
  let slope = 0;
  for (let k = 0; k < n; k++) {
    const t = times[k]! - origin;
    const value = flows[k]! * exp(-x * t);
    total += value;
    slope -= t * value;
  }
  discounted[0] = total;
  discounted[1] = slope;
}

/**
 * Sign changes in the running sums of the discounted flows (0, 1, or 2 for two and more), from the first flow on (`fromEnd` false) or from
 * the last one back. By Laguerre's rule the first bounds the roots above x, the second the roots below x.
 * Source: Laguerre (1883); Jameson (2006), "Counting zeros of generalised polynomials", Mathematical Gazette 90, 223-234.
 */
export function runningSumSignChanges(
  flows: Float64Array,
  times: Float64Array | null,
  n: number,
  perYear: number,
  x: number,
  fromEnd: boolean,
): number {
  const forward = x >= 0;
  const ratio = exp(forward ? -x / perYear : x / perYear); // at most 1
  const origin = times === null ? 0 : forward ? times[0]! : times[n - 1]!;
  const towards = times === null && forward === fromEnd;
  const step = fromEnd ? -1 : 1;
  let k = fromEnd ? n - 1 : 0;
  let factor = 1;
  let total = 0;
  let last = 0; // sign of the running sum so far
  let changes = 0;
  for (let i = 0; i < n && changes < 2; i++, k += step) {
    if (towards)
      total = total * ratio + flows[k]!; // in units of the flow at hand, so that factors never grow
    else {
      if (times !== null) factor = exp(-x * (times[k]! - origin));
      total += flows[k]! * factor;
      factor *= ratio;
    }
    if (total * last < 0) {
      changes++;
      last = -last;
    } else if (last === 0 && total !== 0) last = total > 0 ? 1 : -1;
  }
  return changes;
}
