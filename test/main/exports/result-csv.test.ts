import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { metricHeader } from '../../../src-main/services/exports/metric-cells.ts';
import { resultTables } from '../../../src-main/services/exports/result-csv.ts';
import { viewRun } from '../../support/view-runs.ts';

const { fresh, result } = viewRun({ 'run.paths': 24, 'fund.commitmentsAud': 30_000_000 });
const read = (text: string) => parse(text, { columns: true }) as Record<string, string>[];

test.each(['summary', 'guardrails', 'fans'] as const)(
  'the table %s is the same of a result that was just made and of one that is read back',
  (table) => {
    expect(resultTables[table](result)).toBe(resultTables[table](fresh));
  },
);

test('tables hold every metric, rule and month, under the names of the command line', () => {
  const summary = read(resultTables.summary(result));
  expect(summary.map(({ metric }) => metric)).toEqual(result.summary.metrics.map(({ name }) => name));
  expect(Object.keys(summary[0]!)).toEqual(metricHeader(result.summary.metrics));
  expect(Object.keys(summary[0]!)).toEqual(expect.arrayContaining(['noValue', 'totalLoss', 'p50']));
  expect(read(resultTables.guardrails(result)).map(({ rule }) => rule)).toEqual(
    result.guardrails.map(({ rule }) => rule),
  );
  expect(read(resultTables.fans(result))).toHaveLength(
    result.fans.reduce((rows, { values }) => rows + values[0]!.length, 0),
  );
});
