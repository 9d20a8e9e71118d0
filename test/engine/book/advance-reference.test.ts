import { describe, expect, test } from 'vitest';
import { meanDefaultHazardAnnual, referenceLife } from '../../../src-engine/fund/book/advance-reference.ts';
import { CAUSE } from '../../../src-engine/fund/exits/table.ts';
import { createLife, planOf, steadyMarket, zonePlan } from './advance-life-case.ts';

const targets = [0.015, 0.045, 0.085];
const zones = zonePlan({ defaultTargetAnnual: Float64Array.from(targets) });
const calm = { frailty: { voluntaryLogSd: 0, defaultLogSd: 0 }, sale: { seasonMultipliers: [1, 1, 1, 1] } };

describe('zone default rates', () => {
  test('the reference life shows the stated mean hazard', () => {
    const plan = planOf({ zones });
    targets.forEach((target, zone) => {
      const life = referenceLife(
        {
          contract: plan.contract,
          senior: plan.senior,
          hazards: plan.hazards,
          zones,
          reference: { ltvFraction: 0.2, seniorLtvFraction: 0.4, tenureMonths: 108 },
          mortgageRateAnnual: 0.06,
          months: 120,
        },
        zone,
      );
      expect(meanDefaultHazardAnnual(life, plan.zoneDefaultAnnual[zone]!)).toBeCloseTo(target, 12);
    });
  });

  test('simulated advances like the reference default at the stated rate per year of exposure', () => {
    const plan = planOf({
      zones,
      exits: calm,
      senior: { interestOnlyFraction: 0, ageAtAdvanceMinYears: 7, ageAtAdvanceMaxYears: 7 },
    });
    const life = createLife(plan, steadyMarket(plan), { perMonth: 600, originationMonths: 1 });
    const defaults = [0, 0, 0];
    const years = [0, 0, 0];
    for (let path = 0; path < 30; path++) {
      life.runPath(path);
      for (let row = 0; row < life.count; row++) {
        const zone = life.advances.zone[row]!;
        years[zone]! += life.exits.exitMonth[row]! / 12;
        if (life.exits.cause[row] === CAUSE.default) defaults[zone]!++;
      }
    }
    targets.forEach((target, zone) => {
      // Owners here differ in tenure and a fifth pays interest only, so the rate is near the target, not on it.
      const rate = defaults[zone]! / years[zone]!;
      expect(Math.abs(rate / target - 1)).toBeLessThan(4 / Math.sqrt(defaults[zone]!) + 0.08);
    });
  });

  test('zones without a rate of their own take baseline x multiplier; the scenario multiplier moves both', () => {
    const mixed = zonePlan({
      defaultTargetAnnual: Float64Array.of(NaN, 0.045, 0),
      defaultMultiplier: Float64Array.of(2, 1, 1),
    });
    const plan = planOf({ zones: mixed });
    expect(plan.zoneDefaultAnnual[0]).toBeCloseTo(0.016, 12);
    expect(plan.zoneDefaultAnnual[2]).toBe(0);
    const stressed = planOf({ zones: mixed, exits: { default: { multiplier: 3 } } });
    for (const zone of [0, 1])
      expect(stressed.zoneDefaultAnnual[zone]! / plan.zoneDefaultAnnual[zone]!).toBeCloseTo(3, 12);
  });

  test('a shape that is 0 everywhere cannot show a rate', () => {
    const nothing = { default: { seasoningMultipliers: [0] } };
    expect(() => planOf({ zones, exits: nothing })).toThrow(/No default rate/);
  });
});
