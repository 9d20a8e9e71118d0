import { describe, expect, test } from 'vitest';
import { FACILITY } from '../../../src-engine/fund/leverage/table.ts';
import { eachPath, total } from '../../support/paths.ts';
import { leveredPlan, leveredRows, worst } from './plans.ts';

const PATHS = 6;
/** Largest gap of an identity between sums of money, as a share of the fund: thousands of additions of doubles. */
const MONEY = 1e-12;
/** A balance is within its limit to this share of the size of the line, as the engine cures it. */
const CURED = 1e-9;

describe.each(leveredRows)('%s', (_name, settings) => {
  const plan = leveredPlan(settings);
  const { subscription, navLine } = plan.book.leverage;
  const fundAud = plan.book.treasury.commitmentsAud;

  test('a balance is what was drawn less what was repaid, and never negative', () => {
    eachPath(plan, PATHS, (tables) => {
      const { cash } = tables;
      for (const [debt, drawn, repaid] of [
        [cash.subscriptionDebtAud, cash.subscriptionDrawnAud, cash.subscriptionRepaidAud],
        [cash.navLineDebtAud, cash.navLineDrawnAud, cash.navLineRepaidAud],
      ] as const) {
        const gap = worst(tables, (m) => Math.abs((m > 0 ? debt[m - 1]! : 0) + drawn[m]! - repaid[m]! - debt[m]!));
        expect(gap).toBeLessThan(MONEY * fundAud);
        expect(Math.min(...debt)).toBeGreaterThanOrEqual(0);
      }
    });
  });

  test('interest is the opening balance at the base rate plus spread, never below 0; what is not paid is in arrears', () => {
    eachPath(plan, PATHS, (tables) => {
      const { cash, facilities, market, lastMonth } = tables;
      const interest = (debt: Float64Array, spread: number) => (m: number) =>
        m === 0 ? 0 : (debt[m - 1]! * Math.max(0, market.cashRateAnnual[m - 1]! + spread)) / 12;
      const onSubscription = interest(cash.subscriptionDebtAud, subscription?.spreadAnnual ?? 0);
      const onNavLine = interest(cash.navLineDebtAud, navLine?.spreadAnnual ?? 0);
      const gap = worst(
        tables,
        (m) =>
          Math.abs(onSubscription(m) - facilities.subscriptionInterestAud[m]!) +
          Math.abs(onNavLine(m) - facilities.navLineInterestAud[m]!),
      );
      expect(gap).toBeLessThan(MONEY * fundAud);
      const accrued =
        total(facilities.subscriptionInterestAud) +
        total(facilities.navLineInterestAud) +
        total(facilities.subscriptionFeeAud) +
        total(facilities.navLineFeeAud);
      const paid = total(cash.facilityInterestAud) + total(cash.facilityFeeAud);
      expect(Math.abs(accrued - paid - cash.facilityArrearsAud[lastMonth]!)).toBeLessThan(MONEY * fundAud);
    });
  });

  test('a subscription line is within its limit at every month-end, clean on time, and gone at its term', () => {
    if (subscription === null) return;
    eachPath(plan, PATHS, (tables) => {
      const { cash, facilities, lastMonth } = tables;
      const debt = cash.subscriptionDebtAud;
      expect(worst(tables, (m) => debt[m]! - facilities.subscriptionLimitAud[m]!)).toBeLessThan(CURED * fundAud);
      let inARow = 0;
      let longest = 0;
      for (let m = 0; m <= lastMonth; m++) {
        inARow = debt[m]! > 0 ? inARow + 1 : 0;
        longest = Math.max(longest, inARow);
      }
      expect(longest).toBeLessThan(subscription.cleanDownMonths);
      expect(total(debt.subarray(subscription.endMonth))).toBe(0);
      expect(total(cash.subscriptionDrawnAud.subarray(subscription.drawEndMonth))).toBe(0);
      expect(total(cash.subscriptionDrawnAud)).toBeGreaterThan(0);
    });
  });

  test('a NAV line is within its limit and schedule after the cure, or in default', () => {
    if (navLine === null) return;
    eachPath(plan, PATHS, (tables) => {
      const { cash, facilities, lastMonth } = tables;
      const over = worst(tables, (m) => {
        if (facilities.navLineState[m] === FACILITY.default || m === lastMonth) return -1;
        const over = cash.navLineDebtAud[m]! - facilities.navLineLimitAud[m]!;
        return m >= navLine.endMonth ? Math.max(over, cash.navLineDebtAud[m]!) : over;
      });
      expect(over).toBeLessThan(CURED * fundAud);
      expect(total(cash.navLineDrawnAud)).toBeLessThanOrEqual(navLine.limitAud * (1 + MONEY));
      expect(total(cash.navLineDrawnAud)).toBeGreaterThan(0);
      const late = facilities.navLineState[lastMonth] === FACILITY.default;
      expect(late).toBe(cash.navLineDebtAud[lastMonth]! + cash.facilityArrearsAud[lastMonth]! > CURED * fundAud);
    });
  });

  test('after a broken covenant nothing is drawn or recycled in the month that follows', () => {
    eachPath(plan, PATHS, (tables) => {
      const { cash, facilities, book, lastMonth } = tables;
      let inBreach = 0;
      for (let m = 0; m < lastMonth; m++) {
        const state = facilities.navLineState[m]!;
        if (state !== FACILITY.curedByCash && state !== FACILITY.default) continue;
        inBreach += cash.navLineDrawnAud[m + 1]! + cash.subscriptionDrawnAud[m + 1]! + book.recycledAud[m + 1]!;
      }
      expect(inBreach).toBe(0);
    });
  });

  test('a fund that cannot pay its lender pays nobody else', () => {
    eachPath(plan, PATHS, ({ cash, facilities, lastMonth }) => {
      let paidOut = 0;
      for (let m = 0; m <= lastMonth; m++)
        if (facilities.navLineState[m] === FACILITY.default) paidOut += cash.distributedAud[m]!;
      expect(paidOut).toBeLessThan(CURED * fundAud);
    });
  });

  test('fund NAV + debt = gross assets', () => {
    eachPath(plan, PATHS, (tables) => {
      const { cash, book } = tables;
      const gap = worst(tables, (m) => {
        const debt = cash.subscriptionDebtAud[m]! + cash.navLineDebtAud[m]! + cash.facilityArrearsAud[m]!;
        const assets = book.markAud[m]! + cash.cashAud[m]! + cash.distributedAud[m]!;
        return Math.abs(cash.navAud[m]! + debt + cash.feePayableAud[m]! - assets);
      });
      expect(gap).toBeLessThan(MONEY * fundAud);
    });
  });
});
