import { describe, expect, test } from 'vitest';
import { CAUSE } from '../../../src-engine/fund/exits/table.ts';
import { createLife, flatExits, planOf, steadyMarket, zonePlan } from './advance-life-case.ts';

describe('competing hazards', () => {
  const annual = { sale: 0.06, refinance: 0.03, default: 0.02, lifeEvent: 0.01 };
  const plan = planOf({ exits: flatExits(annual) });
  const life = createLife(plan, steadyMarket(plan), { perMonth: 100, originationMonths: 20 });

  test('survival is exp(-sum H); cumulative incidence by cause is the closed form', () => {
    const total12 = annual.sale + annual.refinance + annual.default + annual.lifeEvent;
    const paths = 20;
    const years = 6;
    const counts = new Float64Array(6);
    let n = 0;
    for (let path = 0; path < paths; path++) {
      life.runPath(path);
      for (let row = 0; row < life.count; row++) {
        n++;
        if (life.exits.exitMonth[row]! - life.advances.originationMonth[row]! <= 12 * years)
          counts[life.exits.cause[row]!]!++;
      }
    }
    const left = 1 - Math.exp(-total12 * years);
    [annual.sale, annual.refinance, annual.default, annual.lifeEvent].forEach((rate, cause) => {
      const expected = (rate / total12) * left;
      const standardError = Math.sqrt((expected * (1 - expected)) / n);
      expect(Math.abs(counts[cause]! / n - expected)).toBeLessThan(4 * standardError);
    });
  });

  test('the clock is used up exactly: the event month is the ceiling of clock / H', () => {
    life.runPath(0);
    const hazard = 0.12 / 12;
    for (let row = 0; row < life.count; row++) {
      const steps = Math.ceil(life.advances.clock[row]! / hazard - 1e-9);
      const last = plan.months - life.advances.originationMonth[row]!;
      expect(life.exits.exitMonth[row]! - life.advances.originationMonth[row]!).toBe(Math.min(steps, last));
    }
  });

  test('no hazard: every advance lives to its maturity or the fund end', () => {
    const still = planOf({ exits: flatExits({}), contract: { termMonths: 110 } });
    const quiet = createLife(still, steadyMarket(still), { perMonth: 5, originationMonths: 24 });
    quiet.runPath(0);
    for (let row = 0; row < quiet.count; row++) {
      const m0 = quiet.advances.originationMonth[row]!;
      const matures = m0 + 110 <= 120;
      expect(quiet.exits.cause[row]).toBe(matures ? CAUSE.maturity : CAUSE.fundEnd);
      expect(quiet.exits.exitMonth[row]).toBe(matures ? m0 + 110 : 120);
    }
  });

  test('zone multipliers scale the hazards of their zone only', () => {
    const zones = zonePlan({ saleMultiplier: Float64Array.of(0, 1, 1), defaultMultiplier: Float64Array.of(1, 0, 1) });
    const zoned = planOf({ exits: flatExits(annual), zones });
    const run = createLife(zoned, steadyMarket(zoned), { perMonth: 100, originationMonths: 20 });
    run.runPath(0);
    const seen = new Set(Array.from(run.exits.cause, (cause, row) => `${run.advances.zone[row]} ${cause}`));
    expect(seen.has(`0 ${CAUSE.sale}`)).toBe(false);
    expect(seen.has(`1 ${CAUSE.sale}`)).toBe(true);
    expect(seen.has(`1 ${CAUSE.default}`)).toBe(false);
    expect(seen.has(`0 ${CAUSE.default}`)).toBe(true);
  });
});
