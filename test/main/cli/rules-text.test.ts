import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { createPathRunner } from '../../../src-engine/fund/run/path-runner.ts';
import { replayPath } from '../../../src-engine/fund/run/replay.ts';
import { buildResult } from '../../../src-engine/fund/run/result.ts';
import { pathFiles } from '../../../src-main/services/cli/path-command.ts';
import { rulesText } from '../../../src-main/services/cli/rules-text.ts';
import { runFiles } from '../../../src-main/services/cli/run-files.ts';
import { planOf, ruleOf } from '../../engine/rules/plans.ts';
import { runPlan } from '../../support/plans.ts';

const plan = planOf([ruleOf({ 'stop.distributions': true }, { name: '=hold\u001b[2J', fromYear: 2, toYear: 3 })]);
const outcome = runPlan(plan);
const result = buildResult(plan, outcome);

test('text: what each rule did, without control characters; nothing without rules', () => {
  const text = rulesText(result);
  expect(text).toMatch(/=hold\?\[2J +fundYear at least 1 +2-3 +100\.00 % +13 +24\.0/);
  expect(text).not.toContain('\u001b');
  expect(rulesText({ ...result, rules: [] })).toBe('');
});

test('rules.csv of a run: a row for each rule and month', () => {
  const files = runFiles({ result, rows: null, completedPaths: outcome.completedPaths }, {});
  const rows = parse(files['rules.csv']!, { columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(plan.book.months + 1);
  expect(rows.map(({ inForceFraction }) => Number(inForceFraction)).reduce((a, b) => a + b, 0)).toBe(24);
  expect(rows[0]!['rule']!.startsWith("'=")).toBe(true);
  expect(
    runFiles({ result: { ...result, rules: [] }, rows: null, completedPaths: outcome.completedPaths }, {}),
  ).not.toHaveProperty('rules.csv');
});

test('rules.csv of a path: the metric at every month-end, and the months in which the rule acted', () => {
  const replay = replayPath(plan, createPathRunner(plan), 2);
  const rows = parse(pathFiles(replay)['rules.csv']!, { columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(replay.lastMonth + 1);
  expect(rows.filter(({ inForce }) => inForce === '1').map(({ month }) => Number(month))).toEqual(
    Array.from({ length: 24 }, (_, k) => 13 + k),
  );
  expect(rows[30]).toMatchObject({ metric: 'fundYear', value: '3' });
});
