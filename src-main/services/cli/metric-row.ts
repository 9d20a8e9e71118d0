import type { RunResult } from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import type { TextColumn } from './text-table.ts';

type Metric = RunResult['summary']['metrics'][number];

/** Columns of a table with a metric a line. */
export const metricColumns = (title: string): readonly TextColumn[] => [
  { title, align: 'left' },
  ...['mean', 'std error', 'P5', 'P25', 'P50', 'P75', 'P95'].map((t) => ({ title: t, align: 'right' as const })),
];

/** The distribution of a metric across paths. */
export function metricRow(metric: Metric, label: string): string[] {
  const at = (percentile: number) =>
    formatValue(metric.percentiles.find((p) => p.percentile === percentile)?.value ?? null, metric.unit);
  const margin = formatValue(metric.standardError, metric.unit);
  return [
    label,
    formatValue(metric.mean, metric.unit),
    `+- ${margin}`,
    at(0.05),
    at(0.25),
    at(0.5),
    at(0.75),
    at(0.95),
  ];
}
