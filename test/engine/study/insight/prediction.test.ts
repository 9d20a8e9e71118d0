import { describe, expect, test } from 'vitest';
import { seedKey } from '../../../../src-engine/random/seed-key.ts';
import { originationFeatures } from '../../../../src-engine/study/insight/features.ts';
import {
  happened,
  observedRows,
  predictExits,
  testClusters,
  type Prediction,
} from '../../../../src-engine/study/insight/prediction.ts';
import { resolveSettings } from '../../../../src-engine/study/insight/settings.ts';
import type { LoanPool } from '../../../../src-engine/study/insight/tape.ts';
import { madeUniforms, poolOf } from './pools.ts';

const settings = resolveSettings({ forestGroups: 2, importanceRepeats: 1, forestAdvances: 300 });

function predict(pool: LoanPool, seed = 'prediction'): Prediction {
  const work = predictExits(pool, seedKey(seed), 'defaultsWithin', settings);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/** 40 paths of 60 advances; `chance` of a default within five years from LTV and chance. */
function made(seed: number, chance: (ltv: number, path: number) => number): LoanPool {
  const uniform = madeUniforms(seed);
  return poolOf(
    Array.from({ length: 2400 }, (_, i) => {
      const path = i % 40;
      const principal = 50 + 250 * uniform();
      const tenureMonths = Math.floor(12 + 200 * uniform());
      const cause = uniform() < chance(principal / 1000, path) ? 2 : 0;
      return { path, month: 0, exitMonth: 24, principal, tenureMonths, senior: 600 * uniform(), cause };
    }),
  );
}

describe('exit prediction', () => {
  test('outcomes that have nothing to do with the features: AUC 0.5 within its error, no skill', () => {
    const aucs = [1, 2, 3].flatMap((seed) => predict(made(seed, () => 0.3)).models);
    for (const { auc, aucStandardError, brierSkill } of aucs) {
      expect(Math.abs(auc - 0.5)).toBeLessThan(3.5 * aucStandardError);
      expect(brierSkill).toBeLessThan(0.02);
    }
  });

  test('a planted rule is found by both, and its feature matters most', () => {
    const { models, baseRate, train, test: tested } = predict(made(7, (ltv) => (ltv > 0.2 ? 0.9 : 0.05)));
    expect(models.map(({ model }) => model)).toEqual(['logistic', 'forest']);
    for (const model of models) {
      expect(model.auc).toBeGreaterThan(0.85);
      expect(model.brier).toBeLessThan(baseRate.brier);
      expect(model.brierSkill).toBeGreaterThan(0.3);
      expect(['ltvFraction', 'logPrincipal']).toContain(model.importance[0]!.feature); // one value: they are one
    }
    expect(train.paths).toBe(28);
    expect(tested.paths).toBe(12);
  });

  test('what only the path knows does not leak: each path lives or dies by chance alone', () => {
    const uniform = madeUniforms(12);
    const fate = Array.from({ length: 40 }, () => (uniform() < 0.5 ? 0.9 : 0.1));
    for (const { auc, aucStandardError } of predict(made(13, (_, path) => fate[path]!)).models)
      expect(Math.abs(auc - 0.5)).toBeLessThan(3.5 * aucStandardError);
  });

  test('a path is wholly on one side, and both sides exist', () => {
    const isTest = testClusters(40, 0.3, seedKey('a'));
    expect(isTest.reduce((a, b) => a + b, 0)).toBe(12);
    expect(testClusters(2, 0.9, seedKey('a')).reduce((a, b) => a + b, 0)).toBe(1);
    const pool = made(1, () => 0.3);
    const side = (flag: number) =>
      new Set(
        Array.from(
          observedRows(pool, 60, (c) => isTest[c] === flag),
          (row) => pool.columns.slot[row]!,
        ),
      );
    expect([...side(0)].filter((slot) => side(1).has(slot))).toEqual([]);
    expect(side(0).size + side(1).size).toBe(40);
  });

  test('advances whose outcome is cut off by the fund end are left out; an end by contract or fund is no exit', () => {
    const pool = poolOf([
      { month: 0, exitMonth: 60, cause: 0 },
      { month: 60, exitMonth: 120, cause: 5 },
      { month: 61, exitMonth: 120, cause: 5 },
      { month: 0, exitMonth: 61, cause: 2 },
    ]);
    expect(Array.from(observedRows(pool, 60, () => true))).toEqual([0, 1, 3]);
    const outcomes = (target: 'endsWithin' | 'defaultsWithin') =>
      [0, 1, 3].map((row) => happened(target, pool.columns, row, 60));
    expect(outcomes('endsWithin')).toEqual([1, 0, 0]);
    expect(outcomes('defaultsWithin')).toEqual([0, 0, 0]);
    expect(happened('defaultsWithin', pool.columns, 3, 61)).toBe(1);
  });

  test('advances of a seasoned start, the same on every path, are left out', () => {
    const pool = poolOf([{ month: 5 }, { month: 6 }, { month: 7 }]);
    expect(Array.from(observedRows({ ...pool, startMonth: 6 }, 60, () => true))).toEqual([1, 2]);
  });

  test('nothing is learned from one outcome, and the reason is given', () => {
    const { models, reason } = predict(made(3, () => 0));
    expect(models).toEqual([]);
    expect(reason).toBe('no advance of the training sample has the event');
  });

  test('the same pool and seed give the same; features do not know the outcome', () => {
    const pool = made(5, (ltv) => ltv);
    expect(predict(pool)).toEqual(predict(pool));
    const before = originationFeatures.map(({ of }) => of(pool.columns, 0));
    for (const column of [
      'exitMonth',
      'cashMonth',
      'cause',
      'exitValueAud',
      'paidAud',
      'sharePaidAud',
      'lossAud',
      'suburbRatio',
      'pathMultiple',
    ] as const)
      pool.columns[column][0] = 7;
    expect(originationFeatures.map(({ of }) => of(pool.columns, 0))).toEqual(before);
  });
});
