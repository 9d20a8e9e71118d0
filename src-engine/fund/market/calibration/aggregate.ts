import { log } from '../../../numeric/log.ts';

/** How a monthly process looks in quarters: sums of three months. The models are simulated monthly and fitted in quarters. */

/**
 * Autocovariance at lags 0..`lags` of quarterly sums of a monthly AR(1) of variance 1 and first autocorrelation `persistence`:
 * lag k sums `persistence^|3k + i - j|` over months i, j of the two quarters.
 */
export function quarterlyAutocovariance(persistence: number, lags: number): Float64Array {
  const power = new Float64Array(3 * lags + 3);
  power[0] = 1;
  for (let h = 1; h < power.length; h++) power[h] = power[h - 1]! * persistence;
  return Float64Array.from({ length: lags + 1 }, (_, k) => {
    let sum = 0;
    for (let d = -2; d <= 2; d++) sum += (3 - Math.abs(d)) * power[Math.abs(3 * k + d)]!;
    return sum;
  });
}

/** First autocorrelation of those quarterly sums. Rises from -1/3 or above to 1 with the persistence over (-0.5, 1). */
export function quarterlyPersistence(monthly: number): number {
  const c = quarterlyAutocovariance(monthly, 1);
  return c[1]! / c[0]!;
}

/** The monthly persistence whose quarterly sums have this first autocorrelation, by bisection; limits 0 to 0.99. */
export function monthlyPersistence(quarterly: number): number {
  let low = 0;
  let high = 0.99;
  if (quarterly <= 0) return 0;
  for (let i = 0; i < 60; i++) {
    const middle = 0.5 * (low + high);
    if (quarterlyPersistence(middle) < quarterly) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}

/** Log likelihood of a stationary Gaussian series, by the Durbin-Levinson recursion. */
export type GaussianFit = {
  /** Mean by generalised least squares. */
  readonly mean: number;
  /** Scale on the autocovariance at the maximum. */
  readonly scale: number;
  readonly logLikelihood: number;
};

/**
 * Exact Gaussian likelihood of `values` with autocovariance `scale x shape`. Mean and scale are concentrated out unless given.
 * Source: Brockwell and Davis (1991), Time Series: Theory and Methods, sections 5.2 and 8.7.
 */
export function gaussianFit(
  values: Float64Array,
  shape: Float64Array,
  given?: { mean: number; scale: number },
): GaussianFit {
  const n = values.length;
  const phi = new Float64Array(n);
  const before = new Float64Array(n);
  let variance = shape[0]!;
  let logVariances = 0;
  let [xx, xo, oo] = [0, 0, 0]; // sums of squared and crossed innovations of the values and of a constant
  for (let t = 0; t < n; t++) {
    if (t > 0) {
      let reflection = shape[t]!;
      for (let j = 0; j < t - 1; j++) reflection -= before[j]! * shape[t - 1 - j]!;
      reflection /= variance;
      for (let j = 0; j < t - 1; j++) phi[j] = before[j]! - reflection * before[t - 2 - j]!;
      phi[t - 1] = reflection;
      variance *= 1 - reflection * reflection;
      before.set(phi);
    }
    let x = values[t]!;
    let one = 1;
    for (let j = 0; j < t; j++) {
      x -= phi[j]! * values[t - 1 - j]!;
      one -= phi[j]!;
    }
    xx += (x * x) / variance;
    xo += (x * one) / variance;
    oo += (one * one) / variance;
    logVariances += log(variance);
  }
  const mean = given?.mean ?? xo / oo;
  const squares = xx - 2 * mean * xo + mean * mean * oo;
  const scale = given?.scale ?? squares / n;
  return { mean, scale, logLikelihood: -0.5 * (n * log(TWO_PI * scale) + logVariances + squares / scale) };
}

const TWO_PI = 6.283185307179586;
