import { describe, expect, test } from 'vitest';
import { meanFlows, type MeanFlows } from '../../../src-engine/fund/run/mean-flows.ts';
import { createPathRunner } from '../../../src-engine/fund/run/path-runner.ts';
import { replayPath } from '../../../src-engine/fund/run/replay.ts';
import type { RunPlan } from '../../../src-engine/fund/run/run-plan.ts';
import { gallery, smallFund } from '../../support/gallery.ts';
import { planWith, type Settings } from '../../support/plans.ts';
import { continued, fixedMarket, replayOf } from '../../support/existing-fund.ts';
import { total } from '../../support/paths.ts';

/** A mean of sums against a sum of means, as a share of the fund. */
const MONEY = 1e-12;

function meansOf(plan: RunPlan, paths: number): MeanFlows {
  const work = meanFlows(plan, paths);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
const plan = (settings: Settings) => planWith({ ...smallFund, ...settings });

describe('means of flows over paths', () => {
  test('of one path are that path', () => {
    const base = plan({});
    const path = replayPath(base, createPathRunner(base), 0);
    const means = meansOf(base, 1);
    expect(means.lastMonth).toBe(path.lastMonth);
    expect(means.ledger).toEqual(path.cash.columns);
    expect(means.steps).toEqual(path.steps.columns);
    const { clawbackAud, lpAud } = path.waterfall.columns;
    means.fund!.waterfall.columns.lpAud.forEach((aud, m) =>
      expect(Math.abs(aud - lpAud[m]!)).toBeLessThan(MONEY * 1e8),
    );
    expect(means.fund!.waterfall.columns.clawbackAud).toEqual(clawbackAud);
  });

  test('are sums over paths divided by their number, and report every piece', () => {
    const base = plan({ 'exits.fundEnd.rule': 'run-off', 'contract.termMonths': 132 });
    const runner = createPathRunner(base);
    const paths = Array.from({ length: 20 }, (_, path) => replayPath(base, runner, path));
    const work = meanFlows(base, 20);
    const said = [work.next().value, work.next().value];
    expect(said).toMatchObject([{ done: 16, total: 20 }, { done: 20 }]);
    const means = work.next().value as MeanFlows;
    expect(means.lastMonth).toBe(Math.max(...paths.map(({ lastMonth }) => lastMonth)));
    for (const name of ['distributedAud', 'managementFeeAud', 'navAud', 'calledGpAud'] as const)
      means.ledger[name].forEach((mean, m) => {
        const sum = paths.reduce((total, { cash }) => total + (cash.columns[name][m] ?? 0), 0);
        expect(Math.abs(mean - sum / 20)).toBeLessThan(MONEY * 1e8);
      });
  });

  test('distribute what the paths distribute on average, and LP, GP and carry share all of it', () => {
    const means = meansOf(plan({ 'waterfall.hurdleAnnual': 0.02 }), 8);
    const { distributedAud, totals } = means.fund!;
    distributedAud.forEach((aud, m) =>
      expect(Math.abs(aud - means.ledger.distributedAud[m]!)).toBeLessThan(1e-11 * 1e8),
    );
    expect(totals.lpAud + totals.gpCommitmentAud + totals.carryAud).toBeCloseTo(totals.distributedAud, 3);
    expect(totals.carryAud).toBeGreaterThan(0);
  });

  test('in deterministic mode are the expected path, however many are asked for', () => {
    const expected = plan({ 'run.mode': 'deterministic' });
    const [one, three] = [meansOf(expected, 1), meansOf(expected, 3)];
    three.ledger.distributedAud.forEach((aud, m) => expect(aud).toBeCloseTo(one.ledger.distributedAud[m]!, 6));
  });

  test('American terms have no waterfall of means, a fund with tranches has', () => {
    expect(meansOf(plan({ 'waterfall.style': 'american' }), 2).fund).toBeNull();
    const tranched = meansOf(plan({ 'tranches.senior.sizeFraction': 0.2 }), 2).fund!;
    expect(total(tranched.equityDistributedAud)).toBeLessThan(total(tranched.distributedAud) - 1e7);
  });

  test('a fund that already exists begins with its facts', () => {
    const settings = { ...smallFund, ...fixedMarket };
    const whole = replayOf(planWith(settings));
    const means = meansOf(continued(settings, whole, 40), 2);
    const { calledLpAud, cashAud } = means.ledger;
    for (let m = 0; m < 40; m++) expect(calledLpAud[m]!).toBeCloseTo(whole.cash.columns.calledLpAud[m]!, 1);
    expect(means.steps.reserveCalledLpAud[39]!).toBeGreaterThan(0);
    expect(means.steps.cashBeforeFeesAud[39]!).toBe(0);
    expect(cashAud[39]!).toBeCloseTo(whole.cash.columns.cashAud[39]!, 1);
    expect(total(means.fund!.distributedAud)).toBeGreaterThan(1e8);
  });

  test('needs a path', () => {
    expect(() => meanFlows(plan({}), 0).next()).toThrow(/at least one path/);
  });
});

const worlds = ['base', 'every fee', 'both lines', 'run-off', 'all proceeds, fees out of the pool', 'rules that move hazards', 'taxed, income distributed'] as const; // prettier-ignore
describe.each(worlds)('the cash steps of a path (%s)', (name) => {
  const world = plan(gallery[name]!);
  const runner = createPathRunner(world);
  const { cash, steps, lastMonth } = replayPath(world, runner, 2);
  const [ledger, step] = [cash.columns, steps.columns];

  test('fees paid and distributions are the cash they moved', () => {
    for (let m = 0; m <= lastMonth; m++) {
      const feesAud =
        ledger.managementFeeAud[m]! +
        ledger.expensesAud[m]! +
        ledger.setUpAud[m]! +
        ledger.acquisitionFeeAud[m]! +
        ledger.dispositionFeeAud[m]! +
        ledger.gstAud[m]!;
      const movedAud =
        step.cashBeforeFeesAud[m]! + step.feeCallLpAud[m]! + step.feeCallGpAud[m]! - step.cashAfterFeesAud[m]!;
      expect(movedAud).toBeCloseTo(feesAud, 5);
      expect(step.cashBeforeDistributionAud[m]! - ledger.cashAud[m]!).toBeCloseTo(ledger.distributedAud[m]!, 5);
      expect(step.feesFromPoolAud[m]!).toBeLessThanOrEqual(step.poolBeforeFeesAud[m]! + 1e-6);
    }
  });

  test('noting them changes nothing of the path', () => {
    const plain = createPathRunner(world).run(2);
    expect(ledger.distributedAud).toEqual(plain.cash.distributedAud.slice(0, lastMonth + 1));
  });
});
