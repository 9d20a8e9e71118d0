import { mean } from '../../numeric/neumaier.ts';
import { quantileOfSorted } from '../../numeric/quantile.ts';

/** A figure across paths: mean, median and a pair of mirrored percentiles (type 7). All NaN without a path. */
export type Spread = {
  readonly mean: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
};

/** @param values one per path; NaN for a path without the figure, which is left out */
export function spreadAcross(values: Float64Array, lowPercentile: number): Spread {
  const valued = values.filter((value) => !Number.isNaN(value));
  const sorted = valued.slice().sort();
  return {
    mean: mean(valued),
    low: quantileOfSorted(sorted, lowPercentile),
    median: quantileOfSorted(sorted, 0.5),
    high: quantileOfSorted(sorted, 1 - lowPercentile),
  };
}
