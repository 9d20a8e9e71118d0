import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cohortTable } from '../../../../src-engine/study/insight/cohort-cube.ts';
import { cohortKeys, parseKeys } from '../../../../src-engine/study/insight/cohort-keys.ts';
import { poolOf, type MadeAdvance } from './pools.ts';
import { thrownBy } from './thrown.ts';

const suburbs = ['Alpha', 'Beta', 'Gamma', 'Delta'];
const advances = fc.array(
  fc.record({
    path: fc.integer({ min: 0, max: 4 }),
    month: fc.integer({ min: 0, max: 47 }),
    exitMonth: fc.integer({ min: 48, max: 120 }),
    suburb: fc.integer({ min: 0, max: 3 }),
    zone: fc.integer({ min: 0, max: 2 }),
    dwellingType: fc.integer({ min: 0, max: 2 }),
    principal: fc.integer({ min: 50, max: 400 }),
    cause: fc.integer({ min: 0, max: 5 }),
    paid: fc.integer({ min: 0, max: 900 }),
    loss: fc.integer({ min: 0, max: 50 }),
  }),
  { minLength: 1, maxLength: 60 },
);

describe('cohort tables', () => {
  test('cells of any keys sum to the whole book', () => {
    fc.assert(
      fc.property(advances, fc.subarray([...cohortKeys], { minLength: 1 }), (made, by) => {
        const { cells } = cohortTable(poolOf(made, 5), by, suburbs, 30);
        const total = (pick: (cell: (typeof cells)[number]) => number) =>
          cells.reduce((sum, cell) => sum + pick(cell), 0);
        const whole = (pick: (advance: (typeof made)[number]) => number) => made.reduce((sum, a) => sum + pick(a), 0);
        expect(total((c) => c.advances)).toBe(made.length);
        expect(total((c) => c.meanAdvances)).toBeCloseTo(made.length / 5, 10);
        expect(total((c) => c.principalAud)).toBe(whole((a) => a.principal)); // whole AUD: exact in any order
        expect(total((c) => c.proceedsAud)).toBe(whole((a) => a.paid));
        expect(total((c) => c.lossAud)).toBe(whole((a) => a.loss));
        expect(total((c) => c.defaultRateFraction * c.advances)).toBeCloseTo(
          whole((a) => (a.cause === 2 ? 1 : 0)),
          9,
        );
        for (const cell of cells)
          expect(Object.values(cell.causeFractions).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  test('the order of the keys and of the advances within a path changes no cell', () => {
    fc.assert(
      fc.property(advances, (made) => {
        const figures = (list: readonly MadeAdvance[], by: readonly ('zone' | 'vintage')[]) =>
          cohortTable(poolOf(list, 5), by, suburbs, 30)
            .cells.map(({ names, meanLtvFraction, ...cell }) => ({
              ...cell,
              ltv: meanLtvFraction.toFixed(10),
              name: [...names].sort().join(),
            }))
            .sort((a, b) => a.name.localeCompare(b.name));
        expect(figures(made.toReversed(), ['vintage', 'zone'])).toEqual(figures(made, ['zone', 'vintage']));
      }),
    );
  });

  test('by hand: two advances of 100 in one cell, one doubled after a year, one lost', () => {
    const pool = poolOf([
      { month: 0, exitMonth: 12, paid: 220, sharePaid: 90, cause: 1 },
      { path: 1, month: 0, exitMonth: 20, cashMonth: 24, paid: 0, loss: 100, cause: 2 },
    ]);
    const [cell] = cohortTable(pool, ['vintage'], suburbs, 30).cells;
    expect(cell).toMatchObject({ names: ['year 1'], advances: 2, paths: 2, meanAdvances: 1, few: true });
    expect(cell!.causeFractions).toMatchObject({ refinance: 0.5, default: 0.5, sale: 0 });
    expect(cell!.grossIrrAnnual).toBeCloseTo(0.1, 12); // -200 now, 220 in a year
    expect(cell!.proceedsMultiple).toBeCloseTo(1.1, 12);
    expect(cell!.walYears).toBe(1.5);
    expect(cell!.meanLifeYears).toBeCloseTo((12 + 20) / 24, 12);
    expect(cell!.appreciationFraction).toBeCloseTo(90 / 220, 12);
    // Residuals +-1/2 in two paths: sqrt(2 / 1 x 1/2) / 2 advances.
    expect(cell!.defaultRateStandardError).toBeCloseTo(0.5, 12);
  });

  test('cells with few advances are marked, not hidden', () => {
    const made = [...Array.from({ length: 30 }, () => ({ suburb: 0 })), { suburb: 1 }];
    const { cells } = cohortTable(poolOf(made), ['suburb'], suburbs, 30);
    expect(cells.map(({ names, few }) => [names[0], few])).toEqual([
      ['Alpha', false],
      ['Beta', true],
    ]);
  });

  test.each([
    ['vintge', 'Did you mean vintage?'],
    ['', 'vintage, ltvBand'],
    ['zone,zone', 'stands twice'],
    ['__proto__', 'is not a key'],
  ])('keys "%s" are refused', (text, words) => {
    const refused = thrownBy(() => parseKeys(text));
    expect(refused.code).toBe('input/invalid');
    expect(JSON.stringify(refused.issues)).toContain(words);
  });
});
