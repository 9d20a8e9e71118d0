import { describe, expect, test } from 'vitest';
import { createPathRunner } from '../../../src-engine/fund/run/path-runner.ts';
import { resultSchema } from '../../../src-engine/fund/run/result-schema.ts';
import { buildResult, rowColumns } from '../../../src-engine/fund/run/result.ts';
import type { RunPlan } from '../../../src-engine/fund/run/run-plan.ts';
import { createTranches } from '../../../src-engine/fund/tranches/layer.ts';
import type { TrancheColumns, TranchePath } from '../../../src-engine/fund/tranches/table.ts';
import { smallFund } from '../../support/gallery.ts';
import { eachPath, runColumns, total } from '../../support/paths.ts';
import { planWith, runPlan, type Settings } from '../../support/plans.ts';
import { fourClasses, tranchedRows } from './plans.ts';

const PATHS = 2;
/** Largest gap of an identity between sums of money, as a share of the fund: thousands of additions of doubles. */
const MONEY = 1e-11;
const planOf = (settings: Settings) => planWith({ ...smallFund, ...settings });
const inPlace = (path: TranchePath) => path.classes.filter((held): held is TrancheColumns => held !== null);

describe.each(tranchedRows)('%s', (_name, settings) => {
  const plan = planOf(settings);
  const within = MONEY * plan.book.treasury.commitmentsAud;

  test('in every month cash in = cash out + change of the reserve, and calls are divided', () => {
    eachPath(plan, PATHS, ({ tranches, cash, lastMonth }) => {
      const { equity } = tranches!;
      for (let m = 0; m <= lastMonth; m++) {
        let paid = equity.distributedAud[m]! + equity.reserveAud[m]! - (m > 0 ? equity.reserveAud[m - 1]! : 0);
        let called = equity.calledLpAud[m]! + equity.calledGpAud[m]!;
        for (const { columns } of inPlace(tranches!)) {
          paid += columns.couponPaidAud[m]! + columns.principalPaidAud[m]!;
          called += columns.calledAud[m]!;
        }
        expect(Math.abs(cash.distributedAud[m]! + equity.reserveInterestAud[m]! - paid)).toBeLessThan(within);
        expect(Math.abs(cash.calledLpAud[m]! + cash.calledGpAud[m]! - called)).toBeLessThan(within);
      }
      expect(equity.reserveAud[lastMonth]).toBe(0);
    });
  });

  test('balances are what was called less repaid, coupons due are paid, deferred or lapsed; nothing is negative', () => {
    eachPath(plan, PATHS, ({ tranches, lastMonth }) => {
      for (const { columns } of inPlace(tranches!)) {
        for (let m = 0; m <= lastMonth; m++) {
          const before = (column: Float64Array) => (m > 0 ? column[m - 1]! : 0);
          const { closingAud, calledAud, principalPaidAud, deferredAud, couponDueAud, couponPaidAud, lapsedAud } =
            columns;
          const owed = before(closingAud) + calledAud[m]! - principalPaidAud[m]! - closingAud[m]!;
          const due = before(deferredAud) + couponDueAud[m]! - couponPaidAud[m]! - lapsedAud[m]! - deferredAud[m]!;
          // Coupons that were never paid may have grown far beyond the fund.
          expect(Math.abs(owed) + Math.abs(due)).toBeLessThan(within + 1e-12 * deferredAud[m]!);
          for (const column of [closingAud, principalPaidAud, deferredAud, couponPaidAud, columns.trappedAud])
            expect(column[m]).toBeGreaterThanOrEqual(0);
        }
      }
      expect(Math.min(...tranches!.equity.distributedAud)).toBeGreaterThanOrEqual(0);
    });
  });

  test('what is left for the equity goes to LP, GP commitment and manager', () => {
    eachPath(plan, PATHS, ({ equity, waterfall }, f) => {
      const parties = total(waterfall.lpAud) + total(waterfall.gpCommitmentAud) + total(waterfall.carryAud);
      expect(Math.abs(parties - total(equity.distributedAud))).toBeLessThan(within);
      expect(
        Math.abs(f['lpCalledAud']! + f['gpCalledAud']! - total(equity.calledLpAud) - total(equity.calledGpAud)),
      ).toBeLessThan(within);
    });
  });

  test('the loan book, the ledger and the facilities are those of the fund without tranches, bit for bit', () => {
    const { tranches: _tranches, ...book } = plan.book;
    const without = createPathRunner({ ...plan, book: { ...book, tranches: null } });
    const runner = createPathRunner(plan);
    for (let path = 0; path < 2; path++) {
      const own = runner.run(path);
      const other = without.run(path);
      for (const name of ['book', 'cash', 'facilities', 'exits', 'advances'] as const)
        expect(own[name]).toEqual(other[name]);
    }
  });

  test('the result keeps to its format: every figure a number or null, none infinite', () => {
    const small: RunPlan = { ...plan, paths: Math.min(4, plan.paths) };
    const result = buildResult(small, runPlan(small));
    expect(result.tranches).toHaveLength(
      inPlace(createTranches(plan.book.tranches!, plan.book.months).path).length + 1,
    );
    for (const line of result.tranches) {
      expect(line.shortfallProbability.value).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(line.expectedLossAud + line.expectedLossFraction)).toBe(true);
    }
    expect(resultSchema.safeParse(JSON.parse(JSON.stringify({ ...result, fans: [] }))).error?.issues ?? []).toEqual([]);
    expect(
      result.summary.metrics.filter(({ mean, max }) => Math.abs(mean) === Infinity || Math.abs(max) === Infinity),
    ).toEqual([]);
  });
});

