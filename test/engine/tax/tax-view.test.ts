import { describe, expect, test } from 'vitest';
import { taxConfig } from '../../../src-engine/fund/tax/config.ts';
import { resolveTax } from '../../../src-engine/fund/tax/plan.ts';
import { financialYearOf, yearEndMonth } from '../../../src-engine/numeric/financial-year.ts';
import { createTaxView } from '../../../src-engine/fund/tax/tax-view.ts';
import { termsConfig } from '../../../src-engine/fund/terms/config.ts';
import { handPath } from '../metrics/path-tables.ts';
import { gallery, hardTimes, smallFund } from '../../support/gallery.ts';
import { eachPath, runColumns } from '../../support/paths.ts';
import { planWith, type Settings } from '../../support/plans.ts';

const facts = { months: 48, lpShareOfManagementFee: 1, gstNetFraction: 0.045, tapeTellsAge: true };
const planOf = (settings: object, terms: object = {}) =>
  resolveTax(taxConfig.parse(settings), termsConfig.parse({ gpCommitmentFraction: 0, ...terms }), facts);

describe('tax years', () => {
  test('first close 31 July 2026: the first year ends in month 11, on 30 June 2027', () => {
    const plan = planOf({});
    expect([plan.firstYearEndMonth, plan.firstYearEnding]).toEqual([11, 2027]);
    expect([0, 11, 12, 23, 24].map((month) => financialYearOf(plan, month))).toEqual([0, 0, 1, 1, 2]);
    expect(yearEndMonth(plan, 2)).toBe(35);
    expect(plan.years).toBe(financialYearOf(plan, 48) + 1);
  });

  test('first close in May or June: the year ends next month, or at once', () => {
    const may = planOf({}, { firstCloseDate: '2027-05-31' });
    expect([may.firstYearEndMonth, may.firstYearEnding, financialYearOf(may, 2)]).toEqual([1, 2027, 1]);
    const june = planOf({}, { firstCloseDate: '2027-06-30' });
    expect([june.firstYearEndMonth, june.firstYearEnding, financialYearOf(june, 1)]).toEqual([0, 2027, 1]);
  });
});

describe('by hand: 100 advanced at month 0, 160 back at month 20; 30 of a second 100 lost at month 30', () => {
  const tables = handPath({
    months: 48,
    advances: [
      { month: 0, principalAud: 100, exitMonth: 20, paidAud: 160 },
      { month: 6, principalAud: 100, exitMonth: 30, paidAud: 70 },
      { month: 24, principalAud: 50, exitMonth: 32, paidAud: 54 },
    ],
  });
  tables.cash.shareReceivedAud.set(tables.book.shareReceivedAud);
  tables.cash.managementFeeAud[8] = 10;
  tables.cash.gstAud[8] = 0.45;
  tables.cash.setUpAud[0] = 5;
  tables.waterfall.carryFromLpAud[20] = 8;

  const yearsOf = (settings: object) => {
    const view = createTaxView(planOf({ incomeRate: 0.3, ...settings }));
    const rows = view.evaluate(tables);
    return { rows, c: view.columns };
  };

  test('revenue account: losses of the first year come off the gain of the second, those of the third wait', () => {
    const { rows, c } = yearsOf({});
    expect(rows).toBe(5);
    expect(Array.from(c.yearEnding)).toEqual([2027, 2028, 2029, 2030, 2031]);
    // Year 1: fee with GST 10.45, a fifth of set-up 1. Year 2: share 60, carry 8, 1. Year 3: share 4, 30 lost, 1.
    const expected = [0, 60 - 8 - 1 - 11.45, 0, 0, 0];
    c.lpTaxableAud.forEach((amount, year) => expect(amount).toBeCloseTo(expected[year]!, 12));
    expect(c.lpLossesCarriedAud[0]).toBeCloseTo(11.45, 12);
    expect(c.lpLossesCarriedAud[2]).toBeCloseTo(27, 12);
    expect(c.lpTaxAud[1]).toBeCloseTo(0.3 * 39.55, 12);
    expect(c.taxPaidMonth[1]).toBe(23 + 9);
  });

  test('capital account: the gain held 20 months is halved, the loss meets the short gain of 4 and waits', () => {
    const { c } = yearsOf({ shareCharacter: 'capital', paidLagMonths: 0 });
    expect(c.lpDiscountableShareAud[1]).toBe(60);
    expect(c.lpTaxableAud[1]).toBeCloseTo((60 - 8) / 2 - 1 - 11.45, 12);
    expect([c.lpShareAud[2], c.lpDiscountableShareAud[2]]).toEqual([4, 0]);
    expect(c.lpLossesCarriedAud[2]).toBeCloseTo(26 + 1, 12);
    expect(c.taxPaidMonth[1]).toBe(23);
  });

  test('distributions beyond taxable income are return of capital, or gains left out by the discount', () => {
    const { c } = yearsOf({});
    expect(c.lpDistributedAud[1]).toBe(160);
    expect(c.lpUntaxedAud[1]).toBeCloseTo(160 - 39.55, 12);
  });

  test('without a rate the fund still has taxable income, and no tax', () => {
    const view = createTaxView(planOf({}));
    view.evaluate(tables);
    expect(view.columns.fundTaxableAud[1]).toBeCloseTo(60 - 1 - 11.45, 12);
    expect(view.columns.lpTaxAud.slice(0, 5).every(Number.isNaN)).toBe(true);
  });
});

