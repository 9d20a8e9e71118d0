import { describe, expect, test } from 'vitest';
import { METRIC } from '../../../src-engine/fund/metrics/column-index.ts';
import { createFanCounts } from '../../../src-engine/fund/metrics/fans.ts';
import { createPathRunner, ROW_WIDTH } from '../../../src-engine/fund/run/path-runner.ts';
import { columnOf } from '../../../src-engine/fund/run/result.ts';
import { resolveWaterfall } from '../../../src-engine/fund/waterfall/plan.ts';
import { irr } from '../../../src-engine/numeric/irr.ts';
import { registryYearColumns } from '../../../src-engine/registry/columns.ts';
import { addFund, clearFlows, createCommonFlows } from '../../../src-engine/registry/flows.ts';
import { layoutOf } from '../../../src-engine/registry/layout.ts';
import { YEAR } from '../../../src-engine/registry/measure.ts';
import { createCarryPool } from '../../../src-engine/registry/pool.ts';
import { createRegistryCounts, createRegistryRunner } from '../../../src-engine/registry/runner.ts';
import { smallFund } from '../../support/gallery.ts';
import { scenarioWith, type Settings } from '../../support/plans.ts';
import { fundRows, registryPlan, runRegistry, together } from './plans.ts';

const small: Settings = { ...smallFund, 'fund.commitmentsAud': 2e7, 'run.paths': 70, 'run.seed': 'together' };
/** Fast growth, so that carry is earned. */
const rich: Settings = { ...small, 'market.growthShiftAnnual': 0.05, 'waterfall.hurdleAnnual': 0.06 };

/** Common flows written by hand: what each class pays in and what it could get before carry, by month. */
function flowsOf(called: Readonly<Record<number, number>>, cash: Readonly<Record<number, number>>, lastMonth: number) {
  const flows = createCommonFlows({ months: lastMonth });
  for (const [month, amount] of Object.entries(called)) flows.classCalledAud[Number(month)] = amount;
  for (const [month, amount] of Object.entries(cash)) flows.classCashAud[Number(month)] = amount;
  flows.lastMonth = lastMonth;
  return flows;
}

const terms = (settings: Settings = {}) => {
  const { waterfall, fund } = scenarioWith({ 'waterfall.hurdleAnnual': 0.08, ...settings });
  return resolveWaterfall(waterfall, { ...fund, gpCommitmentFraction: 0 });
};

const pooling = (months: number, settings: Settings = {}) =>
  createCarryPool({ basis: 'pooled', terms: terms(settings) }, months);

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe('netted by hand', () => {
  // Fund A has paid its carry of 10 out of 150 at month 12; fund B is called at 13.
  const late = (backAud: number) => {
    const flows = flowsOf({ 0: 100, 13: 100 }, { 12: 150, 24: backAud }, 24);
    flows.carryAud[12] = 10;
    return flows;
  };
  const netting = (settings: Settings = {}) => createCarryPool({ basis: 'netted', terms: terms(settings) }, 24);

  test('a loss of the second fund takes the carry of the first back, at most what was received', () => {
    const pool = netting();
    pool.run(late(60));
    expect([pool.carryAud[12], pool.clawbackAud[24]]).toEqual([10, 10]);
  });

  test('a small loss takes the carry above 20 % of the profit of both', () => {
    const pool = netting();
    // Profit 150 + 95 - 200 = 45, agreed 9 of 10; at 8 % the classes stand at 100 x 1.08^(11/12) - 32 - 95 grown: above the hurdle.
    pool.run(late(95));
    expect(pool.clawbackAud[24]).toBeCloseTo(1, 10);
  });

  test('nothing where the profit of both carries what was paid, nothing without a clawback, after tax where agreed', () => {
    const pool = netting();
    pool.run(late(120));
    expect(sum(pool.clawbackAud)).toBe(0);
    const bare = netting({ 'waterfall.clawback': false });
    bare.run(late(60));
    expect(sum(bare.clawbackAud)).toBe(0);
    const taxed = netting({ 'waterfall.clawbackAfterTaxFraction': 0.7 });
    taxed.run(late(60));
    expect(taxed.clawbackAud[24]).toBeCloseTo(7, 10);
  });
});

