import { describe, expect, test } from 'vitest';
import { planOf, runLp } from './flows.ts';

const HURDLE = 0.08;
const names = ['simple', 'annual-effective-monthly', 'nominal-quarterly', 'nominal-monthly', 'continuous'] as const;

/** Growth of 1 over whole years by each convention. */
const closedForm = {
  simple: (years: number) => 1 + HURDLE * years,
  'annual-effective-monthly': (years: number) => (1 + HURDLE) ** years,
  'nominal-quarterly': (years: number) => (1 + HURDLE / 4) ** (4 * years),
  'nominal-monthly': (years: number) => (1 + HURDLE / 12) ** (12 * years),
  continuous: (years: number) => Math.exp(HURDLE * years),
};

const prefAfter = (prefConvention: string, month: number): number =>
  runLp(planOf({ hurdleAnnual: HURDLE, prefConvention }), [[0, 1000]], [], month).unpaidPrefAud[month]!;

describe('pref conventions', () => {
  test.each(names)('%s has its closed form after 1, 3 and 10 years', (name) => {
    for (const years of [1, 3, 10])
      expect(prefAfter(name, 12 * years)).toBeCloseTo(1000 * (closedForm[name](years) - 1), 8);
  });

  test('from the second year on more frequent compounding owes more, simple the least', () => {
    const owed = names.map((name) => prefAfter(name, 30));
    expect(owed).toEqual(owed.toSorted((a, b) => a - b));
    expect(new Set(owed).size).toBe(names.length);
  });

  test('within a quarter the quarterly pref is simple', () => {
    expect(prefAfter('nominal-quarterly', 2)).toBeCloseTo((1000 * HURDLE * 2) / 12, 10);
    expect(prefAfter('nominal-quarterly', 5)).toBeCloseTo(1000 * (1 + HURDLE / 4) * (1 + (HURDLE * 2) / 12) - 1000, 10);
  });

  test('the clock of a call starts in its month', () => {
    const columns = runLp(planOf({ hurdleAnnual: HURDLE }), [[0, 600], [12, 400]], [], 24); // prettier-ignore
    expect(columns.unpaidPrefAud[24]).toBeCloseTo(600 * (1.08 ** 2 - 1) + 400 * 0.08, 9);
  });
});

describe('order of capital and pref', () => {
  // Interim distribution smaller than what is owed, so that the order decides what is left.
  const owedAtEnd = (prefConvention: string, prefOrder: string): number => {
    const plan = planOf({ prefConvention, prefOrder });
    const columns = runLp(plan, [[0, 1000]], [[24, 500]], 48);
    return columns.unreturnedCapitalAud[48]! + columns.unpaidPrefAud[48]!;
  };

  test.each(names.filter((name) => name !== 'simple'))('%s owes the same in either order', (name) => {
    expect(owedAtEnd(name, 'pref-first')).toBeCloseTo(owedAtEnd(name, 'return-of-capital-first'), 9);
  });

  test('simple: capital first leaves 500 bearing pref, pref first leaves 660', () => {
    expect(owedAtEnd('simple', 'return-of-capital-first')).toBeCloseTo(500 + 160 + 80, 9);
    expect(owedAtEnd('simple', 'pref-first')).toBeCloseTo(660 + 660 * 0.16, 9);
  });
});
