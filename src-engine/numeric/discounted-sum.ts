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

/**
 * Horner in the four classes of powers by remainder: chains of additions run side by side, which one chain would wait for.
 * The sum is c0(w) + v c1(w) + v^2 c2(w) + v^3 c3(w) with w = v^4.
 */
function discountGrid(flows: Float64Array, n: number, perYear: number, x: number): void {
  const forward = x >= 0;
  const v = exp(forward ? -x / perYear : x / perYear);
  const v2 = v * v;
  const w = v2 * v2;
  const step = forward ? -1 : 1;
  // powers from high to low; power p belongs to flow p (forward) or n - 1 - p
  let at = forward ? n - 1 : 0;
  let c0 = 0;
  let c1 = 0;
  let c2 = 0;
  let c3 = 0;
  // The highest powers, so that whole groups of four are left.
  const odd = n & 3;
  if (odd === 3) {
    c2 = flows[at]!;
    at += step;
  }
  if (odd >= 2) {
    c1 = flows[at]!;
    at += step;
  }
  if (odd >= 1) {
    c0 = flows[at]!;
    at += step;
  }
  let d0 = 0;
  let d1 = 0;
  let d2 = 0;
  let d3 = 0;
  const step2 = 2 * step;
  const step3 = 3 * step;
  for (let group = n >> 2; group > 0; group--) {
    d3 = d3 * w + c3;
    c3 = c3 * w + flows[at]!;
    d2 = d2 * w + c2;
    c2 = c2 * w + flows[at + step]!;
    d1 = d1 * w + c1;
    c1 = c1 * w + flows[at + step2]!;
    d0 = d0 * w + c0;
    c0 = c0 * w + flows[at + step3]!;
    at += step2 + step2;
  }
  const slopeOfW = d0 + v * d1 + v2 * (d2 + v * d3); // times 4 v^3: dw/dv
  const slope = c1 + 2 * v * c2 + 3 * v2 * c3 + 4 * v * v2 * slopeOfW; // by v
  discounted[0] = c0 + v * c1 + v2 * (c2 + v * c3);
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