describe('the pool by hand', () => {
  // Fund A: 100 at month 0, 150 back after a year. Fund B: 100 after a year, 90 back a year later. Hurdle 8 %, full catch-up, 20 %.
  const fundA = () => flowsOf({ 0: 100 }, { 12: 150 }, 12);
  const both = () => flowsOf({ 0: 100, 12: 100 }, { 12: 150, 24: 90 }, 24);

  test('fund A alone earns 20 % of its profit of 50', () => {
    const pool = pooling(12);
    pool.run(fundA());
    expect(sum(pool.carryAud)).toBeCloseTo(10, 10);
  });

  test('in the pool the call of fund B in the same month comes first, and the profit of 40 earns carry at the end', () => {
    // Month 12: owed 108 on A's capital plus 100 called; 150 leaves 58, of it 50 capital and 8 pref.
    // Month 24: 58 grown by 8 % is 62.64; 90 pays it, the catch-up of a quarter of all pref (12.64 / 4 = 3.16), then 24.2 at 20 %.
    const pool = pooling(24);
    pool.run(both());
    expect(sum(pool.carryAud)).toBeCloseTo(8, 10); // 20 % of 240 - 200
    expect(pool.carryAud[12]).toBe(0);
    expect(sum(pool.clawbackAud)).toBe(0);
  });

  test('carry paid before a later fund loses is returned, at most what was received', () => {
    // B is called a month after A has paid its carry of 10, and brings 60 of its 100 back: the pool has gained 10 in all.
    const late = (backAud: number) => flowsOf({ 0: 100, 13: 100 }, { 12: 150, 24: backAud }, 24);
    const pool = pooling(24);
    pool.run(late(60));
    expect(sum(pool.carryAud)).toBeCloseTo(10, 10);
    expect(sum(pool.clawbackAud)).toBeCloseTo(10, 10); // short of the hurdle by far more than the carry
    pool.run(late(105));
    // Hurdle account: 140 received at month 12 on 108 is 32 ahead; with 100 called at 13 and 105 at 24 it stands at
    // 100 x 1.08^(11/12) - 32 x 1.08 - 105 < 0: the hurdle holds. Profit 55, agreed carry 11; 10 + 20 % of what came later.
    expect(sum(pool.carryAud) - sum(pool.clawbackAud)).toBeLessThanOrEqual(0.2 * 55 + 1e-9);
    const bare = pooling(24, { 'waterfall.clawback': false });
    bare.run(late(60));
    expect(sum(bare.clawbackAud)).toBe(0);
  });
});

describe('the IRR of summed flows', () => {
  test('by hand: 100 for 121 in two years and 300 for 315 in one are no mean of 10 % and 5 %', () => {
    const flows = new Float64Array(25);
    flows[0] = -400;
    flows[12] = 315;
    flows[24] = 121;
    // 400 x^2 - 315 x - 121 = 0, x = growth in a year
    const growth = (315 + Math.sqrt(315 * 315 + 4 * 400 * 121)) / 800;
    expect(irr(flows).rateAnnual).toBeCloseTo(growth - 1, 12);
    expect(growth - 1).not.toBeCloseTo((100 * 0.1 + 300 * 0.05) / 400, 3);
  });

  test('the aggregate of a registry is that of the flows of its funds, summed here once more', () => {
    const plan = registryPlan(small, [{}, { closeMonth: 18, settings: { 'fund.commitmentsAud': 3e7 } }]);
    const outcome = runRegistry(plan);
    for (const path of [0, 1, 40]) {
      const net = new Float64Array(plan.months + 1);
      let called = 0;
      let received = 0;
      for (const { closeMonth, plan: fund } of plan.funds) {
        const { cash, waterfall, lastMonth } = createPathRunner(fund).run(path);
        for (let m = 0; m <= lastMonth; m++) {
          const back = waterfall.lpAud[m]! + waterfall.clawbackAud[m]!;
          net[closeMonth + m]! += back - cash.calledLpAud[m]!;
          called += cash.calledLpAud[m]!;
          received += back;
        }
      }
      expect(together(plan, outcome, 'aggregateNetIrrAnnual')[path]).toBeCloseTo(irr(net).rateAnnual!, 9);
      expect(together(plan, outcome, 'aggregateCalledAud')[path]! / called).toBeCloseTo(1, 12);
      expect(together(plan, outcome, 'aggregateNetDpiMultiple')[path]).toBeCloseTo(received / called, 10);
    }
  });
});

