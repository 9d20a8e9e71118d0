import { ROW_WIDTH, rowColumns, type RunAnswer, type RunResult } from '../../../src-engine/index.ts';
import { csvText } from '../exports/csv.ts';
import { jsonText } from '../exports/json-text.ts';
import { resultTables } from '../exports/result-csv.ts';
import { actualAgainstModelCsv } from './seasoned-text.ts';
import { trancheLinesCsv } from './tranche-files.ts';

/** The files of `run --out`: the result, its tables, and a log of what is no part of a result (clock, machine, workers). */
export function runFiles(answer: RunAnswer, log: Readonly<Record<string, unknown>>): Record<string, string> {
  const { result } = answer;
  return {
    'result.json': jsonText(result),
    'summary.csv': resultTables.summary(result),
    'guardrails.csv': resultTables.guardrails(result),
    ...(result.rules.length === 0 ? {} : { 'rules.csv': rulesCsv(result) }),
    ...(result.tranches.length === 0 ? {} : { 'tranches.csv': trancheLinesCsv(result) }),
    'fans.csv': resultTables.fans(result),
    'paths.csv': pathsCsv(answer),
    ...(result.seasoned === null
      ? {}
      : { 'actual-against-model.csv': actualAgainstModelCsv(result.seasoned.actualAgainstModel) }),
    'run-log.json': `${JSON.stringify(log, null, 2)}\n`,
  };
}

/** Share of paths on which each rule acts, by month. */
function rulesCsv({ rules }: RunResult): string {
  return csvText(
    ['rule', 'month', 'inForceFraction'],
    rules.flatMap(({ name, inForceFraction }) => inForceFraction.map((paths, month) => [name, month, paths])),
  );
}

function pathsCsv({ rows, completedPaths }: RunAnswer): string {
  if (rows === null) return '';
  return csvText(
    ['path', ...rowColumns],
    Array.from(completedPaths, (path, i) => [path, ...rows.subarray(i * ROW_WIDTH, (i + 1) * ROW_WIDTH)]),
  );
}
