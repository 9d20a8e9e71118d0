export type QuantileInterval = {
  /** Ranks from 1 of the two order statistics; null when the sample is too small to bound that side. */
  readonly lowerRank: number | null;
  readonly upperRank: number | null;
  /** Their values; null as the ranks. */
  readonly lower: number | null;
  readonly upper: number | null;
};

/**
 * Distribution-free confidence interval of the p-quantile: two order statistics that enclose it with at least the stated
 * confidence, each side missing with at most (1 - confidence) / 2. Holds for any distribution, atoms included.
 *
 * @param sorted ascending, no NaN
 * Source: Conover, Practical Nonparametric Statistics, section 3.2; binomial probabilities by recursion from the mode.
 */
export function quantileInterval(sorted: ArrayLike<number>, p: number, confidence = 0.95): QuantileInterval {
  const n = sorted.length;
  const tail = (1 - confidence) / 2;
  if (n === 0 || !(p > 0 && p < 1)) return { lowerRank: null, upperRank: null, lower: null, upper: null };
  // Number of values at or below the quantile: binomial(n, p). Weights relative to the mode, until they vanish.
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  const down: number[] = [];
  for (let k = mode, weight = 1; k > 0 && weight > 1e-20; k--) down.push((weight *= k / ((n - k + 1) * odds)));
  const up: number[] = [];
  for (let k = mode, weight = 1; k < n && weight > 1e-20; k++) up.push((weight *= ((n - k) * odds) / (k + 1)));
  const first = mode - down.length;
  const weights = [...down.reverse(), 1, ...up];
  const total = weights.reduce((a, b) => a + b, 0);
  let lowerRank: number | null = null;
  let upperRank: number | null = null;
  let cumulative = 0; // P(count <= k)
  for (let i = 0; i < weights.length; i++) {
    const k = first + i;
    cumulative += weights[i]! / total;
    // P(X_(r) > quantile) = P(count <= r - 1): the largest r that keeps it within the tail
    if (cumulative <= tail) lowerRank = k + 1;
    if (upperRank === null && cumulative >= 1 - tail) upperRank = k + 1;
  }
  if (lowerRank === null && first > 0) lowerRank = first; // everything below `first` has no weight left
  if (upperRank !== null && upperRank > n) upperRank = null;
  return {
    lowerRank,
    upperRank,
    lower: lowerRank === null ? null : sorted[lowerRank - 1]!,
    upper: upperRank === null ? null : sorted[upperRank - 1]!,
  };
}
