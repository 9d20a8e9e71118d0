import { describe, expect, test } from 'vitest';
import { reinvestmentConfig } from '../../../src-engine/fund/reinvestment/config.ts';
import { resolveReinvestment } from '../../../src-engine/fund/reinvestment/plan.ts';
import { createRecyclingPool } from '../../../src-engine/fund/reinvestment/pool.ts';

// Recycling of exits under a cap, in millions. Source: nikhillinit/Updog_restore docs/exit-recycling.truth-cases.json (ER series).
// Its exits fall in years; year y is month 12 y here, and the recycling period of n years ends with month 12 n.
const EXACT = 12; // decimals: sums of a few doubles

type Exit = { readonly year: number; readonly proceeds: number };

/** What each exit gives to the pool and to investors. */
function recycle(size: number, capPercent: number, years: number, ratePercent: number, exits: readonly Exit[]) {
  const config = reinvestmentConfig.parse({
    basis: 'all-proceeds',
    capFraction: capPercent / 100,
    untilMonth: 12 * years,
    rateFraction: ratePercent / 100,
  });
  const plan = resolveReinvestment(config, Float64Array.of(1, 0, 0), size, 0.3);
  const pool = createRecyclingPool(plan, 240);
  pool.begin();
  const taken = exits.map(({ year, proceeds }) => pool.receive(12 * year, 0, proceeds));
  const recycled = taken.reduce((sum, amount) => sum + amount, 0);
  const returned = exits.reduce((sum, { proceeds }) => sum + proceeds, 0) - recycled;
  return { taken, recycled, returned, left: plan.capAud - recycled, capAud: plan.capAud };
}

describe('published recycling of exits', () => {
  const at = (...exits: readonly (readonly [year: number, proceeds: number])[]): Exit[] =>
    exits.map(([year, proceeds]) => ({ year, proceeds }));
  const cases = [
    { id: 'ER-005 three exits within the period, 75 %', terms: [100, 15, 5, 75], exits: at([2, 7.5], [3, 8], [4, 3]), taken: [5.625, 6, 2.25], returned: 4.625, left: 1.125 },
    { id: 'ER-007 the cap is reached by the second of three', terms: [100, 15, 5, 100], exits: at([2, 10], [3, 10], [4, 5]), taken: [10, 5, 0], returned: 10, left: 0 },
    { id: 'ER-009 a low rate', terms: [100, 15, 5, 25], exits: at([2, 30]), taken: [7.5], returned: 22.5, left: 7.5 },
    { id: 'ER-011 the cap is reached within an exit', terms: [100, 10, 5, 100], exits: at([2, 8], [3, 6]), taken: [8, 2], returned: 4, left: 0 },
    { id: 'ER-013 an exit in year 3 of 5', terms: [100, 15, 5, 75], exits: at([3, 8]), taken: [6], returned: 2, left: 9 },
    { id: 'ER-015 the last year belongs to the period', terms: [100, 15, 5, 75], exits: at([5, 10]), taken: [7.5], returned: 2.5, left: 7.5 },
    { id: 'ER-017 a short period leaves the third out', terms: [100, 15, 2, 75], exits: at([1, 7.5], [2, 8], [3, 10]), taken: [5.625, 6, 0], returned: 13.875, left: 3.375 },
  ] as const; // prettier-ignore
  test.each(cases)('$id', ({ terms, exits, taken, returned, left }) => {
    const outcome = recycle(...(terms as unknown as [number, number, number, number]), exits);
    outcome.taken.forEach((amount, i) => expect(amount).toBeCloseTo(taken[i]!, EXACT));
    expect(outcome.returned).toBeCloseTo(returned, EXACT);
    expect(outcome.left).toBeCloseTo(left, EXACT);
  });

  test.each([
    { id: 'ER-001', size: 100, cap: 15, years: 5, most: 15 },
    { id: 'ER-003', size: 50, cap: 10, years: 3, most: 5 },
    { id: 'ER-019', size: 500, cap: 25, years: 10, most: 125 },
  ])('$id: the cap in money is $most', ({ size, cap, years, most }) => {
    // The source also prints the cap divided by the years of the period. That is a figure of speech, not a limit: its own cases
    // recycle more than it in a year (ER-007), and so do we.
    expect(recycle(size, cap, years, 100, []).capAud).toBeCloseTo(most, EXACT);
    const all = recycle(size, cap, years, 100, [{ year: 1, proceeds: 10 * most }]);
    expect(all.recycled).toBeCloseTo(most, EXACT);
  });
});
