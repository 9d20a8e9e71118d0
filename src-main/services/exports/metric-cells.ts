/** A metric across paths; null and NaN are figures that do not exist. */
export type MetricLine = {
  readonly name: string;
  readonly unit: string;
  readonly count: number;
  readonly nullCount: number;
  readonly totalLossCount: number;
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly sd: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly percentiles: readonly { readonly percentile: number; readonly value: number | null }[];
};

/** Head of a table with a metric a row; the percentiles are those of its first metric. */
export function metricHeader(metrics: readonly MetricLine[]): string[] {
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
export function metricCells(m: MetricLine): (string | number | null)[] {
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