/** Sums over 120 months of amounts of the size of the fund. */
const MONEY = 1e-11;

const worlds: readonly (readonly [string, Settings])[] = [
  ['base', {}],
  ['hard times', hardTimes],
  ['every fee', gallery['every fee']!],
  ['GP commitment bears all', gallery['GP commitment bears all']!],
  ['GP commitment bears carry alone', { 'waterfall.gpCommitmentBearsCarry': true, 'fund.gpCommitmentFraction': 0.2, 'waterfall.hurdleAnnual': 0.02 }],
  ['carry clawed back', gallery['carry clawed back']!],
  ['both lines', gallery['both lines']!],
  ['American, escrow and interim tests', gallery['American, escrow and interim tests']!],
  ['expected path', { 'run.mode': 'deterministic' }],
]; // prettier-ignore

describe.each(worlds)('%s: what is taxed is what was earned', (_name, settings) => {
  test('taxable income over the life, less losses never absorbed, is the profit of the LP class', () => {
    const plan = planWith({ ...smallFund, ...settings, 'tax.incomeRate': 0.3 });
    const view = createTaxView(plan.book.tax);
    const within = MONEY * plan.book.treasury.commitmentsAud;
    eachPath(plan, 4, (tables, figures) => {
      const years = view.evaluate(tables);
      let taxable = 0;
      for (let year = 0; year < years; year++) taxable += view.columns.lpTaxableAud[year]!;
      const unpaid = tables.cash.feePayableAud[tables.lastMonth]!; // what creditors lose was never deducted
      const left = view.columns.lpLossesCarriedAud[years - 1]!;
      expect(Math.abs(taxable - left - figures['lpProfitAud']!)).toBeLessThan(within + unpaid);
      expect(figures['lpTaxAud']).toBeCloseTo(0.3 * taxable, 4);
    });
  });
});

describe('the view', () => {
  const with30: Settings = { ...smallFund, 'run.paths': 6, 'tax.incomeRate': 0.3 };
  const own = ['afterTaxNetIrrAnnual', 'afterTaxNetTvpiMultiple', 'lpTaxAud', 'lpEffectiveTaxFraction'];

  test('moves no other figure by a bit, and has no figure when it is off', () => {
    const [off, on] = [runColumns(planWith({ ...smallFund, 'run.paths': 6 })), runColumns(planWith(with30))];
    const moved = Object.keys(off).filter(
      (name) => !Buffer.from(off[name]!.buffer).equals(Buffer.from(on[name]!.buffer)),
    );
    expect(moved.toSorted()).toEqual(own.toSorted());
    expect(own.every((name) => off[name]!.every(Number.isNaN))).toBe(true);
  });

  test('at a rate of 0 after tax is before tax; the higher the rate, the lower the return', () => {
    const at = (rate: number) => runColumns(planWith({ ...with30, 'tax.incomeRate': rate }));
    const [zero, low, high] = [at(0), at(0.15), at(0.47)];
    expect(zero['afterTaxNetIrrAnnual']).toEqual(zero['netIrrAnnual']);
    expect(zero['afterTaxNetTvpiMultiple']).toEqual(zero['netTvpiMultiple']);
    zero['afterTaxNetIrrAnnual']!.forEach((irr, path) => {
      expect(low['afterTaxNetIrrAnnual']![path]).toBeLessThan(irr);
      expect(high['afterTaxNetIrrAnnual']![path]).toBeLessThan(low['afterTaxNetIrrAnnual']![path]!);
    });
  });

  test('the tax of a year paid later costs less in return and the same in money', () => {
    const at = (lag: number) => runColumns(planWith({ ...with30, 'tax.paidLagMonths': lag }));
    const [soon, late] = [at(0), at(24)];
    expect(late['lpTaxAud']).toEqual(soon['lpTaxAud']);
    late['afterTaxNetIrrAnnual']!.forEach((irr, path) =>
      expect(irr).toBeGreaterThan(soon['afterTaxNetIrrAnnual']![path]!),
    );
  });

  test('the rate is the effective rate where no loss is left over', () => {
    const { lpEffectiveTaxFraction: effective, lpTaxAud: tax, lpProfitAud: profit } = runColumns(planWith(with30));
    effective!.forEach((fraction, path) => {
      expect(fraction).toBeCloseTo(tax![path]! / profit![path]!, 12);
      expect(fraction).toBeGreaterThanOrEqual(0.3 - 1e-9);
    });
  });

  test('says beside every figure that it is a view at stated rates', () => {
    expect(planWith(with30).warnings.some((line) => line.includes('not advice: 30 %'))).toBe(true);
    expect(planWith(smallFund).warnings.some((line) => line.includes('not advice'))).toBe(false);
  });
});
