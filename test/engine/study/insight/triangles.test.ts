import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vintageTriangles } from '../../../../src-engine/study/insight/triangles.ts';
import { poolOf } from './pools.ts';

const advances = fc.array(
  fc.record({
    path: fc.integer({ min: 0, max: 3 }),
    month: fc.integer({ min: 0, max: 35 }),
    exitMonth: fc.integer({ min: 36, max: 110 }),
    principal: fc.integer({ min: 50, max: 400 }),
    cause: fc.integer({ min: 0, max: 5 }),
    paid: fc.integer({ min: 0, max: 900 }),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('vintage triangles', () => {
  test('end at the totals of the vintage, rise until then, and leave no balance', () => {
    fc.assert(
      fc.property(advances, (made) => {
        const withLag = made.map((a) => ({ ...a, cashMonth: a.exitMonth + (a.cause === 2 ? 9 : 0) }));
        const triangles = vintageTriangles(poolOf(withLag, 4), 0.05);
        expect(triangles.reduce((sum, t) => sum + t.advances, 0)).toBe(made.length);
        for (const { vintage, ages, paths } of triangles) {
          const own = [0, 1, 2, 3].map((path) =>
            withLag.filter((a) => a.path === path && Math.floor(a.month / 12) === vintage - 1),
          );
          const held = own.filter((list) => list.length > 0);
          expect(paths).toBe(held.length);
          const meanOf = (pick: (list: typeof withLag) => number) =>
            held.reduce((sum, list) => sum + pick(list), 0) / held.length;
          const sum = (list: typeof withLag, pick: (a: (typeof withLag)[number]) => number) =>
            list.reduce((total, a) => total + pick(a), 0);
          const last = ages.at(-1)!;
          expect(last.exits.mean).toBeCloseTo(1, 12);
          expect(last.defaults.mean).toBeCloseTo(
            meanOf((list) => sum(list, (a) => (a.cause === 2 ? 1 : 0)) / list.length),
            12,
          );
          expect(last.proceeds.mean).toBeCloseTo(
            meanOf((list) => sum(list, (a) => a.paid) / sum(list, (a) => a.principal)),
            10,
          );
          expect(last.balance).toEqual({ mean: 0, low: 0, median: 0, high: 0 });
          for (const [i, age] of ages.entries()) {
            expect(age.ageYears).toBe(i + 1);
            const before = ages[i - 1];
            if (before === undefined) continue;
            expect(age.exits.mean).toBeGreaterThanOrEqual(before.exits.mean);
            expect(age.proceeds.mean).toBeGreaterThanOrEqual(before.proceeds.mean - 1e-12);
            expect(age.balance.mean).toBeLessThanOrEqual(before.balance.mean + 1e-12);
          }
        }
      }),
    );
  });

  test('by hand: an exit in the twelfth month belongs to age 1, one in the thirteenth to age 2', () => {
    const [first, second] = vintageTriangles(
      poolOf([
        { month: 3, exitMonth: 15, paid: 150 },
        { month: 5, exitMonth: 18, cashMonth: 18, paid: 50, cause: 2 },
        { month: 12, exitMonth: 24, paid: 120 },
      ]),
      0.05,
    );
    const means = first!.ages.map((age) => [age.exits.mean, age.defaults.mean, age.proceeds.mean, age.balance.mean]);
    expect(means).toEqual([
      [0.5, 0, 0.75, 0.5],
      [1, 0.5, 1, 0],
    ]);
    expect(second!.vintage).toBe(2);
    expect(second!.ages).toHaveLength(1);
  });
});
