import { describe, expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { buildResult } from '../../../src-engine/fund/run/result.ts';
import { resultSchema } from '../../../src-engine/fund/run/result-schema.ts';
import { guardrailText } from '../../../src-main/services/cli/guardrail-text.ts';
import { jsonText } from '../../../src-main/services/exports/json-text.ts';
import { runFiles } from '../../../src-main/services/cli/run-files.ts';
import { planWith, runPlan } from '../../support/plans.ts';

const why = { by: 'A. Chair', date: '2026-11-02', reason: '=a quick\u001b[31m look' };
const plan = planWith({
  'run.seed': 'text',
  'run.paths': 8,
  'zones.universe.count': 20,
  'fund.commitmentsAud': 10_000_000,
  'guardrails.overrides': [
    { rule: 'pathCount', ...why },
    { rule: 'seed', ...why },
    { rule: 'liquidity', ...why, until: '2026-08-31' },
  ],
});
const outcome = runPlan(plan);
const result = buildResult(plan, outcome);
const text = guardrailText(result);

describe('an override in what a user sees', () => {
  test('text: the breach keeps its state; who, when and why stand below, without control characters', () => {
    expect(text).toMatch(/INFO +Number of paths \(overridden\)/);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'Number of paths: breach, overridden by A. Chair on 2026-11-02: =a quick?[31m look',
    );
    expect(text).toContain('Seed chosen by the user: no breach; override by A. Chair');
    expect(text).toMatch(/Guardrails: \d+ broken, 1 more broken and overridden, \d+ pass, \d+ cannot be judged\./);
    expect(text).not.toContain('\u001b');
  });

  test('JSON: under the schema, the counts adding up to the rules', () => {
    const read = resultSchema.parse(JSON.parse(jsonText(result)));
    const { pass, breach, overridden, notEvaluable } = read.guardrailCounts;
    expect(pass + breach + overridden + notEvaluable).toBe(read.guardrails.length);
    expect(read.guardrails.find(({ rule }) => rule === 'pathCount')).toMatchObject({
      state: 'breach',
      override: { ...why, until: null, covers: true },
    });
  });

  test('CSV: the same, and no reason becomes a formula', () => {
    const csv = runFiles({ result, rows: null, completedPaths: outcome.completedPaths }, {})['guardrails.csv']!;
    const rows = parse(csv, { columns: true }) as Record<string, string>[];
    expect(rows.find(({ rule }) => rule === 'pathCount')).toMatchObject({
      state: 'breach',
      overridden: '1',
      overriddenBy: 'A. Chair',
      overrideDate: '2026-11-02',
      overrideReason: `'${why.reason}`,
      overrideUntil: '',
    });
    expect(rows.find(({ rule }) => rule === 'seed')).toMatchObject({ state: 'pass', overridden: '0' });
    expect(rows.find(({ rule }) => rule === 'wal')).toMatchObject({ overridden: '', overriddenBy: '' });
  });
});
