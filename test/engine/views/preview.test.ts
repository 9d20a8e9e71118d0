import { describe, expect, test } from 'vitest';
import { resolveScenario } from '../../../src-engine/fund/run/resolve.ts';
import { preview } from '../../../src-engine/views/preview.ts';
import { gallery, smallFund } from '../../support/gallery.ts';
import { builtInData, scenarioWith, type Settings } from '../../support/plans.ts';

const previewOf = (settings: Settings) =>
  preview(scenarioWith({ ...smallFund, ...settings }), (scenario) =>
    resolveScenario(scenario, builtInData(), { seedGiven: true }),
  );

const line = (view: { lines: readonly { name: string; values: readonly (number | null)[] }[] }, name: string) =>
  view.lines.find((entry) => entry.name === name)!.values;

describe('the preview of a scenario', () => {
  const view = previewOf({});

  test('is the same for any number of paths and mode; a seed moves little: it only chooses the homes', () => {
    expect(previewOf({ 'run.paths': 7, 'run.mode': 'sobol' })).toEqual(view);
    const other = previewOf({ 'run.seed': 'another' });
    expect(Math.abs(other.netIrrAnnual! - view.netIrrAnnual!)).toBeLessThan(0.002);
  });

  test('shows calls below zero, distributions above, and their running sum', () => {
    const calls = line(view.cash, 'Calls') as number[];
    const distributions = line(view.cash, 'Distributions') as number[];
    expect(view.cash.x).toEqual(calls.map((_, y) => y + 1));
    expect(Math.max(...calls)).toBeLessThanOrEqual(0);
    expect(Math.min(...distributions)).toBeGreaterThanOrEqual(0);
    let sum = 0;
    const running = calls.map((call, y) => (sum += call + distributions[y]!));
    expect(line(view.cash, 'To date')).toEqual(running);
    // Net TVPI is what the LP class gets over what it pays in.
    const paidIn = -calls.reduce((total, x) => total + x, 0);
    expect(distributions.reduce((total, x) => total + x, 0) / paidIn).toBeCloseTo(view.netTvpiMultiple!, 9);
  });

  test('LTV: the first mortgage comes on top of the advance, and growth of homes lowers both', () => {
    const combined = line(view.ltv, 'Combined LTV') as number[];
    const advance = line(view.ltv, 'Advance LTV') as number[];
    expect(combined.every((value, month) => value === null || value > advance[month]!)).toBe(true);
    const before = line(previewOf({ 'market.growthShiftAnnual': -0.03 }).ltv, 'Combined LTV') as number[];
    expect(before[60]).toBeGreaterThan(combined[60]!);
  });

  test('hazards follow their terms: twice the multiplier is twice the hazard', () => {
    const twice = previewOf({ 'exits.sale.multiplier': 2, 'exits.refinance.multiplier': 2 });
    for (const name of ['Sale', 'Refinance']) {
      const once = line(view.hazards, name) as number[];
      (line(twice.hazards, name) as number[]).forEach((value, year) => expect(value / once[year]!).toBeCloseTo(2, 9));
    }
    expect(Math.min(...(line(view.hazards, 'Default') as number[]))).toBeGreaterThan(0);
  });

  test('checks say that the ledger closes and every advance is settled', () => {
    expect(view.checks.filter(({ state }) => state === 'fail')).toEqual([]);
    expect(view.checks.map(({ text }) => text)).toContain('Sources equal uses in every month.');
  });

  test('is small', () => expect(JSON.stringify(view).length).toBeLessThan(50_000));
});

describe('the preview of any fund', () => {
  test.each(Object.keys(gallery))('%s: has finite figures and a ledger that closes', (name) => {
    const view = previewOf(gallery[name]!);
    expect(view.checks.find(({ text }) => text.startsWith('Sources'))!.state).toBe('pass');
    const values = [view.cash, view.ltv, view.hazards].flatMap(({ lines }) => lines.flatMap((entry) => entry.values));
    expect(values.filter((value) => value !== null && !Number.isFinite(value))).toEqual([]);
  });

  test('an invalid one is refused with its field', () => {
    expect(() => previewOf({ 'senior.ageAtAdvanceMinYears': 20, 'senior.ageAtAdvanceMaxYears': 10 })).toThrow(
      expect.objectContaining({ code: 'input/invalid' }) as Error,
    );
  });
});
