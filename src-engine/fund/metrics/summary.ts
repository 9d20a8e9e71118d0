import type { TableDef } from '../../core/table.ts';
import { AppError } from '../../core/errors.ts';
import { correlation, mean } from '../../numeric/neumaier.ts';
import type { DrawSettings } from '../../random/settings.ts';
import type { MetricSummary } from './metric-summary.ts';
import { summariseColumns } from './metric-summary.ts';
import { quantileEstimate } from './quantile-interval.ts';
import type { MetricsPlan } from './resolve.ts';
import { HURDLE_TOLERANCE } from './return-measures.ts';
import { conditionalValueAtRisk, sharpeRatio, sortinoRatio, tailDependence, valueAtRisk } from './risk.ts';
import type { Clusters, Estimate, SamplingDesign } from './sampling.ts';
import { clustersOf, errorOfMean, estimateOf, probabilityOf, samplingOf, spreadOf, valuedOf } from './sampling.ts';
import { pathMetricsTable } from './table.ts';

/** One entry per path in path order, NaN for no value. */
export type RunColumns = Readonly<Record<string, Float64Array>>;

/** Risk of the net IRR across paths: total losses count as -1, paths without a value are left out. */
export type RiskSummary = {
  readonly hurdleAnnual: number;
  readonly riskFreeAnnual: number;
  readonly valuedCount: number;
  readonly nullCount: number;
  readonly totalLossCount: number;
  /** Loss positive, in net IRR a year. */
  readonly valueAtRisk: readonly (Estimate & { readonly level: number })[];
  readonly conditionalValueAtRisk: readonly (Estimate & { readonly level: number })[];
  /** Net IRR below 0. */
  readonly lossProbability: Estimate;
  /** Net IRR below the hurdle by more than 1e-9. */
  readonly belowHurdleProbability: Estimate;
  /** Mean excess of net IRR over the risk-free rate over the sd of net IRR, both annual, across paths. */
  readonly sharpe: number;
  /** The same excess over the root mean square of shortfalls below the risk-free rate. */
  readonly sortino: number;
  readonly tailFraction: number;
  /** Share of the worst paths of the national index that are also the worst by net IRR. */
  readonly tailDependence: number;
  readonly marketCorrelation: number;
};

/** Mean net IRR over the first `paths` paths and its standard error. */
export type ConvergencePoint = { readonly paths: number; readonly mean: number; readonly standardError: number };

export type RunSummary = {
  readonly pathCount: number;
  readonly design: SamplingDesign;
  readonly metrics: readonly MetricSummary[];
  readonly risk: RiskSummary;
  /** At powers of two and at the end. */
  readonly convergence: readonly ConvergencePoint[];
  /** Path at the lower-median rank of net IRR, ties by index; null when no path has one. */
  readonly medianPath: { readonly path: number; readonly netIrrAnnual: number } | null;
};

/**
 * Statistics of a run from its columns in path order (compensated sums), whatever the order in which paths were computed.
 * `tables` says which columns are summarised; those that the run did not keep are skipped. `pathNumbers` names the path of
 * each entry when a run was cut short and entry k is not path k: pairs, replicates and the median path go by it.
 * @throws AppError `input/invalid` when netIrrAnnual or nationalGrowthAnnual is missing
 */
export function summarise(
  plan: MetricsPlan,
  columns: RunColumns,
  settings: Pick<DrawSettings, 'mode' | 'replicates'>,
  tables: readonly TableDef[] = [pathMetricsTable],
  pathNumbers: ArrayLike<number> | null = null,
): RunSummary {
  const design = samplingOf(settings);
  const netIrr = columns['netIrrAnnual'];
  const growth = columns['nationalGrowthAnnual'];
  if (netIrr === undefined || growth === undefined)
    throw new AppError('input/invalid', 'A summary needs the columns netIrrAnnual and nationalGrowthAnnual.');
  const clusters = clustersOf(design, pathNumbers, netIrr.length);
  return {
    pathCount: netIrr.length,
    design,
    metrics: summariseColumns(tables, columns, clusters, plan.config.histogramBins),
    risk: riskOf(plan, netIrr, growth, clusters),
    convergence: convergenceOf(netIrr, clusters),
    medianPath: medianPathOf(netIrr, pathNumbers),
  };
}

