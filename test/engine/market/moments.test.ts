import { beforeAll, describe, expect, test } from 'vitest';
import { historyFigures } from '../../../src-engine/fund/market/calibration/history.ts';
import { correlation, eachPath, Sample } from './sampling.ts';
import type { MarketInput } from './parse.ts';
import { draws, marketPlan, zonePlan } from './plans.ts';

const PATHS = 5_000;
/** About 150 means are tested here; one in 15,000 normal draws lies beyond 4. The seed is fixed, so this cannot flicker. */
const STANDARD_ERRORS = 4;
/** Relative error of a sample sd of 5,000 normal values is 1 %, of a sample correlation of 0.6 it is 0.009. Four times that. */
const SD_TOLERANCE = 0.04;
const CORRELATION_TOLERANCE = 0.036;

const variants: readonly (readonly [string, MarketInput])[] = [
  ['GBM', { model: 'gbm' }],
  ['mean reversion', {}],
  ['mean reversion from a gap', { meanReversion: { start: 'given', startGapAnnual: -0.15 } }],
  ['regimes', { model: 'regime-switching' }],
  ['regimes from a fall', { model: 'regime-switching', regimes: { start: 'falling', fallingMonths: 36 } }],
  ['cycle of drawn phase', { model: 'sydney-cycle' }],
  ['cycle of fixed phase', { model: 'sydney-cycle', cycle: { phase: 'fixed', startPhaseFraction: 0.6 } }],
  ['betas', { macro: { cashRateGrowthBeta: -3, unemploymentGrowthBeta: -2, inflationGrowthBeta: 1 } }],
];

describe.each(variants)('%s', (_name, input) => {
  const zones = zonePlan(6, { suburbGrowthSpreadAnnual: Float64Array.of(0, 0, 0, 0.01, -0.01, 0.02) });
  const plan = marketPlan(input, 120, zones);
  const T1 = 121;
  const yearStarts = [0, 24, 96];
  const months = [1, 12, 60, 120];
  const suburbs = [3, 4, 5];
  const index = Array.from({ length: 6 }, () => months.map(() => new Sample()));
  const national = months.map(() => new Sample());
  const change = Array.from({ length: 3 }, () => yearStarts.map(() => new Float64Array(PATHS)));
  beforeAll(() =>
    eachPath(plan, draws(), PATHS, suburbs, (path, p) => {
      months.forEach((m, i) => {
        national[i]!.add(Math.exp(path.nationalLog[m]!));
        for (const s of suburbs) index[s]![i]!.add(path.suburbIndex[s * T1 + m]!);
      });
      for (let z = 0; z < 3; z++)
        yearStarts.forEach((from, i) => {
          change[z]![i]![p] = path.zoneLog[z * T1 + from + 12]! - path.zoneLog[z * T1 + from]!;
        });
    }),
  );

  test('the expected index of each suburb is its expected path', () => {
    eachPath(plan, draws('deterministic'), 1, suburbs, (expected) => {
      months.forEach((m, i) => {
        for (const s of suburbs)
          expect(Math.abs(index[s]![i]!.score(expected.suburbIndex[s * T1 + m]!))).toBeLessThan(STANDARD_ERRORS);
        expect(Math.abs(national[i]!.score(Math.exp(expected.nationalLog[m]!)))).toBeLessThan(STANDARD_ERRORS);
      });
    });
  });

  // A fixed phase is no risk (its share of the variance is the same on every path); betas add risk on top.
  const fixedPhase = plan.price.hasCycle && !plan.price.phaseDrawn;
  const betas = plan.split.macroAnnual[0]! > 0;

  test('a year of a zone has the zone’s volatility, once the start has worn off', () => {
    const [low, high] = fixedPhase ? [0, 1] : betas ? [1, 2] : [1 - SD_TOLERANCE, 1 + SD_TOLERANCE];
    for (let z = 0; z < 3; z++) {
      const sample = new Sample();
      change[z]![2]!.forEach((x) => sample.add(x));
      expect(sample.sd / zones.volatilityAnnual[z]!).toBeGreaterThan(low);
      expect(sample.sd / zones.volatilityAnnual[z]!).toBeLessThan(high);
    }
  });

  test('zones are correlated as stated', () => {
    // Taking common risk away lowers the correlation, adding it raises it.
    const [low, high] = fixedPhase ? [-1, 0] : betas ? [0, 1] : [-CORRELATION_TOLERANCE, CORRELATION_TOLERANCE];
    for (const [i, j, expected] of [
      [0, 1, 0.8],
      [0, 2, 0.6],
      [1, 2, 0.7],
    ] as const) {
      const found = correlation(change[i]![2]!, change[j]![2]!);
      expect(found - expected).toBeGreaterThan(low);
      expect(found - expected).toBeLessThan(high);
    }
  });
});

test('without a start effect the expected path is (1 + growth)^t', () => {
  const plan = marketPlan({}, 120);
  eachPath(plan, draws('deterministic'), 1, [0, 1, 2], (path) => {
    for (const [s, growth] of [0.035, 0.06, 0.09].entries()) {
      expect(path.suburbIndex[s * 121 + 12]).toBeCloseTo(1 + growth, 12);
      expect(path.suburbIndex[s * 121 + 120]).toBeCloseTo((1 + growth) ** 10, 10);
    }
    expect(path.suburbIndex[0]).toBe(1);
  });
});

test('the suburb level: a random walk of its own with its stated volatility', () => {
  const plan = marketPlan({ suburbVolatilityAnnual: 0.05 }, 60);
  const own = new Sample();
  const other: number[] = [];
  const first: number[] = [];
  eachPath(plan, draws(), PATHS, [0, 3], (path) => {
    const gap = Math.log(path.suburbIndex[60]!) - path.zoneLog[60]!; // suburbs 0 and 3 stand in zone 0
    own.add(gap);
    first.push(gap);
    other.push(Math.log(path.suburbIndex[3 * 61 + 60]!) - path.zoneLog[60]!);
  });
  expect(Math.abs(own.sd / (0.05 * Math.sqrt(5)) - 1)).toBeLessThan(SD_TOLERANCE);
  expect(Math.abs(own.score((-0.05 * 0.05 * 5) / 2))).toBeLessThan(STANDARD_ERRORS);
  // Independent: the sd of a sample correlation of 0 is 1 / sqrt(n) = 0.014.
  expect(Math.abs(correlation(first, other))).toBeLessThan(STANDARD_ERRORS / Math.sqrt(PATHS));
});

test('the default market moves as Sydney did: sd of a year 8.2 %, quarterly autocorrelation 0.59', () => {
  const plan = marketPlan({ volatilitySource: 'history' }, 219);
  const sd = new Sample();
  const autocorrelation = new Sample();
  const growth = new Float64Array(73);
  eachPath(plan, draws(), 1000, [], (path) => {
    for (let q = 0; q < 73; q++) growth[q] = path.nationalLog[3 * q + 3]! - path.nationalLog[3 * q]!;
    const figures = historyFigures(growth);
    sd.add(figures.sdAnnual);
    autocorrelation.add(figures.quarterAutocorrelation);
  });
  // History must lie within 1.65 sds of the mean of simulated histories (the 90 % band of a normal spread).
  expect(Math.abs(sd.mean - 0.0818) / sd.sd).toBeLessThan(1.65);
  expect(Math.abs(autocorrelation.mean - 0.592) / autocorrelation.sd).toBeLessThan(1.65);
});
