import { columnNames } from '../../core/table.ts';
import type { PathMetricName } from './table.ts';
import { pathMetricsTable } from './table.ts';

/** Position of each metric in a row: `out[offset + METRIC.walYears]`. */
export const METRIC = Object.freeze(
  Object.fromEntries(columnNames(pathMetricsTable).map((name, position) => [name, position])),
) as Readonly<Record<PathMetricName, number>>;

/** Entries in one row of `pathMetricsTable`. */
export const METRIC_COUNT = columnNames(pathMetricsTable).length;
