import { describe, expect, test } from 'vitest';
import {
  expensesForMonth,
  isPaymentMonth,
  managementFeeForMonth,
  setUpAud,
} from '../../../src-engine/fund/fees/accrue.ts';
import { feesConfig } from '../../../src-engine/fund/fees/config.ts';
import { MONTHS, planOf, yearlyFees } from './plans.ts';

const CENTS = 6; // decimals on sums of about 1e7 AUD
const months = Array.from({ length: MONTHS + 1 }, (_, month) => month);

describe('schedule of base-100m', () => {
  const plan = planOf();

  test('2 m a year on commitments to month 60, then 2 % of invested cost', () => {
    const fees = yearlyFees(plan, Array.from({ length: 10 }, () => 40e6)); // prettier-ignore
    fees.forEach((fee, year) => expect(fee).toBeCloseTo(year < 5 ? 2e6 : 0.8e6, CENTS));
  });

  test('ten years are 120 accruals: nothing accrues at first close', () => {
    expect(managementFeeForMonth(plan, 0, 1e6, 0, 1e6)).toBe(0);
    expect(expensesForMonth(plan, 0)).toBe(0);
    expect(months.filter((month) => managementFeeForMonth(plan, month, 1e6, 0, 1e6) > 0)).toHaveLength(120);
  });

  test('expenses are 0.25 % of commitments and grow 2 % once a year; set-up is 0.3 %', () => {
    const expenses = months.reduce((sum, month) => sum + expensesForMonth(plan, month), 0);
    expect(expensesForMonth(plan, 12)).toBe(expensesForMonth(plan, 1));
    expect(expensesForMonth(plan, 13) / expensesForMonth(plan, 12)).toBeCloseTo(1.02, 12);
    expect(expenses).toBeCloseTo((250_000 * (1.02 ** 10 - 1)) / 0.02, CENTS);
    expect(setUpAud(plan)).toBe(300_000);
  });

  test('fixed expenses add to those in proportion and grow with them', () => {
    const fixed = planOf({ fixedExpensesYearlyAud: 120_000, expensesRateAnnual: 0 });
    expect(expensesForMonth(fixed, 1)).toBe(10_000);
    expect(expensesForMonth(fixed, 25)).toBeCloseTo(10_000 * 1.02 ** 2, CENTS);
  });

  test('first close in July: calendar quarters end in months 2, 5, 8 ...; years in month 5, 17 ...', () => {
    expect(months.filter((month) => isPaymentMonth(plan, month)).slice(0, 4)).toEqual([2, 5, 8, 11]);
    const annual = planOf({ paymentFrequency: 'annual' });
    expect(months.filter((month) => isPaymentMonth(annual, month)).slice(0, 2)).toEqual([5, 17]);
    const monthly = planOf({ paymentFrequency: 'monthly' });
    expect(months.every((month) => isPaymentMonth(monthly, month))).toBe(true);
  });
});

describe('expenses by year', () => {
  const expensesByYear = [{ year: 1, amountAud: 120_000 }, { year: 3, amountAud: 60_000 }]; // prettier-ignore

  test('a twelfth a month in the months of the year, beside the others and without growth', () => {
    const plan = planOf({ expensesRateAnnual: 0, expensesByYear });
    expect([0, 1, 12, 13, 24, 25, 36, 37].map((month) => expensesForMonth(plan, month))).toEqual([
      0, 10_000, 10_000, 0, 0, 5_000, 5_000, 0,
    ]);
    expect(expensesForMonth(planOf({ expensesByYear }), 25)).toBeCloseTo((250_000 / 12) * 1.02 ** 2 + 5_000, CENTS);
  });

  test('a year beyond the fund costs nothing; a year named twice is refused with its place', () => {
    const beyond = planOf({ expensesByYear: [{ year: 25, amountAud: 1e6 }] });
    expect(beyond.expensesAud).toEqual(planOf().expensesAud);
    expect(() => planOf({ expensesByYear: [...expensesByYear, { year: 3, amountAud: 1 }] })).toThrow(
      expect.objectContaining({
        code: 'input/invalid',
        issues: [expect.objectContaining({ path: 'fees.expensesByYear[2].year' })],
      }),
    );
  });
});

describe('steps', () => {
  test('a step replaces rate and basis from the month after it until the next step', () => {
    const managementFeeSteps = [
      { afterMonth: 12, rateAnnual: 0.012, basis: 'nav' },
      { afterMonth: 24, rateAnnual: 0.006, basis: 'commitments' },
    ];
    const plan = planOf({ managementFeeSteps });
    const fee = (month: number) => managementFeeForMonth(plan, month, 10e6, 0, 50e6);
    expect(fee(12)).toBeCloseTo((100e6 * 0.02) / 12, CENTS);
    expect([13, 24].map(fee)).toEqual([50e6 * (0.012 / 12), 50e6 * (0.012 / 12)]);
    expect(fee(25)).toBeCloseTo((100e6 * 0.006) / 12, CENTS);
  });

  test('a rate and a basis for every year: the steps are the schedule', () => {
    const managementFeeSteps = Array.from({ length: 10 }, (_, year) => ({
      afterMonth: 12 * year,
      rateAnnual: (20 - year) / 1000,
      basis: 'commitments',
    }));
    yearlyFees(planOf({ managementFeeSteps })).forEach((fee, year) =>
      expect(fee).toBeCloseTo(100_000 * (20 - year), CENTS),
    );
  });

  test('steps out of order are refused with their place', () => {
    const step = { afterMonth: 24, rateAnnual: 0.01, basis: 'nav' };
    expect(() => planOf({ managementFeeSteps: [step, step] })).toThrow(
      expect.objectContaining({
        code: 'input/invalid',
        issues: [expect.objectContaining({ path: 'fees.managementFeeSteps[1].afterMonth' })],
      }),
    );
  });

  test('the slice refuses an unknown basis and a rate above 10 %', () => {
    expect(feesConfig.safeParse({ managementFeeBasis: 'gross-assets' }).success).toBe(false);
    expect(feesConfig.safeParse({ managementFeeRateAnnual: 2 }).success).toBe(false);
  });
});
