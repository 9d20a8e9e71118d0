import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  createYear,
  setUpDeductionAud,
  taxableIncomeAud,
  type Losses,
  type YearOfIncome,
} from '../../../src-engine/fund/tax/taxable-income.ts';

const year = (parts: Partial<YearOfIncome>): YearOfIncome => ({ ...createYear(), ...parts });
const none = (): Losses => ({ revenueAud: 0, capitalAud: 0 });

describe('revenue account', () => {
  test('one sum: 100 of interest and 300 of share less 50 of costs, 20 lost and 80 of carry is 250', () => {
    const income = year({ ordinaryAud: 100, longGainsAud: 200, shortGainsAud: 100, costsAud: 50, principalLostAud: 20, carryAud: 80 }); // prettier-ignore
    expect(taxableIncomeAud(income, none(), false, 0.5)).toBe(250);
  });

  test('a loss of 30 is carried forward and absorbed by 100 of the next year', () => {
    const losses = none();
    expect(taxableIncomeAud(year({ ordinaryAud: 20, costsAud: 50 }), losses, false, 0)).toBe(0);
    expect(losses).toEqual({ revenueAud: 30, capitalAud: 0 });
    expect(taxableIncomeAud(year({ ordinaryAud: 10 }), losses, false, 0)).toBe(0);
    expect(losses.revenueAud).toBe(20);
    expect(taxableIncomeAud(year({ ordinaryAud: 100 }), losses, false, 0)).toBe(80);
    expect(losses.revenueAud).toBe(0);
  });
});

describe('capital account', () => {
  test('losses meet gains without discount first, then the discount: 40 short and 200 long less 60 lost at 1/2 is 90', () => {
    // 60 lost: 40 off the short gain, 20 off the long one; half of 180.
    const income = year({ longGainsAud: 200, shortGainsAud: 40, principalLostAud: 60 });
    expect(taxableIncomeAud(income, none(), true, 1 / 2)).toBe(90);
    expect(taxableIncomeAud(income, none(), true, 1 / 3)).toBeCloseTo(120, 12);
    expect(taxableIncomeAud(income, none(), true, 0)).toBe(180);
  });

  test('a capital loss waits for gains and leaves interest alone', () => {
    const losses = none();
    expect(taxableIncomeAud(year({ ordinaryAud: 100, principalLostAud: 70 }), losses, true, 0.5)).toBe(100);
    expect(losses).toEqual({ revenueAud: 0, capitalAud: 70 });
    expect(taxableIncomeAud(year({ longGainsAud: 170 }), losses, true, 0.5)).toBe(50);
    expect(losses.capitalAud).toBe(0);
  });

  test('carry takes interest and gains in proportion: 40 of 100 and 300 leaves 90 and 270, half of it taxed', () => {
    const income = year({ ordinaryAud: 100, longGainsAud: 300, carryAud: 40 });
    expect(taxableIncomeAud(income, none(), true, 0.5)).toBeCloseTo(90 + 135, 12);
  });

  test('costs come off the discounted gain; what is beyond it is a loss of income', () => {
    const losses = none();
    expect(taxableIncomeAud(year({ longGainsAud: 100, costsAud: 80 }), losses, true, 0.5)).toBe(0);
    expect(losses.revenueAud).toBe(30);
  });
});

const money = fc.integer({ min: 0, max: 1_000_000 });
const years = fc.array(
  fc.record({ ordinaryAud: money, longGainsAud: money, shortGainsAud: money, costsAud: money, principalLostAud: money, carryAud: money }), // prettier-ignore
  { minLength: 1, maxLength: 12 },
);

describe('any years', () => {
  test('without discount both accounts tax income less losses: taxable - losses left = all income, to the dollar', () => {
    fc.assert(
      fc.property(years, fc.boolean(), (list, capital) => {
        const losses = none();
        const taxable = list.reduce((sum, income) => sum + taxableIncomeAud(income, losses, capital, 0), 0);
        const net = list.reduce(
          (sum, y) => sum + y.ordinaryAud + y.longGainsAud + y.shortGainsAud - y.costsAud - y.principalLostAud - y.carryAud, // prettier-ignore
          0,
        );
        expect(Math.abs(taxable - losses.revenueAud - losses.capitalAud - net)).toBeLessThan(1e-5);
        expect(Math.min(losses.revenueAud, losses.capitalAud)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('a larger discount never taxes more, and capital account without one never less than revenue account', () => {
    fc.assert(
      fc.property(years, (list) => {
        const total = (capital: boolean, discount: number) => {
          const losses = none();
          return list.reduce((sum, income) => sum + taxableIncomeAud(income, losses, capital, discount), 0);
        };
        expect(total(true, 0.5)).toBeLessThanOrEqual(total(true, 1 / 3) + 1e-6);
        expect(total(true, 0)).toBeGreaterThanOrEqual(total(false, 0) - 1e-6);
      }),
    );
  });
});

test('set-up costs: a fifth a year for five years, what is left in the last year of the fund', () => {
  const paid = Float64Array.of(100, 0, 50, 0, 0, 0, 0);
  const parts = [0, 1, 2, 3, 4, 5, 6].map((y) => setUpDeductionAud(paid, 5, y, false));
  expect(parts).toEqual([20, 20, 30, 30, 30, 10, 10]);
  expect(setUpDeductionAud(paid, 5, 3, true)).toBeCloseTo(100 - 60 + 50 - 10, 12);
  expect(setUpDeductionAud(paid, 1, 0, false)).toBe(100);
});
