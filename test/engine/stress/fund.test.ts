import { describe, expect, test } from 'vitest';
import type { RunPlan } from '../../../src-engine/fund/run/run-plan.ts';
import { rowColumns } from '../../../src-engine/fund/run/result.ts';
import { createPathRunner } from '../../../src-engine/fund/run/path-runner.ts';
import { mean } from '../../../src-engine/numeric/neumaier.ts';
import { gallery, smallFund } from '../../support/gallery.ts';
import { runColumns } from '../../support/paths.ts';
import { planWith, runPlan, type Settings } from '../../support/plans.ts';

const paths = 64;
const base: Settings = { ...smallFund, 'run.paths': paths };
const bytes = (plan: RunPlan) => Buffer.from(runPlan(plan).rows.buffer).toString('base64');

describe('nothing shocked', () => {
  test('is no stress at all, whatever its months', () => {
    const timing = { 'stress.startMonth': 5, 'stress.recoverMonths': 7, 'stress.valueRecoveryFraction': 1 };
    expect(planWith({ ...base, ...timing }).book.stress).toBeNull();
    expect(planWith({ ...base, 'stress.valueFallFraction': 0, 'stress.defaultMultiplier': 1 }).book.stress).toBeNull();
  });

  /** A stress of full machinery and no size. */
  function withEmptyStress(plan: RunPlan): RunPlan {
    const { stress } = planWith({ ...base, 'stress.preset': 'crisis' }).book;
    const zero = new Float64Array(plan.book.months + 1);
    const one = zero.map(() => 1);
    const hazards = { default: one, voluntary: one };
    const empty = { ...stress!, valueLog: zero, rateRiseAnnual: zero, hazards };
    return { ...plan, book: { ...plan.book, stress: empty, life: { ...plan.book.life, hazardShock: hazards } } };
  }

  test.each(['base', 'own price', 'run-off', 'deterministic', 'antithetic', 'sobol', 'opportunistic'])(
    'changes no byte of %s',
    (name) => {
      const plan = planWith({ ...base, ...gallery[name], 'run.paths': 32 });
      expect(bytes(withEmptyStress(plan))).toBe(bytes(plan));
    },
  );
});

/** Owners leave by age alone and nothing is lent after month 24: a path then differs by values alone. */
const byAgeAlone: Settings = {
  ...base,
  'exits.sale.appreciationBeta': 0,
  'exits.refinance.appreciationBeta': 0,
  'exits.default.lvrHazardRatios': [1, 1, 1, 1, 1, 1, 1, 1, 1],
  'reinvestment.untilMonth': 0,
  'origination.seniorLtvMeanFraction': 0.55,
};

/** Of a log index shifted as a whole; of the IRR, annual; and the cent to which the waterfall splits. */
const ROUNDING = 1e-12;
const ROOT_TOLERANCE = 1e-9;
const CENT = 0.01;

describe('lower values', () => {
  const falls = [0, 0.1, 0.3, 0.5, 0.8];
  const runs = falls.map((fall) => runColumns(planWith({ ...byAgeAlone, 'stress.valueFallFraction': fall })));

  test('never raise the net IRR or the cash distributed of any path, nor lower its losses', () => {
    for (let k = 1; k < runs.length; k++) {
      const rises = (name: string, sign: number) =>
        Array.from({ length: paths }, (_, p) => sign * (runs[k]![name]![p]! - runs[k - 1]![name]![p]!)).filter(
          (change) => change > (name === 'distributedAud' ? CENT : ROOT_TOLERANCE),
        );
      expect(rises('netIrrAnnual', 1)).toEqual([]);
      expect(rises('distributedAud', 1)).toEqual([]);
      expect(rises('lossRateFraction', -1)).toEqual([]);
    }
  });

  test('leave owners who leave by age where they are', () => {
    for (const run of runs.slice(1))
      for (const name of ['saleCount', 'refinanceCount', 'defaultCount', 'advancesMadeAud'])
        expect(run[name]).toEqual(runs[0]![name]);
  });

  test('deepen the worst fall of the national index on every path', () => {
    const worst = runs.map((run) => run['worstNationalFallFraction']!);
    for (let k = 1; k < runs.length; k++)
      expect(worst[k]!.every((fall, path) => fall >= worst[k - 1]![path]! - ROUNDING)).toBe(true);
    expect(mean(worst[4]!)).toBeGreaterThan(0.75);
  });
});