test('one class of capital, all equity, is the fund without tranches, bit for bit', () => {
  const plain = planOf({ 'waterfall.style': 'american', 'waterfall.hurdleAnnual': 0.01 });
  const { tranches } = planOf(fourClasses).book;
  const allEquity = {
    ...tranches!,
    classes: [],
    equityFraction: 1,
    equityCommitmentAud: plain.book.treasury.commitmentsAud,
  };
  const own = createPathRunner({ ...plain, book: { ...plain.book, tranches: allEquity } });
  const other = createPathRunner(plain);
  for (let path = 0; path < PATHS; path++) {
    const { waterfall, equity } = own.run(path);
    const without = other.run(path);
    expect(waterfall).toEqual(without.waterfall);
    for (const name of ['calledLpAud', 'calledGpAud', 'distributedAud', 'cashHeldAud'] as const)
      expect(equity[name]).toEqual(without.equity[name]);
  }
});

test('off, the figures of tranches have no value and no line is shown', () => {
  const plan = planOf({ 'run.paths': 2 });
  const columns = runColumns(plan);
  const first = rowColumns.indexOf('seniorIrrAnnual');
  const names = rowColumns.slice(first, rowColumns.indexOf('allClassesIrrAnnual') + 1);
  expect(names).toHaveLength(20);
  expect(names.filter((name) => !columns[name]!.every(Number.isNaN))).toEqual([]);
  expect(buildResult(plan, runPlan(plan)).tranches).toEqual([]);
});

describe('a class above', () => {
  const terms = {
    'tranches.senior.sizeFraction': 0.3,
    'tranches.reserve.targetMonths': 6,
    'tranches.senior.minCollateralMultiple': 3.2,
  };
  const below = { 'tranches.mezzanine.sizeFraction': 0.2, 'tranches.preferred.sizeFraction': 0.1 };
  const seniorOf = (settings: Settings) => {
    const runner = createPathRunner(planOf({ ...terms, ...settings }));
    return [0, 1, 2, 3].map((path) => structuredClone(runner.run(path).tranches!.classes[0]!.columns));
  };

  test.each(['sequential', 'linear', 'bullet'])(
    '(%s) gets the same cash in every month, whatever ranks below it',
    (amortisation) => {
      const kind = { 'tranches.senior.amortisation': amortisation };
      const alone = seniorOf(kind);
      expect(seniorOf({ ...kind, ...below, 'tranches.mezzanine.minCollateralMultiple': 0 })).toEqual(alone);
    },
  );

  test('is owed no more at any month-end when the class below has tests of its own', () => {
    const alone = seniorOf({});
    seniorOf({ ...below, 'tranches.mezzanine.minCollateralMultiple': 50 }).forEach((columns, path) =>
      columns.closingAud.forEach((owed, m) => expect(owed).toBeLessThanOrEqual(alone[path]!.closingAud[m]! + 1e-6)),
    );
  });
});

test('without each line the return is that of the tranched fund which never had it', () => {
  const lines = {
    'leverage.subscriptionLine.limitFraction': 0.3,
    'leverage.navLine.limitFraction': 0.3,
    'run.paths': 3,
  };
  const columns = runColumns(planOf({ ...fourClasses, ...lines }));
  const never = (line: string) => runColumns(planOf({ ...fourClasses, ...lines, [line]: 0 }))['netIrrAnnual'];
  expect(columns['netIrrWithoutSubscriptionLineAnnual']).toEqual(never('leverage.subscriptionLine.limitFraction'));
  expect(columns['netIrrWithoutNavLineAnnual']).toEqual(never('leverage.navLine.limitFraction'));
});

test('a vanishing senior class leaves the equity with the return of the fund', () => {
  const plain = runColumns(planOf({ 'run.paths': 3 }));
  const thin = runColumns(planOf({ 'run.paths': 3, 'tranches.senior.sizeFraction': 1e-7 }));
  thin['netIrrAnnual']!.forEach((rate, path) =>
    expect(Math.abs(rate - plain['netIrrAnnual']![path]!)).toBeLessThan(1e-6),
  );
});

test('a hurdle of the equity takes the place of that of the waterfall', () => {
  const plan = planOf({ ...fourClasses, 'tranches.equityHurdleAnnual': 0.03 });
  expect([plan.book.waterfall.hurdleAnnual, plan.metrics.hurdleAnnual]).toEqual([0.03, 0.03]);
  expect(planOf({ 'tranches.equityHurdleAnnual': 0.03 }).book.waterfall.hurdleAnnual).toBe(0.08);
});
