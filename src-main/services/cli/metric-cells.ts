import type { RunResult } from '../../../src-engine/index.ts';

type Metric = RunResult['summary']['metrics'][number];

/** Head of a table with a metric a row; the percentiles are those of its first metric. */
export function metricHeader(metrics: readonly Metric[]): string[] {
  const percentiles = metrics[0]?.percentiles.map(({ percentile }) => `p${Math.round(100 * percentile)}`) ?? [];
  return [
    'metric',
    'unit',
    'count',
    'noValue',
    'totalLoss',
    'mean',
    'standardError',
    'sd',
    'min',
    ...percentiles,
    'max',
  ];
}

/** Its row. */
export function metricCells(m: Metric): (string | number)[] {
  return [
    m.name,
    m.unit,
    m.count,
    m.nullCount,
    m.totalLossCount,
    m.mean,
    m.standardError,
    m.sd,
    m.min,
    ...m.percentiles.map(({ value }) => value),
    m.max,
  ];
}
