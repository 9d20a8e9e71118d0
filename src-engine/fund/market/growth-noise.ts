/**
 * Monthly log growth with carried-over shocks: `u_m = persistence u_{m-1} + e_m`, log index X_m = u_1 + ... + u_m.
 * GBM is persistence 0; mean reversion of growth is persistence exp(-speed / 12).
 *
 * A shock of month j reaches X_m with weight `w_{m-j}`, w_n = 1 + p + ... + p^n; the state at month 0 with weight
 * `p + ... + p^m` = p w_{m-1}.
 */

/** Sum of the first n powers `1 + p + ... + p^(n-1)`; 0 for n = 0. Stable for any p, also near 1. */
export function powerSum(persistence: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum = sum * persistence + 1;
  return sum;
}

/** Stationary variance of `u` for shocks of variance 1. */
export function stationaryVariance(persistence: number): number {
  return 1 / (1 - persistence * persistence);
}

/**
 * Exact variance of X_m, m = 0..months, for shocks of variance `shockVariance` and a state at month 0 of variance
 * `startVariance`. Length months + 1.
 */
export function integratedVariance(
  persistence: number,
  shockVariance: number,
  startVariance: number,
  months: number,
): Float64Array {
  const variance = new Float64Array(months + 1);
  let weight = 0;
  let shocks = 0;
  for (let m = 1; m <= months; m++) {
    const startWeight = persistence * (weight * persistence + 1);
    weight = weight * persistence + 1;
    shocks += weight * weight;
    variance[m] = shockVariance * shocks + startVariance * startWeight * startWeight;
  }
  return variance;
}

/** Variance of the change of X over `months` months in the long run, for shocks of variance 1. */
export function stationaryChangeVariance(persistence: number, months: number): number {
  return integratedVariance(persistence, 1, stationaryVariance(persistence), months)[months]!;
}
