import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concentrationFigures, concentrationOf } from '../../../../src-engine/study/insight/concentration.ts';
import { poolOf } from './pools.ts';

const settings = { everyMonths: 12, floorFraction: 0.5, top: 10, lowPercentile: 0.05 };

describe('concentration', () => {
  test.each([1, 3, 10, 40])('the HHI of %i equal holders is one over their number', (n) => {
    const figures = concentrationFigures(new Float64Array(n).fill(7), 10)!;
    expect(figures.hhi).toBeCloseTo(1 / n, 14);
    expect(figures.largest).toBeCloseTo(1 / n, 14);
    expect(figures.top).toBeCloseTo(Math.min(1, 10 / n), 14);
  });

  test('lies between 1/n and 1, and joining two holders never lowers it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 30 }), (amounts) => {
        const before = concentrationFigures(Float64Array.from(amounts), 10)!;
        const [a, b, ...rest] = amounts;
        const after = concentrationFigures(Float64Array.from([a! + b!, ...rest]), 10)!;
        expect(before.hhi).toBeGreaterThanOrEqual(1 / amounts.length - 1e-12);
        expect(after.hhi).toBeLessThanOrEqual(1 + 1e-12);
        expect(after.hhi).toBeGreaterThan(before.hhi);
        expect(after.top).toBeGreaterThanOrEqual(before.top - 1e-12);
      }),
    );
  });

  test('nobody holds an empty book', () => expect(concentrationFigures(new Float64Array(5), 10)).toBeUndefined());

  test('follows the book: an advance counts from its month until its cash has arrived', () => {
    const pool = poolOf([
      { suburb: 0, principal: 300, month: 0, exitMonth: 20, cashMonth: 30, cause: 2 },
      { suburb: 1, principal: 100, month: 0, exitMonth: 40 },
      { suburb: 2, principal: 100, month: 13, exitMonth: 24 },
    ]);
    const { months, peak, largest } = concentrationOf(pool, 'suburb', 3, settings);
    expect(months.map(({ month }) => month)).toEqual([12, 24, 36]); // later the book is empty
    expect(months[0]!.hhi.mean).toBeCloseTo(0.75 ** 2 + 0.25 ** 2, 14);
    expect(months[1]!.hhi.mean).toBeCloseTo(0.75 ** 2 + 0.25 ** 2, 14); // the third was paid at 24, the first was not
    expect(months[2]!.hhi.mean).toBe(1);
    // The lone last advance is below half of the highest cost of 500, so it is no peak.
    expect(peak.hhi.mean).toBeCloseTo(0.75 ** 2 + 0.25 ** 2, 14);
    expect(largest[0]).toEqual({ code: 0, meanFraction: 0.6 });
  });

  test('reads across paths that hold something', () => {
    const pool = poolOf([
      { path: 0, exitMonth: 60 },
      { path: 1, exitMonth: 13 },
      { path: 1, suburb: 1, exitMonth: 60 },
    ]);
    const { months } = concentrationOf(pool, 'suburb', 2, settings);
    expect(months[0]!.paths).toBe(2);
    expect(months[0]!.hhi).toMatchObject({ mean: 0.75 });
  });
});
