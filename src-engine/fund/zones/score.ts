import { normalCdf } from '../../numeric/normal-cdf.ts';
import type { SuburbTable } from '../data/data-room.ts';
import { metricCategories, type MetricCategory } from '../data/metric.ts';
import { metricNames, metricOf } from '../data/metrics.ts';
import { measurementWeights } from './copies.ts';

/** One metric as a column to score. */
export type ScoredColumn = {
  readonly category: MetricCategory;
  /** +1: higher is riskier; -1: lower is riskier. */
  readonly sign: 1 | -1;
  /** NaN where missing. */
  readonly values: Float64Array;
  /** Weight of each value in mean and standard deviation; 0 where missing. */
  readonly weight: Float64Array;
};

export type SuburbScores = {
  /** Risk score 0 (safest) to 10 per suburb; NaN where no metric is known. */
  readonly riskScore: Float64Array;
  /** Standardised score per category, higher is riskier; NaN where the suburb has no metric of it. */
  readonly category: Readonly<Record<MetricCategory, Float64Array>>;
  /** Number of metrics behind each suburb's score. */
  readonly metricCount: Int32Array;
  /** Categories with a weight but without one scored figure: they carry no weight. */
  readonly emptyCategories: readonly MetricCategory[];
};

/** The metrics of the suburb table that have a direction; neutral ones describe and are not scored. */
export function scoredColumns(suburbs: SuburbTable): ScoredColumn[] {
  return metricNames.flatMap((name): ScoredColumn[] => {
    const { category, direction } = metricOf(name);
    if (direction === 'neutral') return [];
    const weight = measurementWeights(suburbs, name);
    return [{ category, sign: direction === 'higher-is-riskier' ? 1 : -1, values: suburbs.metrics[name], weight }];
  });
}

/** (value - mean) / standard deviation under the weights (population form), limited to +-`limit`; 0 where nothing varies, NaN where missing. */
export function standardise(values: Float64Array, weight: Float64Array, limit = Infinity): Float64Array {
  let total = 0;
  let sum = 0;
  for (const [s, value] of values.entries()) {
    if (Number.isNaN(value)) continue;
    total += weight[s]!;
    sum += weight[s]! * value;
  }
  const mean = sum / total;
  let squares = 0;
  for (const [s, value] of values.entries())
    if (!Number.isNaN(value)) squares += weight[s]! * (value - mean) * (value - mean);
  const sd = Math.sqrt(squares / total);
  // Rounding leaves about 1e-16 of the mean in a column that does not vary: that is not spread.
  const flat = !(sd > 1e-12 * Math.abs(mean));
  return values.map((value) =>
    Number.isNaN(value) ? NaN : flat ? 0 : Math.max(-limit, Math.min(limit, (value - mean) / sd)),
  );
}

/**
 * Risk score of each suburb by weighted z-scores. A category's score is the mean of the signed z-scores of its known metrics,
 * standardised again so that a weight means the same in every category; the composite is the weighted mean over the
 * categories with a figure (the weights of the others fall away); the risk score is `10 Phi(standardised composite)`,
 * so 5 is the typical suburb, 2 and 8 are about 0.84 standard deviations from it.
 *
 * @param categoryWeight at least 0; all 0 scores nothing
 * @param zLimit largest z-score that one metric may have
 */
export function scoreSuburbs(
  columns: readonly ScoredColumn[],
  categoryWeight: Readonly<Record<MetricCategory, number>>,
  zLimit: number,
  suburbs: number,
): SuburbScores {
  const metricCount = new Int32Array(suburbs);
  const ones = new Float64Array(suburbs).fill(1);
  const composite = new Float64Array(suburbs);
  const weightUsed = new Float64Array(suburbs);
  const category = {} as Record<MetricCategory, Float64Array>;
  const emptyCategories: MetricCategory[] = [];
  for (const name of metricCategories) {
    const weight = categoryWeight[name];
    const sum = new Float64Array(suburbs);
    const known = new Float64Array(suburbs);
    for (const column of columns) {
      if (column.category !== name) continue;
      const z = standardise(column.values, column.weight, zLimit);
      for (let s = 0; s < suburbs; s++) {
        if (Number.isNaN(z[s]!)) continue;
        sum[s]! += column.sign * z[s]!;
        known[s]! += 1;
        if (weight > 0) metricCount[s]! += 1;
      }
    }
    const score = standardise(
      sum.map((value, s) => (known[s] === 0 ? NaN : value / known[s]!)),
      ones,
    );
    category[name] = score;
    if (weight > 0 && score.every((value) => Number.isNaN(value))) emptyCategories.push(name);
    for (let s = 0; s < suburbs; s++) {
      if (!(weight > 0) || Number.isNaN(score[s]!)) continue;
      composite[s]! += weight * score[s]!;
      weightUsed[s]! += weight;
    }
  }
  const overall = standardise(
    composite.map((value, s) => (weightUsed[s] === 0 ? NaN : value / weightUsed[s]!)),
    ones,
  );
  const riskScore = overall.map((value) => (Number.isNaN(value) ? NaN : 10 * normalCdf(value)));
  return { riskScore, category, metricCount, emptyCategories };
}
