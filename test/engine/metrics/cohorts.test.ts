import { describe, expect, test } from 'vitest';
import { busyPath, handPath } from './path-tables.ts';
import {
  addCohorts,
  cohortIrrAnnual,
  cohortKinds,
  cohortsOf,
  ltvBandNames,
} from '../../../src-engine/fund/metrics/cohorts.ts';

const hand = handPath({
  months: 60,
  suburbs: 3,
  advances: [
    { month: 0, principalAud: 100, valueAud: 1000, exitMonth: 12, suburb: 2, paidAud: 110 },
    { month: 11, principalAud: 300, valueAud: 1000, exitMonth: 35, suburb: 0, zone: 1, paidAud: 363 },
    {
      month: 12,
      principalAud: 400,
      valueAud: 1000,
      exitMonth: 24,
      cashMonth: 36,
      suburb: 2,
      cause: 'default',
      paidAud: 100,
    },
  ],
});

describe('cohorts of one path, by hand', () => {
  test('vintages are years from first close', () => {
    expect(cohortsOf(hand, 'vintage')).toEqual([
      {
        kind: 'vintage',
        code: 0,
        advances: 2,
        defaults: 0,
        principalAud: 400,
        proceedsAud: 473,
        lossAud: 0,
        principalYearsAud: 100 + 600,
      },
      {
        kind: 'vintage',
        code: 1,
        advances: 1,
        defaults: 1,
        principalAud: 400,
        proceedsAud: 100,
        lossAud: 300,
        principalYearsAud: 800,
      },
    ]);
  });

  test('LTV bands are closed above', () => {
    expect(cohortsOf(hand, 'ltvBand').map((c) => [ltvBandNames[c.code], c.advances])).toEqual([
      ['to 10 %', 1],
      ['25-30 %', 1],
      ['above 30 %', 1],
    ]);
  });

  test('zones and suburbs by code', () => {
    expect(cohortsOf(hand, 'zone').map((c) => [c.code, c.principalAud])).toEqual([
      [0, 500],
      [1, 300],
    ]);
    expect(cohortsOf(hand, 'suburb').map((c) => [c.code, c.principalAud])).toEqual([
      [0, 300],
      [2, 500],
    ]);
  });

  test('gross IRR of a cohort', () => {
    expect(cohortIrrAnnual(hand, 'zone', 1)).toBeCloseTo(0.1, 12);
    expect(cohortIrrAnnual(hand, 'vintage', 1)).toBeCloseTo(Math.sqrt(0.25) - 1, 12);
    expect(cohortIrrAnnual(hand, 'zone', 2)).toBeNaN();
  });
});

describe('conservation', () => {
  const busy = busyPath(400, 20);

  test.each(cohortKinds)('cohorts by %s sum to the book', (kind) => {
    const cohorts = cohortsOf(busy, kind);
    const total = (pick: (c: (typeof cohorts)[number]) => number) => cohorts.reduce((sum, c) => sum + pick(c), 0);
    expect(total((c) => c.advances)).toBe(400);
    expect(total((c) => c.principalAud)).toBeCloseTo(
      busy.book.advancesMadeAud.reduce((a, b) => a + b),
      5,
    );
    expect(total((c) => c.lossAud)).toBeCloseTo(
      busy.book.principalLostAud.reduce((a, b) => a + b),
      5,
    );
    expect(total((c) => c.defaults)).toBe(busy.book.defaultsCount.reduce((a, b) => a + b));
  });

  test('paths add up, also where one lacks a cohort', () => {
    const sum = addCohorts(cohortsOf(hand, 'suburb'), cohortsOf(busy, 'suburb'));
    expect(sum.reduce((n, c) => n + c.advances, 0)).toBe(403);
    expect(sum.map((c) => c.code)).toEqual(sum.map((c) => c.code).toSorted((a, b) => a - b));
    expect(() => addCohorts(cohortsOf(hand, 'suburb'), cohortsOf(busy, 'zone'))).toThrow('different kinds');
  });
});
