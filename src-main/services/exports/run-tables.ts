import type { StoredResult } from '../../../src-engine/index.ts';
import { csvLines, csvText } from './csv.ts';

/** Tables of a stored result as CSV text. Numbers keep every digit; units stand in the names and in a column. */
export function summaryTable({ summary }: StoredResult): string {
  const percentiles = summary.metrics[0]?.percentiles.map(({ percentile }) => `p${Math.round(100 * percentile)}`) ?? [];
  return csvText(
    ['metric', 'unit', 'count', 'noValue', 'totalLoss', 'mean', 'standardError', 'sd', 'min', ...percentiles, 'max'],
    summary.metrics.map((m) => [
      m.name,
      m.unit,
      m.count,
      m.nullCount,
      m.totalLossCount,
      ...[m.mean, m.standardError, m.sd, m.min, ...m.percentiles.map(({ value }) => value), m.max].map(orMissing),
    ]),
  );
}

export function fansTable({ fans }: StoredResult): string {
  const percentiles = fans[0]?.percentiles ?? [];
  const rows = fans.flatMap(({ series, values }) =>
    (values[0] ?? []).map((_, month) => [series.name, month, ...values.map((line) => orMissing(line[month] ?? null))]),
  );
  return csvText(['series', 'month', ...percentiles.map((p) => `p${Math.round(100 * p)}`)], rows);
}

export function guardrailsTable({ guardrails }: StoredResult): string {
  return csvText(
    [
      'rule',
      'title',
      'severity',
      'state',
      'unit',
      'limit',
      'value',
      'headroom',
      'shareOfPaths',
      'firstMonth',
      'reason',
    ],
    guardrails.map((g) => [
      g.rule,
      g.title,
      g.severity,
      g.state,
      g.unit,
      ...[g.limit, g.value, g.headroom, g.shareOfPaths, g.firstMonth].map(orMissing),
      g.reason,
    ]),
  );
}

/** Metrics of every path, a piece of text at a time: at most a few hundred lines are held. */
export function* metricsTable(
  columns: ReadonlyMap<string, Float64Array>,
  paths: Int32Array | null,
): Generator<string, void> {
  yield csvText(['path', ...columns.keys()], []);
  const values = [...columns.values()];
  const count = values[0]?.length ?? 0;
  for (let from = 0; from < count; from += LINES_A_PIECE) {
    const lines = Array.from({ length: Math.min(LINES_A_PIECE, count - from) }, (_, i) => [
      paths === null ? from + i : paths[from + i]!,
      ...values.map((column) => column[from + i]!),
    ]);
    yield csvLines(lines);
  }
}

const LINES_A_PIECE = 256;

const orMissing = (value: number | null) => value ?? NaN;
