import { describe, expect, test } from 'vitest';
import { createAdvanceMarks } from '../../../src-engine/fund/book/advance-marks.ts';
import { createDealCounts } from '../../../src-engine/fund/book/deal-counts.ts';
import type { PathTables } from '../../../src-engine/fund/metrics/table.ts';
import { createPathRunner } from '../../../src-engine/fund/run/path-runner.ts';
import { createWaterfall } from '../../../src-engine/fund/waterfall/run.ts';
import { hardTimes, smallFund } from '../../support/gallery.ts';
import { planWith, runPlan, type Settings } from '../../support/plans.ts';

const PATHS = 4;
/** Sums of some hundred marks in another order, as a share of the fund. */
const MONEY = 1e-12;
const american: Settings = { ...smallFund, 'fund.commitmentsAud': 30_000_000, 'waterfall.style': 'american' };
const worlds: readonly (readonly [string, Settings])[] = [
  ['base', {}],
  ['hard times', hardTimes],
  ['share of value, run-off', { ...hardTimes, 'contract.shareMethod': 'of-value', 'contract.shareMultiple': 1.8, 'exits.fundEnd.rule': 'run-off' }],
  ['losses shared', { ...hardTimes, 'contract.lossSharing': true, 'contract.simpleInterestAnnual': 0 }],
]; // prettier-ignore

function* pathsOf(settings: Settings) {
  const plan = planWith({ ...american, ...settings });
  const runner = createPathRunner(plan);
  for (let path = 0; path < PATHS; path++) yield { plan, tables: runner.run(path) };
}

function marksOf(plan: ReturnType<typeof planWith>, tables: PathTables) {
  const marks = createAdvanceMarks(plan.book.life);
  marks.begin(tables.market, tables.advances, tables.exits);
  return marks;
}

describe.each(worlds)('%s', (_name, settings) => {
  test('marks of the living advances sum to the mark of the book, every month', () => {
    for (const { plan, tables } of pathsOf(settings)) {
      const marks = marksOf(plan, tables);
      const gaps = Array.from({ length: tables.lastMonth }, (_, month) => {
        let sumAud = 0;
        for (let i = 0; i < tables.advanceCount; i++)
          if (tables.advances.originationMonth[i]! <= month && month < tables.exits.cashMonth[i]!)
            sumAud += marks.markAud(i, month);
        return Math.abs(sumAud - tables.book.markAud[month]!);
      });
      expect(Math.max(...gaps)).toBeLessThan(MONEY * 30e6);
    }
  });

  test.each([0, 1, 2, 4])(
    'an advance counts from its cash or after %i quarter-ends below cost, by plain recount',
    (needed) => {
      for (const { plan, tables } of pathsOf({ ...settings, 'waterfall.writeDownQuarters': needed })) {
        const marks = marksOf(plan, tables);
        const { advances, exits, advanceCount } = tables;
        const flows = createDealCounts(plan.book, 'monteCarlo').count(tables);
        for (let i = 0; i < advanceCount; i++) {
          let expected = exits.cashMonth[i]!;
          let below = 0;
          for (let month = advances.originationMonth[i]!; month < exits.cashMonth[i]!; month++) {
            if (month % 3 !== 2) continue; // first close in July: months 2, 5, ... end calendar quarters
            below = marks.markAud(i, month) < advances.principalAud[i]! ? below + 1 : 0;
            if (needed > 0 && below === needed) {
              expected = month;
              break;
            }
          }
          expect([flows.countsFromMonth[i], flows.reason[i]]).toEqual([
            expected,
            expected < exits.cashMonth[i]! ? 1 : 0,
          ]);
        }
      }
    },
  );

  test('a quarter counts as a whole: from its first cash, or when its marks together stay below its cost', () => {
    for (const { plan, tables } of pathsOf({ ...settings, 'waterfall.deal': 'origination-quarter' })) {
      const marks = marksOf(plan, tables);
      const { advances, exits, advanceCount } = tables;
      const { originationMonth: made, principalAud } = advances;
      const flows = createDealCounts(plan.book, 'monteCarlo').count(tables);
      const rows = Array.from({ length: advanceCount }, (_, i) => i);
      const quarter = (i: number) => Math.ceil((made[i]! - 2) / 3);
      for (const one of new Set(rows.map(quarter))) {
        const deal = rows.filter((i) => quarter(i) === one);
        const firstCash = Math.min(...deal.map((i) => exits.cashMonth[i]!));
        const gapAud = (month: number) =>
          deal.reduce((sum, i) => sum + (made[i]! <= month ? marks.markAud(i, month) - principalAud[i]! : 0), 0);
        let expected = firstCash;
        for (let month = 3 * one + 2 + 3; month < firstCash; month += 3)
          if (gapAud(month) < 0 && gapAud(month - 3) < 0) {
            expected = month;
            break;
          }
        for (const i of deal) expect(flows.countsFromMonth[i]).toBe(Math.max(expected, made[i]!));
      }
    }
  });
});

test('hard times write advances down, good ones do not have to', () => {
  const share = (settings: Settings): number => {
    let written = 0;
    let all = 0;
    for (const { plan, tables } of pathsOf(settings)) {
      const flows = createDealCounts(plan.book, 'monteCarlo').count(tables);
      all += flows.count;
      for (let i = 0; i < flows.count; i++) written += flows.reason[i]!;
    }
    return written / all;
  };
  expect(share(hardTimes)).toBeGreaterThan(0.2);
  expect(share({ 'origination.seniorLtvMeanFraction': 0.1, 'exits.default.baselineAnnual': 0 })).toBeLessThan(0.01);
});

test('the quarter-ends of the test are those of the distributions', () => {
  for (const date of ['2026-07-31', '2026-08-31', '2026-09-30']) {
    const plan = planWith({ ...american, 'fund.firstCloseDate': date });
    const { distributionMonth } = plan.book.treasury;
    const first = distributionMonth.indexOf(1);
    expect(first % 3).toBe(plan.book.waterfall.firstQuarterEndMonth);
  }
});

test('balances filled by the lives and balances of its own give the same waterfall, bit for bit', () => {
  for (const { plan, tables } of pathsOf(hardTimes)) {
    const { cash, lastMonth } = tables;
    const own = createDealCounts(plan.book, 'monteCarlo').count(tables);
    const waterfall = createWaterfall(plan.book.waterfall, plan.book.months);
    waterfall.run(
      cash.calledLpAud,
      cash.calledGpAud,
      cash.distributedAud,
      lastMonth,
      cash.lpOnlyFeesAud,
      own,
      cash.cashAud,
    );
    expect(waterfall.columns).toEqual(tables.waterfall);
  }
});

test('under European terms the settings of deals move no byte', () => {
  const european: Settings = { ...american, ...hardTimes, 'waterfall.style': 'european', 'run.paths': 8 };
  const rows = runPlan(planWith(european)).rows;
  const settings = { 'waterfall.deal': 'origination-quarter', 'waterfall.writeDownQuarters': 1 };
  expect(runPlan(planWith({ ...european, ...settings })).rows).toEqual(rows);
});
