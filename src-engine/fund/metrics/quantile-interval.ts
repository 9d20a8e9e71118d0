import { inverseNormal } from '../../numeric/inverse-normal.ts';
import { log } from '../../numeric/log.ts';
import { exp } from '../../numeric/exp.ts';
import { quantileOfSorted } from '../../numeric/quantile.ts';
import type { Estimate, SamplingDesign } from './sampling.ts';
import { clusterMeans, CONFIDENCE, errorOfMean, studentFactor } from './sampling.ts';

const TAIL = (1 - CONFIDENCE) / 2;
/** Expected count in the thinner tail from which the normal approximation with continuity correction places the ranks. */
const NORMAL_FROM = 50;

/**
 * Ranks (1-based) of the order statistics that enclose the p-quantile of n independent draws with at least 95 % probability,
 * whatever the distribution: the largest l with P(B < l) <= 2.5 % and the smallest u with P(B >= u) <= 2.5 %, B binomial (n, p).
 * 0 or n + 1 where n is too small for a bound. Ties only make the interval wider than needed.
 * Source: David and Nagaraja (2003), Order Statistics, 7.1.
 */
export function quantileRanks(n: number, p: number): { readonly low: number; readonly high: number } {
  const expected = n * Math.min(p, 1 - p);
  if (expected >= NORMAL_FROM) {
    const half = inverseNormal(1 - TAIL) * Math.sqrt(n * p * (1 - p));
    return { low: Math.max(0, Math.floor(n * p + 0.5 - half)), high: Math.min(n + 1, Math.ceil(n * p + 0.5 + half)) };
  }
  if (p > 0.5) {
    const mirrored = quantileRanks(n, 1 - p);
    return { low: n + 1 - mirrored.high, high: n + 1 - mirrored.low };
  }
  if (p === 0) return { low: 0, high: 1 };
  let probability = exp(n * log(1 - p)); // P(B = 0), at least e^-70 here
  let below = 0; // P(B < k)
  let low = 0;
  let high = n + 1;
  for (let k = 0; k <= n; k += 1) {
    if (below <= TAIL) low = k;
    if (1 - below <= TAIL) {
      high = k;
      break;
    }
    below += probability;
    probability *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  return { low, high };
}

/**
 * Type-7 quantile of the valued paths with a 95 % interval. Independent paths: order statistics, free of the distribution.
 * Pairs and replicates: Woodruff (1952), the quantiles at p +- t se of the share of paths below, se from cluster means.
 */
export function quantileEstimate(
  sorted: Float64Array,
  values: Float64Array,
  p: number,
  design: SamplingDesign,
): Estimate {
  const value = quantileOfSorted(sorted, p);
  const n = sorted.length;
  if (design.clusters === 'paths') {
    const { low, high } = quantileRanks(n, p);
    return { value, low: low >= 1 ? sorted[low - 1]! : NaN, high: high <= n ? sorted[high - 1]! : NaN };
  }
  const below = Float64Array.from(values, (x) => (Number.isNaN(x) ? NaN : x <= value ? 1 : 0));
  const half = studentFactor(clusterMeans(below, design).length - 1) * errorOfMean(below, design);
  return {
    value,
    low: p - half >= 0 ? quantileOfSorted(sorted, p - half) : NaN,
    high: p + half <= 1 ? quantileOfSorted(sorted, p + half) : NaN,
  };
}
