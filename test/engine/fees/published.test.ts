import { describe, expect, test } from 'vitest';
import { planOf, yearlyFees } from './plans.ts';

// Management fees by year in millions. Source: nikhillinit/Updog_restore docs/fees.truth-cases.json (FEE series).
// The sets published beside it stand where they belong: recycling (ER) in reinvestment, LP metrics (LPM) in metrics.
const EXACT = 12; // decimals: sums of twelve doubles

const always = { managementFeeSwitchMonth: 120 };
const flat = (fee: number): number[] => Array.from({ length: 10 }, () => fee);

describe('published management fees', () => {
  const cases = [
    { id: 'FEE-001 2 % of commitments', fees: always, size: 100, expected: flat(2) },
    {
      id: 'FEE-003 step-down to 1.5 % after year 5',
      fees: { ...always, managementFeeSteps: [{ afterMonth: 60, rateAnnual: 0.015, basis: 'commitments' }] },
      size: 100,
      expected: [2, 2, 2, 2, 2, 1.5, 1.5, 1.5, 1.5, 1.5],
    },
    { id: 'FEE-007 a fund of nothing', fees: always, size: 0, expected: flat(0) },
    {
      id: 'FEE-009 3 % of commitments',
      fees: { ...always, managementFeeRateAnnual: 0.03 },
      size: 100,
      expected: flat(3),
    },
  ];
  test.each(cases)('$id', ({ fees, size, expected }) => {
    yearlyFees(planOf(fees, { commitmentsAud: size })).forEach((fee, year) =>
      expect(fee).toBeCloseTo(expected[year]!, EXACT),
    );
  });

  test('FEE-005 2 % of called capital by a schedule', () => {
    const schedule = [20, 40, 70, 90, 100, 100, 100, 100, 100, 100];
    const called = { managementFeeBasis: 'called', managementFeeBasisLater: 'called' };
    const fees = yearlyFees(planOf(called, { commitmentsAud: 100 }), [], [], schedule);
    [0.4, 0.8, 1.4, 1.8, 2, 2, 2, 2, 2, 2].forEach((fee, year) => expect(fees[year]).toBeCloseTo(fee, EXACT));
    expect(fees.reduce((sum, fee) => sum + fee, 0)).toBeCloseTo(16.4, EXACT);
  });
});
