import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import {
  overAdvanceAud,
  type OverAdvancePlan,
  type UsualAdvance,
} from '../../../src-engine/fund/origination/over-advance.ts';
import { smallFund } from '../../support/gallery.ts';
import { eachPath, total } from '../../support/paths.ts';
import { planWith, runPlan, type Settings } from '../../support/plans.ts';

const PATHS = 5;
const small: Settings = { ...smallFund, 'fund.commitmentsAud': 30_000_000, 'run.paths': 8 };
const some: Settings = {
  ...small,
  'origination.overAdvance.extraLtvFraction': 0.1,
  'origination.overAdvance.extraSizeFraction': 0.5,
  'origination.overAdvance.maxCombinedLtvFraction': 0.65,
};
const line: Settings = {
  ...some,
  'leverage.navLine.limitFraction': 0.3,
  'origination.overAdvance.fundedBy': 'nav-line',
};

describe('one application by hand: a home of 1,000,000, senior 40 %, 250,000 wanted, LTV cap 20 %', () => {
  const plan: OverAdvancePlan = {
    extraLtvFraction: 0.1,
    extraSizeFraction: 0.2,
    maxCombinedLtvFraction: 0.6,
    zoneAllowed: Uint8Array.of(1, 0, 0),
    capAud: 1e6,
    fromLine: false,
  };
  const one: UsualAdvance = {
    zone: 0,
    valueAud: 1_000_000,
    seniorFraction: 0.4,
    wantedAud: 250_000,
    usualAud: 200_000,
    ltvCapFraction: 0.2,
    combinedLtvCapFraction: 0.85,
    advanceLimitAud: 2_000_000,
  };
  const extra = (change: Partial<UsualAdvance> = {}, room = 1e6, of: Partial<OverAdvancePlan> = {}) =>
    overAdvanceAud({ plan: { ...plan, ...of }, roomAud: Float64Array.of(room) }, { ...one, ...change });

  test.each<[string, number, number]>([
    ['up to the raised LTV cap of 30 %: wants 300,000', extra(), 100_000],
    ['up to the raised size', extra({}, 1e6, { extraLtvFraction: 0.5 }), 100_000],
    ['size alone does not lift the LTV cap', extra({}, 1e6, { extraLtvFraction: 0 }), 0],
    ['LTV alone gives what was wanted', extra({}, 1e6, { extraSizeFraction: 0 }), 50_000],
    ['what room is left', extra({}, 30_000), 30_000],
    ['no room', extra({}, 0), 0],
    ['the limit per advance', extra({ advanceLimitAud: 240_000 }), 40_000],
    ['the combined LTV cap', extra({ combinedLtvCapFraction: 0.65 }), 50_000],
    ['another zone', extra({ zone: 1 }), 0],
    ['too deep in debt', extra({ seniorFraction: 0.41 }), 0],
  ])('%s', (_name, found, wanted) => expect(found).toBeCloseTo(wanted, 6));
});

describe.each([
  ['out of commitments', some],
  ['on the NAV line', line],
] as const)('%s', (_name, settings) => {
  const plan = planWith(settings);
  const { origination, allocation } = plan.book;
  const over = origination.overAdvance!;

  test('the best alone get more than usual, within every bound', () => {
    let found = 0;
    eachPath(plan, PATHS, ({ advances, advanceCount }) => {
      for (let i = 0; i < advanceCount; i++) {
        const overAud = advances.overAdvanceAud[i]!;
        if (overAud === 0) continue;
        found += 1;
        const value = advances.valueAud[i]!;
        const usual = advances.principalAud[i]! - overAud;
        expect(advances.zone[i]).toBe(0);
        expect(advances.recycled[i]).toBe(0);
        expect((advances.seniorAud[i]! + usual) / value).toBeLessThanOrEqual(over.maxCombinedLtvFraction + 1e-12);
        expect(usual / value).toBeLessThanOrEqual(origination.ltvCapFraction + 1e-12);
        expect(advances.ltvFraction[i]!).toBeLessThanOrEqual(
          origination.ltvCapFraction + over.extraLtvFraction + 1e-12,
        );
        expect(advances.principalAud[i]!).toBeLessThanOrEqual(allocation.advanceLimitAud);
      }
    });
    expect(found).toBeGreaterThan(10);
  });

  test('month by month what the tape says, within the cap over the life of the fund', () => {
    eachPath(plan, PATHS, ({ advances, advanceCount, book, lastMonth }, figures) => {
      const byMonth = new Float64Array(lastMonth + 1);
      for (let i = 0; i < advanceCount; i++) byMonth[advances.originationMonth[i]!]! += advances.overAdvanceAud[i]!;
      byMonth.forEach((overAud, month) => expect(book.overAdvancedAud[month]!).toBeCloseTo(overAud, 6));
      expect(figures['overAdvancedAud']).toBeCloseTo(total(byMonth), 4);
      expect(total(byMonth)).toBeLessThanOrEqual(over.capAud * (1 + 1e-12));
    });
  });
});

test('on the NAV line: drawn in the month, and never called', () => {
  const plan = planWith({ ...line, 'leverage.navLine.limitFraction': 0.05, 'reinvestment.untilMonth': 0 });
  let drawn = 0;
  eachPath(plan, PATHS, ({ book, cash }) => {
    book.overAdvancedAud.forEach((overAud, month) =>
      expect(cash.navLineDrawnAud[month]!).toBeGreaterThanOrEqual(overAud * (1 - 1e-12)),
    );
    drawn += total(book.overAdvancedAud);
    expect(total(book.advancesMadeAud) - total(cash.navLineDrawnAud)).toBeLessThanOrEqual(
      plan.book.treasury.investableAud * (1 + 1e-12),
    );
  });
  expect(drawn).toBeGreaterThan(0);
});

describe('off', () => {
  test('without an extra nothing changes, whatever the other terms', () => {
    const terms = { 'origination.overAdvance.zones': ['red'], 'origination.overAdvance.capFraction': 1 };
    expect(runPlan(planWith({ ...small, ...terms })).rows).toEqual(runPlan(planWith(small)).rows);
  });
  test('on a line that is not there, or holds its proceeds, it is refused', () => {
    expect(() => planWith({ ...line, 'leverage.navLine.limitFraction': 0 })).toThrow(AppError);
    expect(() => planWith({ ...line, 'leverage.navLine.use': 'hold' })).toThrow(AppError);
  });
});
