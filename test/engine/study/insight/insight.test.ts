import { beforeAll, describe, expect, test } from 'vitest';
import { createPathRunner } from '../../../../src-engine/fund/run/path-runner.ts';
import { replayPath } from '../../../../src-engine/fund/run/replay.ts';
import type { RunPlan } from '../../../../src-engine/fund/run/run-plan.ts';
import { insight, type InsightRequest, type InsightResult } from '../../../../src-engine/study/insight/insight.ts';
import { insightResultSchema } from '../../../../src-engine/study/insight/result-schema.ts';
import { insightSettings, resolveSettings } from '../../../../src-engine/study/insight/settings.ts';
import { choosePaths, poolTable } from '../../../../src-engine/study/insight/tape.ts';
import { planWith } from '../../../support/plans.ts';
import { thrownBy } from './thrown.ts';

const quick = {
  paths: 12,
  clusterMost: 3,
  clusterAdvances: 500,
  forestGroups: 1,
  forestAdvances: 200,
  importanceRepeats: 1,
};
const request: InsightRequest = { settings: quick, by: ['dwellingType', 'zone'] };
// A fund of 10 m: about fifty advances a path.
const settings = { 'fund.commitmentsAud': 10_000_000, 'run.seed': 'insight', 'run.paths': 40 };

function look(plan: RunPlan, asked: InsightRequest = request): InsightResult {
  const work = insight(plan, asked);
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

describe('an insight', () => {
  let plan: RunPlan;
  let result: InsightResult;
  beforeAll(() => {
    plan = planWith(settings);
    result = look(plan);
  });

  test('is the same for the same plan, and for one that was cloned to another process', () => {
    expect(look(structuredClone(plan))).toEqual(result);
  });

  test('stands in its JSON under the strict schema, and no figure is lost to NaN but where null is said', () => {
    const stored = insightResultSchema.parse(JSON.parse(JSON.stringify(result)));
    expect(stored.advances).toBe(result.advances);
    expect(JSON.stringify(result)).not.toMatch(/Infinity/);
    expect(() => insightResultSchema.parse({ ...stored, extra: 1 })).toThrow('extra');
  });

  test('pools the very tapes that the paths show alone', () => {
    expect(result.paths).toHaveLength(12);
    const runner = createPathRunner(plan);
    let advances = 0;
    let principal = 0;
    let defaults = 0;
    for (const path of result.paths) {
      const replay = replayPath(plan, runner, path);
      advances += replay.advances.rows;
      for (let i = 0; i < replay.advances.rows; i++) {
        principal += replay.advances.columns.principalAud[i]!;
        if (replay.exits.columns.cause[i] === 2) defaults += 1;
      }
    }
    expect(result.advances).toBe(advances);
    for (const { cells } of result.cohorts) {
      const sum = (pick: (cell: (typeof cells)[number]) => number) => cells.reduce((total, c) => total + pick(c), 0);
      expect(sum((c) => c.advances)).toBe(advances);
      expect(sum((c) => c.principalAud) / principal).toBeCloseTo(1, 9);
      expect(sum((c) => c.advances * c.causeFractions.default)).toBeCloseTo(defaults, 6);
    }
  });

  test('has the usual tables once, those asked for too, and all targets', () => {
    expect(result.cohorts.map(({ by }) => by.join())).toEqual([
      'vintage',
      'ltvBand',
      'zone',
      'suburb',
      'vintage,zone',
      'vintage,ltvBand,zone,suburb',
      'dwellingType',
    ]);
    expect(result.predictions.map(({ target }) => target)).toEqual(['endsWithin', 'defaultsWithin']);
    expect(result.predictions.every(({ train, test: tested }) => train.paths + tested.paths <= 12)).toBe(true);
  });

  test('another seed gives another insight; fewer paths than asked for are said', () => {
    expect(look(planWith({ ...settings, 'run.seed': 'other' })).cohorts).not.toEqual(result.cohorts);
    const short = look(planWith({ ...settings, 'run.paths': 10 }));
    expect(short.paths).toHaveLength(10);
    expect(short.warnings.join()).toContain('10 paths were pooled, not 12');
  });

  test('antithetic paths come in pairs, and a pair is one independent unit', () => {
    const { pathNumbers, clusterOfSlot } = choosePaths(40, 9, true);
    expect(Array.from(pathNumbers)).toEqual([0, 1, 10, 11, 20, 21, 30, 31]);
    expect(Array.from(clusterOfSlot)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    expect(look(planWith({ ...settings, 'run.mode': 'antithetic' })).mode).toBe('antithetic');
  });

  test('nothing to learn from is refused: one expected path, one path, an empty fund', () => {
    const codeOf = (given: Record<string, unknown>) => {
      const { code, issues } = thrownBy(() => look(planWith({ ...settings, ...given })));
      return [code, issues[0]!.path];
    };
    expect(codeOf({ 'run.mode': 'deterministic' })).toEqual(['plan/infeasible', 'run.mode']);
    expect(codeOf({ 'fund.commitmentsAud': 1_000_000 })).toEqual(['plan/infeasible', 'origination']);
    expect(codeOf({ 'run.paths': 1 })).toEqual(['plan/infeasible', '--paths']);
  });

  test('hidden draws of an advance are not in the pool', () => {
    const names = Object.keys(poolTable.spec);
    for (const hidden of ['clock', 'causeUniform', 'valueNormal', 'recoveryUniform'])
      expect(names).not.toContain(hidden);
  });
});

describe('settings', () => {
  test('say what they are, and their defaults are within their ranges', () => {
    const wrong = Object.entries(insightSettings).filter(
      ([, { least, value, most, title, doc, source }]) =>
        !(least <= value && value <= most) || title === '' || doc === '' || source === '',
    );
    expect(wrong).toEqual([]);
  });

  test.each([
    [{ pathz: 5 }, 'Did you mean paths?'],
    [{ paths: 5 }, 'from 8 to 2048'],
    [{ paths: 10.5 }, 'whole number'],
    [{ testFraction: NaN }, 'from 0.1 to 0.9'],
    [{ testFraction: Infinity }, 'from 0.1 to 0.9'],
    [{ clusterLeast: 9, clusterMost: 4 }, 'raise clusterMost'],
    [{ constructor: 1 }, 'not a setting'],
  ])('%o is refused', (given, words) => {
    const refused = thrownBy(() => resolveSettings(given as unknown as Record<string, number>));
    expect(refused.code).toBe('input/invalid');
    expect(JSON.stringify(refused.issues)).toContain(words);
  });
});
