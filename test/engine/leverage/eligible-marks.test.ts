import { describe, expect, test } from 'vitest';
import { createTable } from '../../../src-engine/core/table.ts';
import { exitTable } from '../../../src-engine/fund/exits/table.ts';
import { createEligibleMarks } from '../../../src-engine/fund/leverage/eligible-marks.ts';
import type { NavLinePlan } from '../../../src-engine/fund/leverage/plan.ts';
import { advanceTable } from '../../../src-engine/fund/origination/table.ts';
import { leveredPlan, navLine } from './plans.ts';

const rules = leveredPlan(navLine).book.leverage.navLine!;
const open: Partial<NavLinePlan> = {
  advanceCapFraction: 1,
  suburbCapFraction: 1,
  zoneCapFraction: 1,
  keptOfZone: Float64Array.of(1, 1, 1),
  largestAdvanceAud: 500,
};

/** Advances of one month: [suburb, principal]. Suburbs 0 and 1 are green, 2 orange, 3 red; marks are twice the cost. */
function eligible(advances: readonly (readonly [number, number])[], terms: Partial<NavLinePlan>, settled = 0): number {
  const zoneOfSuburb = Uint8Array.of(0, 0, 1, 2);
  const a = createTable(advanceTable, 10).columns;
  const e = createTable(exitTable, 10).columns;
  const zoneCostAud = new Float64Array(3);
  const suburbCostAud = new Float64Array(4);
  advances.forEach(([suburb, principal], i) => {
    a.suburb[i] = suburb;
    a.principalAud[i] = principal;
    e.cashMonth[i] = i < settled ? 0 : 50;
    if (i < settled) return;
    zoneCostAud[zoneOfSuburb[suburb]!]! += principal;
    suburbCostAud[suburb]! += principal;
  });
  const collateral = {
    months: 0,
    zoneOfSuburb,
    zoneCostAud,
    zoneMarkAud: zoneCostAud.map((cost) => 2 * cost),
    suburbCostAud,
    advances: a,
    exits: e,
  };
  return createEligibleMarks({ ...rules, ...open, ...terms }, collateral)(0, advances.length);
}

const book = [
  [0, 100],
  [0, 300],
  [1, 100],
  [2, 300],
  [3, 200],
] as const;

describe('eligible marks', () => {
  test('are all marks without caps and haircuts, none of an empty book', () => {
    expect(eligible(book, {})).toBe(2000);
    expect(eligible([], {})).toBe(0);
  });

  test('lose the haircut of each zone: 0.9 x 1000 + 0.5 x 600 + 0 x 400', () => {
    expect(eligible(book, { keptOfZone: Float64Array.of(0.9, 0.5, 0) })).toBe(1200);
  });

  test('count an advance up to its cap: 200 of each 300, of a book of 1,000', () => {
    expect(eligible(book, { advanceCapFraction: 0.2 })).toBeCloseTo(2 * (100 + 200 + 100 + 200 + 200), 10);
  });

  test('do not see an advance that is settled', () => {
    expect(eligible([[0, 400], ...book], { advanceCapFraction: 0.2 }, 1)).toBe(
      eligible(book, { advanceCapFraction: 0.2 }),
    );
  });

  test('count a suburb up to its cap, after the cap per advance: 250 of 400, of 300', () => {
    expect(eligible(book, { suburbCapFraction: 0.25 })).toBeCloseTo(2 * (250 + 100 + 250 + 200), 10);
    expect(eligible(book, { advanceCapFraction: 0.2, suburbCapFraction: 0.25 })).toBeCloseTo(
      2 * (250 + 100 + 200 + 200),
      10,
    );
  });

  test('count a zone up to its cap: 400 of 500 green', () => {
    expect(eligible(book, { zoneCapFraction: 0.4 })).toBeCloseTo(2 * (400 + 300 + 200), 10);
  });
});