describe('other shocks', () => {
  const of = (settings: Settings) => runColumns(planWith({ ...base, ...settings }));
  const plain = of({});
  const rise = (run: ReturnType<typeof of>, name: string) =>
    mean(run[name]!.map((value, path) => value - plain[name]![path]!));

  test('more defaults are more defaults and more loss, each multiple more than the one before', () => {
    const [twice, tenfold] = [of({ 'stress.defaultMultiplier': 4 }), of({ 'stress.defaultMultiplier': 20 })];
    expect(rise(twice, 'defaultRateFraction')).toBeGreaterThan(0.02);
    expect(rise(twice, 'lossRateFraction')).toBeGreaterThan(0);
    expect(rise(tenfold, 'defaultRateFraction')).toBeGreaterThan(2 * rise(twice, 'defaultRateFraction'));
    expect(rise(tenfold, 'lossRateFraction')).toBeGreaterThan(rise(twice, 'lossRateFraction'));
  });

  test('a default multiple of 0 for the whole life leaves no default', () => {
    const months = { 'stress.startMonth': 0, 'stress.applyMonths': 1, 'stress.lastMonths': 600 };
    const { defaultCount } = of({
      'stress.defaultMultiplier': 0,
      ...months,
      'exits.default.seasoningMultipliers': [0, 1],
    });
    expect(Math.max(...defaultCount!)).toBe(0);
  });

  test('a market without liquidity sees no sale and no refinance while it lasts', () => {
    const months = { 'stress.startMonth': 24, 'stress.applyMonths': 1, 'stress.lastMonths': 600 };
    const run = createPathRunner(planWith({ ...base, 'stress.liquidityShockFraction': 1, ...months })).run(0);
    const { saleProceedsAud, refinanceProceedsAud } = run.book;
    for (const flows of [saleProceedsAud, refinanceProceedsAud])
      expect(flows.slice(26, 120).every((aud) => aud === 0)).toBe(true);
    expect(Math.max(...saleProceedsAud.slice(0, 25))).toBeGreaterThan(0);
  });

  test('moves the month of an exit and not only its cause: without sale, refinance and default hardly anyone leaves early', () => {
    const months = { 'stress.startMonth': 0, 'stress.applyMonths': 1, 'stress.lastMonths': 600 };
    const frozen = of({ 'stress.liquidityShockFraction': 1, 'stress.defaultMultiplier': 0, ...months });
    expect(mean(plain['walYears']!)).toBeLessThan(8.5);
    expect(Math.min(...frozen['walYears']!)).toBeGreaterThan(8.5);
  });

  test('five points more on rates do not make a fund: net IRR moves by less than a point', () => {
    const change = rise(of({ 'stress.rateRiseAnnual': 0.05 }), 'netIrrAnnual');
    expect(Math.abs(change)).toBeLessThan(0.01);
  });

  test('mild, severe and crisis are worse each than the one before', () => {
    const irr = ['mild', 'severe', 'crisis'].map((preset) => rise(of({ 'stress.preset': preset }), 'netIrrAnnual'));
    expect(irr[0]).toBeLessThan(-0.005);
    expect(irr[1]! - irr[0]!).toBeLessThan(-0.01);
    expect(irr[2]! - irr[1]!).toBeLessThan(-0.02);
  });
});

test.each([
  { 'stress.preset': 'crisis', 'stress.valueFallFraction': 0.95, 'stress.defaultMultiplier': 50 },
  { 'stress.valueFallFraction': -1, 'stress.rateRiseAnnual': -0.1 },
  { 'stress.replay.episode': 'stagnation-1989', 'stress.replay.economy': 'levels', 'stress.preset': 'severe' },
  { 'stress.replay.episode': 'stagnation-1989-real', 'market.macro.inflation.volatilityAnnual': 0.2 },
] as Settings[])('no figure goes missing that the base has: %j', (settings) => {
  const stressed = runColumns(planWith({ ...base, ...settings, 'run.paths': 16 }));
  // Undefined where nothing came back after the last advance, or no NAV was left; months are those of a first breach, NaN for none.
  const mayGo = (name: string) =>
    name.endsWith('Month') ||
    ['grossIrrAnnual', 'directAlphaAnnual', 'netMirrAnnual', 'minimumCashToNavFraction'].includes(name);
  const plain = runColumns(planWith({ ...base, 'run.paths': 16 }));
  const gone = rowColumns.filter(
    (name) =>
      !mayGo(name) && stressed[name]!.some((value, path) => Number.isNaN(value) && !Number.isNaN(plain[name]![path])),
  );
  expect(gone).toEqual([]);
  expect(rowColumns.filter((name) => stressed[name]!.some((value) => Math.abs(value) === Infinity))).toEqual(
    rowColumns.filter((name) => plain[name]!.some((value) => Math.abs(value) === Infinity)),
  );
});
