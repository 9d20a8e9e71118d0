import type { StoredResult } from '../../../src-engine/index.ts';
import { csvText } from './csv.ts';
import { metricCells, metricHeader, type MetricLine } from './metric-cells.ts';

/** What the tables need of a result: of one that was just made as of one that was read back, where a missing figure is null. */
export type TabledResult = {
  readonly summary: { readonly metrics: readonly MetricLine[] };
  readonly guardrails: readonly Readonly<StoredResult['guardrails'][number]>[];
  readonly fans: readonly {
    readonly series: { readonly name: string };
    readonly percentiles: readonly number[];
    readonly values: readonly ArrayLike<number | null>[];
  }[];
};

/** The tables that the command line writes and the window exports, by name. Columns are part of the format: docs/user-guide.md. */
export const resultTables = {
  summary: ({ summary }: TabledResult): string =>
    csvText(metricHeader(summary.metrics), summary.metrics.map(metricCells)),
  guardrails: guardrailsCsv,
  fans: fansCsv,
} as const;

function guardrailsCsv({ guardrails }: TabledResult): string {
  const header = [
    'rule',
    'title',
    'severity',
    'state',
    'unit',
    'limit',
    'value',
    'headroom',
    'firstMonth',
    'shareOfPaths',
    'reason',
    'overridden',
    'overriddenBy',
    'overrideDate',
    'overrideReason',
    'overrideUntil',
  ];
  return csvText(
    header,
    guardrails.map((g) => [
      g.rule,
      g.title,
      g.severity,
      g.state,
      g.unit,
      g.limit,
      g.value,
      g.headroom,
      g.firstMonth,
      g.shareOfPaths,
      g.reason,
      g.override === null ? null : Number(g.override.covers),
      g.override?.by ?? '',
      g.override?.date ?? '',
      g.override?.reason ?? '',
      g.override?.until ?? '',
    ]),
  );
}

function fansCsv({ fans }: TabledResult): string {
  const percentiles = fans[0]?.percentiles ?? [];
  const rows = fans.flatMap(({ series, values }) =>
    Array.from(values[0] ?? [], (_, month) => [series.name, month, ...values.map((line) => line[month] ?? null)]),
  );
  return csvText(['series', 'month', ...percentiles.map((p) => `p${Math.round(100 * p)}`)], rows);
}
