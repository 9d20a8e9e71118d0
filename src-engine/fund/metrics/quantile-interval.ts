import { quantileInterval } from '../../numeric/quantile-interval.ts';
import { quantileOfSorted } from '../../numeric/quantile.ts';
import type { Estimate, Clusters } from './sampling.ts';
import { CONFIDENCE, halfWidthOfMean } from './sampling.ts';

/**
 * Type-7 quantile of the valued paths with a 95 % interval; a side that so few paths cannot bound is NaN. Independent paths:
 * order statistics, whatever the distribution. Pairs and replicates: Woodruff (1952), the quantiles at p +- t se of the share
 * of paths at or below, se from cluster means.
 *
 * @param sorted the valued paths, ascending
 * @param values all paths in path order, NaN for no value
 */
export function quantileEstimate(sorted: Float64Array, values: Float64Array, p: number, clusters: Clusters): Estimate {
  const value = quantileOfSorted(sorted, p);
  const n = sorted.length;
  if (clusters.of === null) {
    const { lower, upper } = quantileInterval(sorted, p, CONFIDENCE);
    return { value, low: lower ?? NaN, high: upper ?? NaN };
  }
  const below = Float64Array.from(values, (x) => (Number.isNaN(x) ? NaN : x <= value ? 1 : 0));
  // Pairs that mirror exactly have no error in the share below; the order statistics are still one step apart.
  const half = Math.max(halfWidthOfMean(below, clusters), 1 / n);
  return {
    value,
    low: p - half >= 0 ? quantileOfSorted(sorted, p - half) : NaN,
    high: p + half <= 1 ? quantileOfSorted(sorted, p + half) : NaN,
  };
}
