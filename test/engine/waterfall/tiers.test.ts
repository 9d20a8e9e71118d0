import { describe, expect, test } from 'vitest';
import { planOf, runLp, total } from './flows.ts';

const YEARS = 5;
const END = 12 * YEARS;

describe('further carry tiers', () => {
  const carryTiers = [{ aboveIrrAnnual: 0.15, carryFraction: 0.3 }];

  test('the lower split ends where the LP class has its IRR exactly, tested with the cash of the same month', () => {
    const columns = runLp(planOf({ catchUpFraction: 0, carryTiers }), [[0, 100]], [[END, 400]], END);
    const atHurdle = 100 * 1.08 ** YEARS;
    const atTier = 100 * 1.15 ** YEARS;
    const cashBelow = (atTier - atHurdle) / 0.8;
    const carry = 0.2 * cashBelow + 0.3 * (400 - atHurdle - cashBelow);
    expect(total(columns.carryAud)).toBeCloseTo(carry, 9);
    expect(total(columns.lpAud)).toBeCloseTo(atTier + 0.7 * (400 - atHurdle - cashBelow), 9);
  });

  test('interim receipts count: splitting the cash in time reaches the IRR with less', () => {
    const plan = planOf({
      hurdleAnnual: 0,
      catchUpFraction: 0,
      carryTiers: [{ aboveIrrAnnual: 0.1, carryFraction: 0.5 }],
    });
    const columns = runLp(plan, [[0, 100]], [[12, 100], [24, 20]], 24); // prettier-ignore
    // At month 12 the LP class still needs 110 - 100 = 10, at month 24 it needs 11: 13.75 of cash at 80 %, the rest at 50 %.
    expect(columns.carryAud[24]).toBeCloseTo(0.2 * 13.75 + 0.5 * 6.25, 10);
  });

  test('a tier that is not reached changes nothing', () => {
    const far = planOf({ carryTiers: [{ aboveMultiple: 20, carryFraction: 0.5 }] });
    const calls = [[0, 100]] as const;
    const distributions = [[30, 80], [END, 150]] as const; // prettier-ignore
    expect(runLp(far, calls, distributions, END)).toEqual(runLp(planOf(), calls, distributions, END));
  });

  test('the same carry above as below changes nothing but rounding', () => {
    const same = planOf({ carryTiers: [{ aboveIrrAnnual: 0.1, carryFraction: 0.2 }] });
    const calls = [[0, 100]] as const;
    const distributions = [[30, 80], [END, 150]] as const; // prettier-ignore
    const tiered = runLp(same, calls, distributions, END);
    expect(total(tiered.carryAud)).toBeCloseTo(total(runLp(planOf(), calls, distributions, END).carryAud), 10);
  });
});
