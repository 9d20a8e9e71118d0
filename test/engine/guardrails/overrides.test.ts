import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { guardrailsConfig } from '../../../src-engine/fund/guardrails/config.ts';
import { countGuardrails, resolveOverrides } from '../../../src-engine/fund/guardrails/overrides.ts';
import { handPath } from '../metrics/path-tables.ts';
import { runOfPaths } from './run-of-paths.ts';

const why = { by: 'Investment committee', date: '2026-11-02', reason: 'seed assets' };

/** A path that runs dry in month 30, and loses money. */
function dryPath() {
  const tables = handPath({
    months: 120,
    advances: [{ month: 0, principalAud: 10, exitMonth: 120, paidAud: 8 }],
  });
  tables.cash.cashAud.fill(9, 0, 30);
  return tables;
}
const judged = (overrides: readonly unknown[]) => runOfPaths([dryPath()], { settings: { overrides } });

describe('an override', () => {
  test('stands beside the breach and changes nothing else of it', () => {
    const plain = judged([]).results;
    const { results, rule } = judged([{ rule: 'liquidity', ...why }]);
    expect(rule('liquidity')).toMatchObject({ state: 'breach', override: { ...why, until: null, covers: true } });
    expect(results.map((result) => ({ ...result, override: null }))).toEqual(plain);
  });

  test('is counted apart: breaches and overridden ones add up to what was broken', () => {
    const before = countGuardrails(judged([]).results);
    const after = countGuardrails(judged([{ rule: 'liquidity', ...why }]).results);
    expect(before.overridden).toBe(0);
    expect(after).toEqual({ ...before, breach: before.breach - 1, overridden: 1 });
  });

  test('of a rule that passes covers nothing', () =>
    expect(
      judged([
        { rule: 'pathCount', ...why },
        { rule: 'seed', ...why },
      ]).rule('seed'),
    ).toMatchObject({
      state: 'pass',
      override: { covers: false },
    }));

  // first close 2026-07-31: the end of month 30 is 2029-01-31
  test.each([
    ['2029-01-30', false],
    ['2029-01-31', true],
    ['2026-01-01', false],
    ['2199-12-31', true],
  ])('until %s covers a breach that begins on 2029-01-31: %s', (until, covers) =>
    expect(judged([{ rule: 'liquidity', ...why, until }]).rule('liquidity')).toMatchObject({
      state: 'breach',
      firstMonth: 30,
      override: { until, covers },
    }),
  );
});

describe('is refused', () => {
  const problems = (overrides: readonly unknown[]) => {
    try {
      resolveOverrides(guardrailsConfig.parse({ overrides }), '2026-07-31', 120);
      return [];
    } catch (error) {
      if (error instanceof AppError) return error.issues.map(({ path, remedy }) => `${path}: ${remedy}`);
      throw error;
    }
  };
  test('a rule that does not exist, with the nearest name', () =>
    expect(problems([{ rule: 'zoneshare', ...why }])).toEqual([
      'guardrails.overrides[0].rule: Did you mean zoneShare?',
    ]));
  test('a second override of one rule', () =>
    expect(
      problems([
        { rule: 'wal', ...why },
        { rule: 'wal', ...why },
      ])[0],
    ).toContain('overrides[1].rule'));
  test('an end for a rule without months', () =>
    expect(problems([{ rule: 'netIrr', ...why, until: '2027-01-01' }])[0]).toContain('overrides[0].until'));
  test.each([
    { rule: 'wal', by: '', date: '2026-11-02', reason: 'x' },
    { rule: 'wal', by: 'A', date: '2026-13-02', reason: 'x' },
    { rule: 'wal', by: 'A', date: '2026-11-02' },
    { rule: 'wal', by: 'A', date: '2026-11-02', reason: ' ' },
  ])('%j: who, when and why are needed', (override) =>
    expect(guardrailsConfig.safeParse({ overrides: [override] }).success).toBe(false),
  );
});
