import { describe, expect, test } from 'vitest';
import { addMonths, civilDate, dayNumber, formatDate, monthEnd, parseDate } from '../../../src-engine/numeric/dates.ts';
import { dayCounts, yearFraction } from '../../../src-engine/numeric/day-count.ts';
import { irr } from '../../../src-engine/numeric/irr.ts';
import { xirr, xnpv } from '../../../src-engine/numeric/xirr.ts';
import { dayCountFlows, dayCountRates, xirrCases, xnpvCases } from './xirr-cases.ts';
import type { DatedFlow } from './xirr-cases.ts';

const amounts = (flows: readonly DatedFlow[]) => flows.map(([, amount]) => amount);
const days = (flows: readonly DatedFlow[]) => flows.map(([date]) => parseDate(date));

describe('dated rate of return', () => {
  test.each(xirrCases.map((c) => [c.name, c] as const))('%s', (_, c) => {
    const result = xirr(amounts(c.flows), days(c.flows));
    expect(result.class).toBe(c.roots.length === 0 ? 'none' : c.roots.length === 1 ? 'one' : 'several');
    expect(result.rootsAnnual.length).toBe(c.roots.length);
    for (const [i, root] of c.roots.entries()) expect(Math.abs(result.rootsAnnual[i]! - root)).toBeLessThan(1e-9);
    const chosen = c.roots.some((root) => Math.abs(root - result.rateAnnual!) < 1e-9);
    expect(chosen || result.rateAnnual === null).toBe(true);
    expect(result.rateAnnual === null).toBe(c.roots.length === 0);
  });
  // The source's samples 30-20 and 30-45, where the library finds no rate though one exists, are not among the figures
  // at hand; what they guard against (no answer where there is one) is held by the agreement with bracketing in irr.test.

  test('present value at a rate', () => {
    for (const c of xnpvCases)
      expect(Math.abs(xnpv(c.rateAnnual, amounts(c.flows), days(c.flows)) / c.expected - 1)).toBeLessThan(1e-11);
  });

  test.each(dayCounts.map((name) => [name] as const))('day count %s', (name) => {
    const rate = xirr(amounts(dayCountFlows), days(dayCountFlows), name).rateAnnual!;
    expect(Math.abs(rate - dayCountRates[name])).toBeLessThan(1e-11);
  });

  test('on exact years of 365 days it is the rate of the even grid', () => {
    const flows = [-100, 10, 20, 110];
    expect(xirr(flows, [0, 365, 730, 1095]).rateAnnual).toBeCloseTo(
      irr(Float64Array.from(flows), 4, 1).rateAnnual!,
      13,
    );
  });
});

describe('dates', () => {
  test('day numbers: known days, and there and back over 900 years', () => {
    expect(dayNumber(1970, 1, 1)).toBe(0);
    expect(dayNumber(2000, 3, 1)).toBe(11017);
    expect(dayNumber(2026, 7, 31)).toBe(20665);
    for (let day = -200_000; day < 130_000; day += 97) {
      const date = civilDate(day);
      expect(dayNumber(date.year, date.month, date.day)).toBe(day);
      expect(new Date(day * 86_400_000).toISOString().slice(0, 10)).toBe(formatDate(day));
    }
  });

  test('months: the end of a month stays the end', () => {
    expect(formatDate(addMonths(parseDate('2026-01-31'), 1))).toBe('2026-02-28');
    expect(formatDate(addMonths(parseDate('2024-01-31'), 1))).toBe('2024-02-29');
    expect(formatDate(addMonths(parseDate('2026-03-15'), -15))).toBe('2024-12-15');
    expect(formatDate(monthEnd(parseDate('2026-07-31'), 7))).toBe('2027-02-28');
  });

  test('text that is no date is refused', () => {
    for (const text of ['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '', '2026-01-00'])
      expect(() => parseDate(text)).toThrow('is not a date');
  });

  test('whole years count as whole years under the 30/360 family and act/act', () => {
    const from = parseDate('2025-03-31');
    const to = parseDate('2027-03-31');
    expect(yearFraction(from, to, '30E/360')).toBe(2);
    expect(yearFraction(from, to, '30/360 ISDA')).toBe(2);
    expect(yearFraction(from, to, 'act/act ISDA')).toBeCloseTo(2, 14);
    expect(yearFraction(parseDate('2025-02-28'), parseDate('2026-02-28'), '30/360 SIA')).toBe(1);
    expect(yearFraction(parseDate('2023-12-31'), parseDate('2025-01-01'), 'act/act ISDA')).toBeCloseTo(1 + 1 / 365, 14);
  });
});
