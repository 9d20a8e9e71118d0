import type { TableDef } from '../../core/table.ts';
import type { Unit } from '../../core/units.ts';
import { mean, skewness } from '../../numeric/neumaier.ts';
import { quantileEstimate } from './quantile-interval.ts';
import type { Clusters, Estimate } from './sampling.ts';
import { errorOfMean, spreadOf, valuedOf } from './sampling.ts';

/** Percentiles of every summary, as fractions. */
export const summaryPercentiles = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99] as const;

/** The rates in which a total loss counts as -1. */
const totalLossMetrics: ReadonlySet<string> = new Set([
  'grossIrrAnnual',
  'fundIrrAnnual',
  'netIrrAnnual',
  'netXirrAnnual',
  'netMirrAnnual',
  'netIrrWithoutSubscriptionLineAnnual',
  'netIrrWithoutNavLineAnnual',
  'afterTaxNetIrrAnnual',
  'directAlphaAnnual',
  'aggregateNetIrrAnnual',
  'pooledNetIrrAnnual',
  'seniorIrrAnnual',
  'mezzanineIrrAnnual',
  'preferredIrrAnnual',
  'equityIrrAnnual',
  'allClassesIrrAnnual',
]);

export type Percentile = Estimate & { readonly percentile: number };
/** `counts[k]` values in [low + k width, low + (k + 1) width), the last bin closed. Empty when there is no value. */
export type Histogram = { readonly low: number; readonly high: number; readonly counts: readonly number[] };

/** Distribution of one metric over the paths of a run. Figures are NaN where there is nothing to compute them from. */
export type MetricSummary = {
  readonly name: string;
  readonly unit: Unit;
  readonly doc: string;
  /** Paths with a value: the n of every figure here. */
  readonly count: number;
  /** Paths without one, left out of every figure. */
  readonly nullCount: number;
  /** Paths among `count` that lost everything and stand at -1; 0 for metrics that are no rate of return. */
  readonly totalLossCount: number;
  readonly mean: number;
  /** From pairs or replicates where paths are not independent. */
  readonly standardError: number;
  readonly sd: number;
  readonly skewness: number;
  readonly min: number;
  readonly max: number;
  readonly percentiles: readonly Percentile[];
  readonly histogram: Histogram;
};

/** Summaries of every column of the tables, in their order. Columns hold one entry per path, in path order, NaN for no value. */
export function summariseColumns(
  tables: readonly TableDef[],
  columns: Readonly<Record<string, Float64Array>>,
  clusters: Clusters,
  histogramBins: number,
): readonly MetricSummary[] {
  return tables.flatMap((table) =>
    Object.entries(table.spec).flatMap(([name, { unit, doc }]) => {
      const values = columns[name];
      return values === undefined
        ? []
        : [{ name, unit, doc, ...summariseValues(name, values, clusters, histogramBins) }];
    }),
  );
}

function summariseValues(
  name: string,
  values: Float64Array,
  clusters: Clusters,
  histogramBins: number,
): Omit<MetricSummary, 'name' | 'unit' | 'doc'> {
  const valued = valuedOf(values);
  if (valued.length === 0) return withoutValue(values.length);
  const count = valued.length;
  const inOrder = {
    totalLossCount: totalLossMetrics.has(name) ? totalLossesIn(valued) : 0,
    mean: mean(valued),
    standardError: errorOfMean(values, clusters),
    sd: spreadOf(valued),
    skewness: skewness(valued),
  };
  const sorted = valued.sort(); // in place: what needs the order of paths is done
  const min = sorted[0]!;
  const max = sorted[count - 1]!;
  return {
    count,
    nullCount: values.length - count,
    ...inOrder,
    mean: min === max ? min : inOrder.mean,
    min,
    max,
    percentiles: summaryPercentiles.map((percentile) => ({
      percentile,
      ...quantileEstimate(sorted, values, percentile, clusters),
    })),
    histogram: histogramOf(sorted, histogramBins),
  };
}

function totalLossesIn(rates: Float64Array): number {
  let losses = 0;
  for (const rate of rates) if (rate === -1) losses += 1;
  return losses;
}

/** Of a part that the fund does not have: as the sums below would give it, without their memory. */
function withoutValue(paths: number): Omit<MetricSummary, 'name' | 'unit' | 'doc'> {
  const none = { mean: NaN, standardError: NaN, sd: NaN, skewness: NaN, min: NaN, max: NaN };
  return {
    count: 0,
    nullCount: paths,
    totalLossCount: 0,
    ...none,
    percentiles: summaryPercentiles.map((percentile) => ({ percentile, value: NaN, low: NaN, high: NaN })),
    histogram: { low: NaN, high: NaN, counts: [] },
  };
}

/** Equal bins between the smallest and the largest value; one bin when they are the same. */
export function histogramOf(sorted: Float64Array, bins: number): Histogram {
  const n = sorted.length;
  if (n === 0) return { low: NaN, high: NaN, counts: [] };
  const low = sorted[0]!;
  const high = sorted[n - 1]!;
  if (!(high > low)) return { low, high, counts: [n] };
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of sorted) counts[Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins))]! += 1;
  return { low, high, counts };
}
