import { describe, expect, test } from 'vitest';
import { columnNames } from '../../../src-engine/core/table.ts';
import { managerYearTable } from '../../../src-engine/fund/manager/table.ts';
import { METRIC } from '../../../src-engine/fund/metrics/column-index.ts';
import { columnOf } from '../../../src-engine/fund/run/result.ts';
import { figureOf, layoutOf } from '../../../src-engine/registry/layout.ts';
import { managerFigures, managerYearColumns } from '../../../src-engine/registry/manager.ts';
import { buildRegistryResult } from '../../../src-engine/registry/result.ts';
import { replayRegistry } from '../../../src-engine/registry/replay.ts';
import type { RegistryPlan } from '../../../src-engine/registry/plan.ts';
import { smallFund } from '../../support/gallery.ts';
import type { Settings } from '../../support/plans.ts';
import { fundRows, registryPlan, runRegistry } from './plans.ts';

/** Fast growth, so that carry is earned and shared. */
const small: Settings = {
  ...smallFund,
  'fund.commitmentsAud': 2e7,
  'run.paths': 70,
  'run.seed': 'manager',
  'market.growthShiftAnnual': 0.05,
  'waterfall.hurdleAnnual': 0.06,
  'manager.enabled': true,
  'manager.carry.participants': [
    { name: 'A', shareFraction: 0.4 },
    { name: 'B', kind: 'staff', shareFraction: 0.2, startMonth: 24, leaveMonth: 60 },
  ],
};
const later = { closeMonth: 24, settings: { 'fund.commitmentsAud': 4e7 } };

const figure = (plan: RegistryPlan, rows: Float64Array, name: (typeof managerFigures)[number]) =>
  figureOf(rows, layoutOf(plan).width, layoutOf(plan).managerAt + managerFigures.indexOf(name));

test('the manager of a registry of one fund is that of the fund', () => {
  const plan = registryPlan(small, [{}]);
  const outcome = runRegistry(plan);
  const own = fundRows(plan, outcome, 0);
  for (const name of managerFigures) expect(figure(plan, outcome.rows, name)).toEqual(columnOf(own, METRIC[name]));
});

describe.each(['none', 'netted', 'pooled'] as const)('several funds, carry %s', (basis) => {
  const plan = registryPlan(small, [{}, later], { basis });
  const outcome = runRegistry(plan);
  const result = buildRegistryResult(plan, outcome);

  test('revenue is what funds and owners pay, and carry is all that is earned', () => {
    const fees = new Float64Array(70);
    const alone = new Float64Array(70);
    for (const fund of [0, 1]) {
      const rows = fundRows(plan, outcome, fund);
      for (const name of ['managementFeeAud', 'transactionFeeAud', 'ownerFeeAud'] as const)
        columnOf(rows, METRIC[name]).forEach((aud, path) => (fees[path]! += aud));
      columnOf(rows, METRIC.carryPaidAud).forEach((aud, path) => (alone[path]! += aud));
      columnOf(rows, METRIC.clawbackAud).forEach((aud, path) => (alone[path]! -= aud));
    }
    const pooled = figureOf(outcome.rows, layoutOf(plan).width, layoutOf(plan).togetherAt + 9); // pooledCarryAud
    const house = figure(plan, outcome.rows, 'carryToHouseAud');
    const team = figure(plan, outcome.rows, 'carryToTeamAud');
    figure(plan, outcome.rows, 'managerOperatingRevenueAud').forEach((aud, path) => {
      expect(aud / fees[path]!).toBeCloseTo(1, 12);
      const earned = (basis === 'none' ? alone : pooled)[path]!;
      expect(Math.abs(house[path]! + team[path]! - earned)).toBeLessThan(0.01);
    });
    expect(Math.max(...alone)).toBeGreaterThan(1e6);
  });

  test('participants share all carry; who leaves early leaves the rest to the house', () => {
    const [house, a, b] = result.manager!.participants;
    expect([house!.name, a!.name, b!.name]).toEqual(['house', 'A', 'B']);
    expect(house!.shareFraction).toBeCloseTo(0.4, 12);
    const all = house!.carry.mean + a!.carry.mean + b!.carry.mean;
    expect(a!.carry.mean / all).toBeCloseTo(0.4, 9); // fully vested before the first fund ends
    expect(b!.carry.mean / all).toBeCloseTo(0.2 * 0.6, 9); // 36 of 60 months
  });

  test('no fund of several has a manager of its own', () => {
    for (const fund of [0, 1]) {
      const rows = fundRows(plan, outcome, fund);
      expect(columnOf(rows, METRIC.managerCostAud).every(Number.isNaN)).toBe(true);
    }
  });

  test('years add up to the figures, and a replay of a path is that path', () => {
    const costs = result.manager!.years.map((year) => year.figures.find((f) => f.name === 'costAud')!.mean);
    const mean = result.manager!.metrics.find((m) => m.name === 'managerCostAud')!.mean;
    expect(costs.reduce((sum, value) => sum + value, 0) / mean).toBeCloseTo(1, 9);
    const replay = replayRegistry(plan, 11);
    expect(replay.manager!.figures.costAud).toBe(figure(plan, outcome.rows, 'managerCostAud')[11]);
    expect(replay.manager!.years.rows).toBe(plan.years);
    expect(replay.manager!.months.rows).toBe(replay.flows.lastMonth + 1);
  });
});

test('a manager changes no fund', () => {
  const off = registryPlan({ ...small, 'manager.enabled': false }, [{}, later]);
  const on = registryPlan(small, [{}, later]);
  const [a, b] = [runRegistry(off), runRegistry(on)];
  for (const fund of [0, 1]) expect(fundRows(off, a, fund)).toEqual(fundRows(on, b, fund));
  expect(buildRegistryResult(off, a).manager).toBeNull();
  expect(layoutOf(on).width - layoutOf(off).width).toBe(
    managerFigures.length + 3 + managerYearColumns.length * on.years,
  );
  expect(managerYearColumns.length).toBe(columnNames(managerYearTable).length - 1);
});