describe('pooled carry in a run', () => {
  test.each([
    ['paid outright', {}],
    ['bearing carry and fees', { 'waterfall.gpCommitmentBearsCarry': true, 'fees.gpCommitmentBearsFees': true }],
  ])('a pool of one fund with its own terms pays its own carry: GP commitment %s', (_, settings) => {
    const plan = registryPlan({ ...rich, ...settings }, [{}], { basis: 'pooled' });
    const outcome = runRegistry(plan);
    const rows = fundRows(plan, outcome, 0);
    const paid = columnOf(rows, METRIC.carryPaidAud);
    const pooled = together(plan, outcome, 'pooledCarryPaidAud');
    expect(paid.filter((aud) => aud > 1e5).length).toBeGreaterThan(10);
    paid.forEach((aud, path) => {
      // One account for both classes adds in another order than two.
      expect(Math.abs(aud - pooled[path]!)).toBeLessThan(1e-6 * 2e7);
    });
    expect(together(plan, outcome, 'pooledNetTvpiMultiple')[3]).toBeCloseTo(
      together(plan, outcome, 'aggregateNetTvpiMultiple')[3]!,
      6,
    );
  });

  test('what the pool pays less is what investors have more; net carry never exceeds its share of the profit of the pool', () => {
    const plan = registryPlan(
      rich,
      [{}, { closeMonth: 30, settings: { 'contract.shareMultiple': 0.2 } }, { closeMonth: 60 }],
      { basis: 'pooled' },
    );
    const outcome = runRegistry(plan);
    const of = (name: Parameters<typeof together>[2]) => together(plan, outcome, name);
    const called = of('aggregateCalledAud');
    let differs = 0;
    called.forEach((calledAud, path) => {
      const gained = (of('pooledNetTvpiMultiple')[path]! - of('aggregateNetTvpiMultiple')[path]!) * calledAud;
      expect(Math.abs(gained - of('carryDifferenceAud')[path]!)).toBeLessThan(1e-6 * calledAud);
      const profit = of('aggregateDistributedAud')[path]! + of('aloneCarryAud')[path]! - calledAud;
      expect(of('pooledCarryAud')[path]!).toBeLessThanOrEqual(Math.max(0, 0.2 * profit) + 1e-6 * calledAud);
      if (Math.abs(of('carryDifferenceAud')[path]!) > 1e4) differs++;
    });
    expect(differs).toBeGreaterThan(10);
  });

  test('netted: funds keep their carry until the end; investors never have less, and one fund has nothing to net', () => {
    const one = registryPlan(rich, [{}], { basis: 'netted' });
    const alone = runRegistry(one);
    expect(together(one, alone, 'pooledCarryAud')).toEqual(together(one, alone, 'aloneCarryAud'));
    const poor = { closeMonth: 24, settings: { 'contract.shareMultiple': 0, 'contract.simpleInterestAnnual': 0.02 } };
    const plan = registryPlan(rich, [{}, poor], { basis: 'netted' });
    const outcome = runRegistry(plan);
    const of = (name: Parameters<typeof together>[2]) => together(plan, outcome, name);
    expect(of('pooledCarryPaidAud')).toEqual(of('aloneCarryAud'));
    of('pooledClawbackAud').forEach((aud, path) => {
      expect(aud).toBeLessThanOrEqual(of('aloneCarryAud')[path]! + 1e-6);
      expect(of('carryDifferenceAud')[path]!).toBeGreaterThanOrEqual(0);
    });
    expect(of('pooledClawbackAud').filter((aud) => aud > 1e5).length).toBeGreaterThan(10);
  });

  test('without a pool its figures do not exist', () => {
    const plan = registryPlan(small, [{}, {}]);
    const outcome = runRegistry(plan);
    for (const name of ['pooledCarryAud', 'pooledClawbackAud', 'pooledNetIrrAnnual', 'carryDifferenceAud'] as const)
      expect(together(plan, outcome, name).every(Number.isNaN)).toBe(true);
  });

  test('terms of its own move the pool and no fund', () => {
    const funds = [{}, { closeMonth: 12 }];
    const base = registryPlan(rich, funds, { basis: 'pooled' });
    const own = { hurdleAnnual: 0.03, carryFraction: 0.1, catchUpFraction: 0 };
    const outcome = runRegistry(base);
    for (const [name, value] of Object.entries(own)) {
      const plan = registryPlan(rich, funds, { basis: 'pooled', [name]: value });
      const changed = runRegistry(plan);
      expect(together(plan, changed, 'pooledCarryAud')).not.toEqual(together(base, outcome, 'pooledCarryAud'));
      expect(fundRows(plan, changed, 1)).toEqual(fundRows(base, outcome, 1));
      expect(plan.registryHash).not.toBe(base.registryHash);
    }
  });
});