function riskOf(plan: MetricsPlan, netIrr: Float64Array, growth: Float64Array, clusters: Clusters): RiskSummary {
  const { riskFreeAnnual, varLevels, tailFraction } = plan.config;
  const isValued = (_: number, path: number) => !Number.isNaN(netIrr[path]!);
  const valued = valuedOf(netIrr);
  const market = growth.filter(isValued);
  const sorted = valued.slice().sort();
  const flag = (test: (rate: number) => boolean) =>
    Float64Array.from(netIrr, (rate) => (Number.isNaN(rate) ? NaN : test(rate) ? 1 : 0));
  return {
    hurdleAnnual: plan.hurdleAnnual,
    riskFreeAnnual,
    valuedCount: valued.length,
    nullCount: netIrr.length - valued.length,
    totalLossCount: valued.filter((rate) => rate === -1).length,
    valueAtRisk: varLevels.map((level) => {
      const quantile = quantileEstimate(sorted, netIrr, 1 - level, clusters);
      return { level, value: valueAtRisk(sorted, level), low: -quantile.high, high: -quantile.low };
    }),
    conditionalValueAtRisk: varLevels.map((level) => {
      const q = -valueAtRisk(sorted, level);
      // Influence of each path on expected shortfall (Manistre and Hancock 2005).
      const influences = Float64Array.from(netIrr, (rate) => -Math.min(rate - q, 0) / (1 - level));
      return { level, ...estimateOf(conditionalValueAtRisk(sorted, level), influences, clusters) };
    }),
    lossProbability: probabilityOf(
      flag((rate) => rate < 0),
      clusters,
    ),
    belowHurdleProbability: probabilityOf(
      flag((rate) => rate < plan.hurdleAnnual - HURDLE_TOLERANCE),
      clusters,
    ),
    sharpe: sharpeRatio(valued, riskFreeAnnual),
    sortino: sortinoRatio(valued, riskFreeAnnual),
    tailFraction,
    tailDependence: tailDependence(market, valued, tailFraction),
    marketCorrelation: spreadOf(market) > 0 && spreadOf(valued) > 0 ? correlation(market, valued) : NaN,
  };
}

/** Running mean of the valued paths among the first 2, 4, 8 ... and all. */
export function convergenceOf(values: Float64Array, clusters: Clusters): readonly ConvergencePoint[] {
  const points: ConvergencePoint[] = [];
  for (let paths = 2; paths < values.length; paths *= 2) points.push(convergencePoint(values, clusters, paths));
  if (values.length > 0) points.push(convergencePoint(values, clusters, values.length));
  return points;
}

function convergencePoint(values: Float64Array, clusters: Clusters, paths: number): ConvergencePoint {
  const valued = valuedOf(values.subarray(0, paths));
  return { paths, mean: mean(valued), standardError: errorOfMean(values, clusters, paths) };
}

/** Lower median: rank floor((n - 1) / 2) of the valued paths in order of value, then index. */
export function medianPathOf(
  values: Float64Array,
  pathNumbers: ArrayLike<number> | null = null,
): RunSummary['medianPath'] {
  const order = Array.from(values, (_, path) => path)
    .filter((path) => !Number.isNaN(values[path]!))
    .sort((a, b) => values[a]! - values[b]! || a - b);
  const entry = order[(order.length - 1) >> 1];
  if (entry === undefined) return null;
  return { path: pathNumbers === null ? entry : pathNumbers[entry]!, netIrrAnnual: values[entry]! };
}
