import { expect, test } from 'vitest';
import { buildResult } from '../../../src-engine/fund/run/result.ts';
import { resultSchema } from '../../../src-engine/fund/run/result-schema.ts';
import { createPathRunner } from '../../../src-engine/fund/run/path-runner.ts';
import { replayPath } from '../../../src-engine/fund/run/replay.ts';
import { gallery, smallFund } from '../../support/gallery.ts';
import { runColumns, total } from '../../support/paths.ts';
import { planWith, runPlan, type Settings } from '../../support/plans.ts';

const PATHS = 41;
const managed: Settings = { ...smallFund, ...gallery['manager with a team'], 'run.paths': PATHS };
const plan = planWith(managed);
const outcome = runPlan(plan);
const result = buildResult(plan, outcome);
const asJson = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (_key, item: unknown) => (ArrayBuffer.isView(item) ? [...(item as Float64Array)] : item)),
  ) as unknown;

test('the result with a manager is of the documented shape, and without one says null', () => {
  expect(resultSchema.safeParse(asJson(result)).error).toBeUndefined();
  const off = planWith({ ...smallFund, 'run.paths': 2 });
  const without = buildResult(off, runPlan(off));
  expect(without.manager).toBeNull();
  expect(without.fans.some(({ series }) => series.name.startsWith('manager'))).toBe(false);
  expect(resultSchema.safeParse(asJson(without)).error).toBeUndefined();
});

test('the paths shown stand at the lower ranks of profit with carry', () => {
  const sorted = runColumns(plan)['managerProfitBeforeTaxAud']!.toSorted();
  expect(result.manager!.paths.map(({ percentile }) => percentile)).toEqual([0.05, 0.5, 0.95]);
  expect(result.manager!.paths.map(({ profitBeforeTaxAud }) => profitBeforeTaxAud)).toEqual([
    sorted[2],
    sorted[20],
    sorted[38],
  ]);
});

test('their years sum to the figures of their rows, and carry parts to carry', () => {
  const columns = runColumns(plan);
  for (const { path, years, carry, profitBeforeTaxAud } of result.manager!.paths) {
    const sum = (name: 'profitBeforeTaxAud' | 'taxAud' | 'carryToHouseAud') => total(years.map((year) => year[name]));
    expect(sum('profitBeforeTaxAud')).toBeCloseTo(profitBeforeTaxAud, 4);
    expect(sum('taxAud')).toBeCloseTo(columns['managerTaxAud']![path]!, 4);
    const kept = total(carry.map(({ paidAud, returnedAud }) => paidAud - returnedAud));
    expect(kept).toBeCloseTo(columns['carryPaidAud']![path]! - columns['clawbackAud']![path]!, 4);
    expect(carry.map(({ name }) => name)).toEqual(['house', 'Partner', 'Team']);
  }
});

test('a year without a runway says why', () => {
  const years = result.manager!.paths.flatMap((path) => path.years);
  for (const year of years) expect(year.runwayReason === '').toBe(!Number.isNaN(year.runwayMonths));
  expect(years.some(({ runwayReason }) => runwayReason !== '')).toBe(true);
  expect(years.some(({ runwayReason }) => runwayReason === '')).toBe(true);
});

test('fans of cash and profit hold what single paths show, to a bin', () => {
  const one = planWith({ ...managed, 'run.paths': 1 });
  const { fans } = buildResult(one, runPlan(one));
  const { columns } = replayPath(one, createPathRunner(one), 0).manager!.months;
  const worst = (name: string, column: Float64Array) => {
    const { series, resolution, values } = fans.find((fan) => fan.series.name === name)!;
    const gaps = Array.from(column, (value, month) => {
      if (series.scale === 'linear') return Math.abs(values[2]![month]! - value) / resolution;
      return value > series.low ? Math.abs(values[2]![month]! / value - 1) / resolution : 0;
    });
    return Math.max(...gaps);
  };
  expect(worst('managerCashAud', columns.cashAud)).toBeLessThanOrEqual(1);
  expect(worst('managerTrailingProfitAud', columns.trailingProfitAud)).toBeLessThanOrEqual(1);
});

test('the replay of a path gives months, years and carry that agree', () => {
  const { manager, lastMonth, figures } = replayPath(plan, createPathRunner(plan), 7);
  const { months, years, carry } = manager!;
  expect(months.rows).toBe(lastMonth + 1);
  expect(total(years.columns.operatingProfitAud)).toBeCloseTo(figures['managerOperatingProfitAud']!, 4);
  const net = carry.reduce((sum, { paidAud, returnedAud }) => sum + paidAud - returnedAud, 0);
  expect(net).toBeCloseTo(figures['carryPaidAud']! - figures['clawbackAud']!, 4);
  expect(carry).toHaveLength(3 * years.rows);
  const partner = carry.filter(({ name }) => name === 'Partner').map(({ vestedFraction }) => vestedFraction);
  expect(partner).toEqual(partner.toSorted((a, b) => a - b));
  expect(partner.at(-1)).toBe(1);
});