describe('years', () => {
  const plan = registryPlan(small, [{}, { closeMonth: 24 }]);
  const row = new Float64Array(layoutOf(plan).width);
  const runner = createRegistryRunner(plan);
  runner.measure(5, row, 0, createRegistryCounts(plan));
  const year = (name: keyof typeof YEAR, y: number) => row[layoutOf(plan).yearsAt + YEAR[name] * plan.years + y]!;

  test('are financial years: first close 2026-07-31, so eleven months to the first 30 June', () => {
    expect(plan.firstYearEnd).toBe(2027);
    expect(plan.yearOfMonth.lastIndexOf(0)).toBe(11);
    expect(plan.years).toBe(13); // months 0-144: to July 2038
    expect(plan.yearOfMonth.indexOf(12)).toBe(144);
    expect(layoutOf(plan).width).toBe(layoutOf(plan).yearsAt + registryYearColumns.length * plan.years);
  });

  test('flows add up to the totals of the path, stocks are those of the last month', () => {
    const total = (name: keyof typeof YEAR) =>
      Array.from({ length: plan.years }, (_, y) => year(name, y)).reduce((a, b) => a + b, 0);
    expect(total('calledAud') / sum(runner.flows.calledLpAud)).toBeCloseTo(1, 12);
    expect(total('distributedAud') / sum(runner.flows.receivedLpAud)).toBeCloseTo(1, 12);
    expect(year('navAud', 3)).toBe(runner.flows.navAud[47]);
    expect([0, 2, 9, 11, 12].map((y) => year('livingFundsCount', y))).toEqual([1, 2, 2, 1, 0]);
  });

  test('a path leaves nothing behind for the next', () => {
    const again = new Float64Array(row.length);
    runner.measure(9, again, 0, createRegistryCounts(plan));
    runner.measure(5, again, 0, createRegistryCounts(plan));
    expect(again).toEqual(row);
  });
});

test('flows of a fund stand at its own months, and nothing stays after a clearing', () => {
  const plan = registryPlan(small, [{}, { closeMonth: 24 }]);
  const flows = createCommonFlows(plan);
  const fund = createPathRunner(plan.funds[1]!.plan);
  const out = new Float64Array(ROW_WIDTH);
  const tables = fund.measure(2, out, 0, createFanCounts(plan.funds[1]!.plan.fans));
  addFund(flows, tables, 24, false);
  expect(flows.calledLpAud[23]).toBe(0);
  expect(flows.calledLpAud[24]).toBe(tables.cash.calledLpAud[0]);
  expect(sum(flows.receivedLpAud)).toBeCloseTo(out[METRIC.lpDistributedAud]!, 3);
  clearFlows(flows);
  expect(sum(flows.calledLpAud)).toBe(0);
  expect(flows.lastMonth).toBe(0);
});
