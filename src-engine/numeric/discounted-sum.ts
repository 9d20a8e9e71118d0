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
 * Number of sign changes in the running sums of the discounted flows, from the first flow on (`fromEnd` false) or from
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
  // factor e^(-x t) relative to one end, chosen so that it never exceeds 1
  const forward = x >= 0;
  const ratio = exp(forward ? -x / perYear : x / perYear);
  const origin = times === null ? 0 : forward ? times[0]! : times[n - 1]!;
  let factor = 1;
  let changes = 0;
  let last = 0;
  let total = 0;
  if (times === null && forward === fromEnd) {
    // the factor shrinks away from the far end: sum with the nearer flow as unit instead, sign by sign
    for (let i = 0; i < n; i++) {
      total = total * ratio + flows[fromEnd ? n - 1 - i : i]!;
      const sign = total > 0 ? 1 : total < 0 ? -1 : 0;
      if (sign !== 0) {
        if (last !== 0 && sign !== last) changes++;
        last = sign;
      }
    }
    return changes;
  }
  for (let i = 0; i < n; i++) {
    const k = fromEnd ? n - 1 - i : i;
    if (times !== null) factor = exp(-x * (times[k]! - origin));
    total += flows[k]! * factor;
    factor *= ratio;
    const sign = total > 0 ? 1 : total < 0 ? -1 : 0;
    if (sign !== 0) {
      if (last !== 0 && sign !== last) changes++;
      last = sign;
    }
  }
  return changes;
}
