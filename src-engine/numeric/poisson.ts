import { exp } from './exp.ts';

/** Beyond this mean the normal approximation is used: its error in the bounds is below one count. */
const NORMAL_FROM = 600;
const Z_975 = 1.959963984540054;

/**
 * Central 95 % range of a Poisson count: the least k with P(N <= k) >= 2.5 %, and the least with P(N <= k) >= 97.5 %.
 * @param mean expected count, 0 or more
 */
export function poissonRange95(mean: number): { readonly low: number; readonly high: number } {
  if (!(mean > 0)) return { low: 0, high: 0 };
  if (mean > NORMAL_FROM) {
    const reach = Z_975 * Math.sqrt(mean);
    return { low: Math.floor(mean - reach), high: Math.ceil(mean + reach) };
  }
  let term = exp(-mean);
  let below = term;
  let k = 0;
  let low = -1;
  for (;;) {
    if (low < 0 && below >= 0.025) low = k;
    if (below >= 0.975) return { low, high: k };
    k += 1;
    term *= mean / k;
    below += term;
  }
}
