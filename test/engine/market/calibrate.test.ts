import { describe, expect, test } from 'vitest';
import { calibrate } from '../../../src-engine/fund/market/calibrate.ts';
import {
  monthlyPersistence,
  quarterlyAutocovariance,
  quarterlyPersistence,
} from '../../../src-engine/fund/market/calibration/aggregate.ts';
import { fitCycle } from '../../../src-engine/fund/market/calibration/fit-cycle.ts';
import { fitGbm, fitMeanReversion } from '../../../src-engine/fund/market/calibration/fit-price.ts';
import { fitRegimes } from '../../../src-engine/fund/market/calibration/fit-regimes.ts';
import { historyFigures } from '../../../src-engine/fund/market/calibration/history.ts';
import { builtInData } from '../../support/data-room.ts';
import { parseMarket } from './parse.ts';
import { renderCalibrationPage } from './calibration-page.ts';
import { eachPath } from './sampling.ts';
import { draws, marketPlan } from './plans.ts';

const report = calibrate(builtInData());

test('history: the figures that the models must hold', () => {
  expect(report.history.sdAnnual).toBeCloseTo(0.082, 3);
  expect(report.history.sdQuarterScaledAnnual).toBeCloseTo(0.054, 3);
  expect(report.history.quarterAutocorrelation).toBeCloseTo(0.59, 2);
  expect(report.quarters).toBe(74);
});

test('GBM is seen to fail; mean reversion and regimes hold history', () => {
  const holds = Object.fromEntries(report.models.map((m) => [m.model, m.holdsHistory]));
  expect(holds).toMatchObject({ gbm: false, 'mean-reversion': true, 'regime-switching': true });
  const gbm = report.models.find((m) => m.model === 'gbm')!;
  expect(gbm.rows.filter((r) => !r.hit).map((r) => r.figure)).toEqual(['sdAnnual', 'quarterAutocorrelation']);
});

test('drift is known to about two per cent a year', () => {
  const drift = report.models[0]!.parameters.find((p) => p.path === 'market.nationalGrowthAnnual')!;
  expect(drift.standardError).toBeGreaterThan(0.015);
  expect(drift.standardError).toBeLessThan(0.03);
});

test('defaults are the fitted figures, rounded', () => {
  const defaults: unknown = { market: parseMarket() };
  const fitted = [...report.models.flatMap((m) => m.parameters), report.suburb, ...report.economy.parameters];
  for (const { path, value, standardError } of fitted) {
    // The margin is the last one seen instead of a mean; betas are zero by assumption and not among these.
    if (path === '' || path === 'market.macro.mortgageMarginAnnual') continue;
    const set = path.split('.').reduce((at, key) => (at as Record<string, unknown>)[key], defaults) as number;
    // Rounding to two or three digits stays far inside what the data can tell.
    const room = Math.max(0.1 * (standardError ?? 0), 0.01 * Math.abs(value));
    expect({ path, near: Math.abs(set - value) <= room }).toEqual({ path, near: true });
  }
});

test('docs/calibration.md is what the calibration says (update with: vitest -u)', async () => {
  await expect(renderCalibrationPage(report)).toMatchFileSnapshot('../../../docs/calibration.md');
});

describe('fits find what made the data', () => {
  /** A long history from known parameters, so that only small-sample error is left. */
  function longHistory(input: Parameters<typeof marketPlan>[0], quarters = 600): Float64Array {
    const growth = new Float64Array(quarters);
    eachPath(marketPlan({ ...input, volatilitySource: 'history' }, 3 * quarters), draws(), 1, [], (path) => {
      for (let q = 0; q < quarters; q++) growth[q] = path.nationalLog[3 * q + 3]! - path.nationalLog[3 * q]!;
    });
    return growth;
  }
  const valueOf = (fit: { parameters: readonly { path: string; value: number }[] }, name: string) =>
    fit.parameters.find((p) => p.path.endsWith(name))!.value;

  test('GBM', () => {
    const fit = fitGbm(longHistory({ model: 'gbm', gbm: { volatilityAnnual: 0.1 } }));
    expect(valueOf(fit, 'volatilityAnnual')).toBeCloseTo(0.1, 2);
  });
  test('mean reversion: speed and volatility within four standard errors', () => {
    const fit = fitMeanReversion(longHistory({ meanReversion: { speedAnnual: 2, growthVolatilityAnnual: 0.2 } }));
    for (const [name, truth] of [
      ['speedAnnual', 2],
      ['growthVolatilityAnnual', 0.2],
    ] as const) {
      const p = fit.parameters.find((q) => q.path.endsWith(name))!;
      expect(Math.abs(p.value - truth) / p.standardError!).toBeLessThan(4);
    }
  });
  test('regimes', () => {
    // A change of regime inside a quarter blurs it, which the quarterly fit cannot see: the difference comes out a little low.
    const fit = fitRegimes(
      longHistory({
        model: 'regime-switching',
        regimes: {
          risingGrowthAnnual: 0.16,
          fallingGrowthAnnual: -0.08,
          risingVolatilityAnnual: 0.03,
          fallingVolatilityAnnual: 0.03,
          risingMonths: 40,
          fallingMonths: 25,
          persistence: 0.3,
        },
      }),
    );
    // The levels follow the expected growth; only the difference is the regimes' own.
    const difference = valueOf(fit, 'risingGrowthAnnual') - valueOf(fit, 'fallingGrowthAnnual');
    expect(Math.abs(difference - 0.24)).toBeLessThan(0.03);
    for (const [name, truth] of [
      ['risingVolatilityAnnual', 0.03],
      ['fallingVolatilityAnnual', 0.03],
      ['risingMonths', 40],
      ['fallingMonths', 25],
      ['persistence', 0.3],
    ] as const) {
      const p = fit.parameters.find((q) => q.path.endsWith(name))!;
      expect(Math.abs(p.value - truth) / p.standardError!).toBeLessThan(4);
    }
  });
  test('cycle', () => {
    const growth = longHistory(
      { model: 'sydney-cycle', cycle: { lengthMonths: 84, amplitudeAnnual: 0.1, volatilityAnnual: 0.04 } },
      160,
    );
    const fit = fitCycle(growth, Int32Array.of(1, 2, 3, 4));
    expect(valueOf(fit, 'lengthMonths')).toBeGreaterThan(80);
    expect(valueOf(fit, 'lengthMonths')).toBeLessThan(88);
    expect(Math.abs(valueOf(fit, 'amplitudeAnnual') - 0.1)).toBeLessThan(0.025);
  });
});

describe('months and quarters', () => {
  test('quarterly sums of a random walk’s steps', () => {
    expect([...quarterlyAutocovariance(0, 2)]).toEqual([3, 0, 0]);
  });
  test('persistence there and back', () => {
    for (const p of [0.1, 0.5, 0.9]) expect(monthlyPersistence(quarterlyPersistence(p))).toBeCloseTo(p, 10);
  });
});

test('figures of a history by hand', () => {
  // Eight quarters: two years of +4 x 1 % and -4 x 1 %.
  const f = historyFigures(Float64Array.of(0.01, 0.01, 0.01, 0.01, -0.01, -0.01, -0.01, -0.01));
  expect(f.meanAnnual).toBeCloseTo(0, 14);
  expect(f.sdAnnual).toBeCloseTo(0.08 / Math.sqrt(2), 12);
  expect(f.quarterAutocorrelation).toBeCloseTo(5 / 8, 12);
  expect(f.worstDrawdownFraction).toBeCloseTo(1 - Math.exp(-0.04), 12);
});
