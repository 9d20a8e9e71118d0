/**
 * Sum of the first `n` values with Neumaier's running compensation: error a few ulp whatever n and the order of sizes.
 * Source: Neumaier (1974), ZAMM 54, 39-51.
 */
export function sum(values: ArrayLike<number>, n = values.length): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  const result = total + lost;
  return result === result ? result : total; // infinities compensate to NaN; the plain sum is right for them
}

/** Sum of products of the first `n` pairs, compensated as `sum` (the products themselves are rounded). */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>, n = a.length): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < n; i++) {
    const value = a[i]! * b[i]!;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** Sum of (value - centre)^power, compensated; power 2, 3 or 4. */
function sumOfPowers(values: ArrayLike<number>, n: number, centre: number, power: 2 | 3 | 4): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < n; i++) {
    const d = values[i]! - centre;
    const value = power === 2 ? d * d : power === 3 ? d * d * d : d * d * d * d;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** Arithmetic mean; NaN when there are no values. */
export function mean(values: ArrayLike<number>, n = values.length): number {
  return n > 0 ? sum(values, n) / n : NaN;
}

/** Variance about the mean, two passes. `ddof` 1 divides by n - 1 (sample), 0 by n. NaN when n <= ddof. */
export function variance(values: ArrayLike<number>, ddof: 0 | 1 = 1, n = values.length): number {
  return n > ddof ? sumOfPowers(values, n, mean(values, n), 2) / (n - ddof) : NaN;
}

/** Standard deviation, the root of `variance`. */
export function sd(values: ArrayLike<number>, ddof: 0 | 1 = 1, n = values.length): number {
  return Math.sqrt(variance(values, ddof, n));
}

/** Standard error of the mean of independent values: sd / sqrt(n). NaN for fewer than two. */
export function standardError(values: ArrayLike<number>, n = values.length): number {
  return sd(values, 1, n) / Math.sqrt(n);
}

/** Third standardised moment m3 / m2^1.5 (population form). NaN when there is no spread. */
export function skewness(values: ArrayLike<number>, n = values.length): number {
  if (n < 2) return NaN;
  const centre = mean(values, n);
  const m2 = sumOfPowers(values, n, centre, 2) / n;
  return m2 > 0 ? sumOfPowers(values, n, centre, 3) / n / (m2 * Math.sqrt(m2)) : NaN;
}

/** Fourth standardised moment less 3 (population form): 0 for a normal. NaN when there is no spread. */
export function excessKurtosis(values: ArrayLike<number>, n = values.length): number {
  if (n < 2) return NaN;
  const centre = mean(values, n);
  const m2 = sumOfPowers(values, n, centre, 2) / n;
  return m2 > 0 ? sumOfPowers(values, n, centre, 4) / n / (m2 * m2) - 3 : NaN;
}

/** Sample covariance of the first `n` pairs, `ddof` as in `variance`. */
export function covariance(a: ArrayLike<number>, b: ArrayLike<number>, ddof: 0 | 1 = 1, n = a.length): number {
  if (n <= ddof) return NaN;
  const meanA = mean(a, n);
  const meanB = mean(b, n);
  let total = 0;
  let lost = 0;
  for (let i = 0; i < n; i++) {
    const value = (a[i]! - meanA) * (b[i]! - meanB);
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return (total + lost) / (n - ddof);
}

/** Pearson correlation of the first `n` pairs; NaN when one of them does not vary. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>, n = a.length): number {
  const spread = Math.sqrt(variance(a, 0, n) * variance(b, 0, n));
  return spread > 0 ? covariance(a, b, 0, n) / spread : NaN;
}
