import { ROW_WIDTH, rowColumns, type RunAnswer, type RunResult } from '../../../src-engine/index.ts';
import { csvText } from '../exports/csv.ts';
import { jsonText } from '../exports/json-text.ts';
import { metricCells, metricHeader } from './metric-cells.ts';
import { actualAgainstModelCsv } from './seasoned-text.ts';
import { trancheLinesCsv } from './tranche-files.ts';

/** The files of `run --out`: the result, its tables, and a log of what is no part of a result (clock, machine, workers). */
export function runFiles(answer: RunAnswer, log: Readonly<Record<string, unknown>>): Record<string, string> {
  const { result } = answer;
  return {
    'result.json': jsonText(result),
    'summary.csv': summaryCsv(result),
    'guardrails.csv': guardrailsCsv(result),
    ...(result.rules.length === 0 ? {} : { 'rules.csv': rulesCsv(result) }),
    ...(result.tranches.length === 0 ? {} : { 'tranches.csv': trancheLinesCsv(result) }),
    'fans.csv': fansCsv(result),
    'paths.csv': pathsCsv(answer),
    ...(result.seasoned === null
      ? {}
      : { 'actual-against-model.csv': actualAgainstModelCsv(result.seasoned.actualAgainstModel) }),
    'run-log.json': `${JSON.stringify(log, null, 2)}\n`,
  };
}

function summaryCsv({ summary }: RunResult): string {
  return csvText(metricHeader(summary.metrics), summary.metrics.map(metricCells));
}

function guardrailsCsv({ guardrails }: RunResult): string {
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
      g.value ?? NaN,
      g.headroom ?? NaN,
      g.firstMonth ?? NaN,
      g.shareOfPaths ?? NaN,
      g.reason,
      g.override === null ? NaN : Number(g.override.covers),
      g.override?.by ?? '',
      g.override?.date ?? '',
      g.override?.reason ?? '',
      g.override?.until ?? '',
    ]),
  );
}

/** Share of paths on which each rule acts, by month. */
function rulesCsv({ rules }: RunResult): string {
  return csvText(
    ['rule', 'month', 'inForceFraction'],
    rules.flatMap(({ name, inForceFraction }) => inForceFraction.map((paths, month) => [name, month, paths])),
  );
}

function fansCsv({ fans }: RunResult): string {
  const percentiles = fans[0]?.percentiles ?? [];
  const rows = fans.flatMap((fan) =>
    Array.from(fan.values[0] ?? [], (_, month) => [fan.series.name, month, ...fan.values.map((line) => line[month]!)]),
  );
  return csvText(['series', 'month', ...percentiles.map((p) => `p${Math.round(100 * p)}`)], rows);
}

function pathsCsv({ rows, completedPaths }: RunAnswer): string {
  if (rows === null) return '';
  return csvText(
    ['path', ...rowColumns],
    Array.from(completedPaths, (path, i) => [path, ...rows.subarray(i * ROW_WIDTH, (i + 1) * ROW_WIDTH)]),
  );
}
