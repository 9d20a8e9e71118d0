import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { stressConfig, type StressConfig } from '../../../src-engine/fund/stress/config.ts';
import { heightOf } from '../../../src-engine/fund/stress/plan.ts';
import { stressPresets } from '../../../src-engine/fund/stress/presets.ts';
import { planWith, scenarioWith } from '../../support/plans.ts';
import { smallFund } from '../../support/gallery.ts';
import { stressPlan, type StressInput } from './stressed-markets.ts';

const parsed = (input: StressInput) => stressConfig.parse(input) as StressConfig;

test('presets are those of the model page: values, rates, default hazard, liquidity', () => {
  expect(Object.values(stressPresets).map((size) => Object.values(size))).toEqual([
    [0, 0, 1, 0],
    [0.1, 0.01, 1.5, 0.3],
    [0.3, 0.03, 3, 0.7],
    [0.5, 0.05, 5, 0.9],
  ]);
});

test('own shocks come on top of a preset', () => {
  const input = { valueFallFraction: 0.5, rateRiseAnnual: 0.01, defaultMultiplier: 2, liquidityShockFraction: 0.5 };
  const { valueFallFraction, rateRiseAnnual, defaultMultiplier, liquidityShockFraction } = heightOf(
    parsed({ preset: 'severe', ...input }),
  );
  expect(valueFallFraction).toBeCloseTo(0.65, 12);
  expect(rateRiseAnnual).toBeCloseTo(0.04, 12);
  expect(defaultMultiplier).toBe(6);
  expect(liquidityShockFraction).toBeCloseTo(0.85, 12);
});

describe('hazards', () => {
  const months = { startMonth: 10, applyMonths: 4, lastMonths: 5, recoverMonths: 10 };

  test('build up evenly, last, and go back to what they were', () => {
    const { hazards } = stressPlan({ defaultMultiplier: 3, liquidityShockFraction: 0.8, ...months })!;
    const at = [10, 11, 14, 19, 24, 29, 30];
    expect(at.map((m) => hazards.default[m])).toEqual([1, 1.5, 3, 3, 2, 1, 1]);
    expect(at.map((m) => Number(hazards.voluntary[m]!.toFixed(12)))).toEqual([1, 0.8, 0.2, 0.2, 0.6, 1, 1]);
  });

  test('a default multiple of 0 switches defaults off, never below', () => {
    const { hazards } = stressPlan({ defaultMultiplier: 0, ...months })!;
    expect(Math.min(...hazards.default)).toBe(0);
  });
});

/** Path and remedy of the first issue that a scenario with these settings is refused for. */
function refusal(settings: Record<string, unknown>): { path: string; remedy: string } | null {
  try {
    planWith({ ...smallFund, ...settings });
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { path, remedy } = error.issues[0]!;
    return { path, remedy };
  }
}

describe('refused, with field and remedy', () => {
  const own = { 'stress.replay.episode': 'own' };
  test.each([
    ['a shock after the fund', { 'stress.preset': 'mild', 'stress.startMonth': 120 }, 'stress.startMonth'],
    [
      'a replay after the fund',
      { 'stress.replay.episode': 'sydney-2017', 'stress.replay.startMonth': 300 },
      'stress.replay.startMonth',
    ],
    [
      'an episode that ends before it begins',
      { ...own, 'stress.replay.fromQuarter': '2010-Q1', 'stress.replay.toQuarter': '2009-Q4' },
      'stress.replay.toQuarter',
    ],
    [
      'an episode of no length',
      { ...own, 'stress.replay.fromQuarter': '2010-Q1', 'stress.replay.toQuarter': '2010-Q1' },
      'stress.replay.toQuarter',
    ],
    ['one from before the record', { ...own, 'stress.replay.fromQuarter': '1990-Q1' }, 'stress.replay.fromQuarter'],
    ['one after the record', { ...own, 'stress.replay.toQuarter': '2024-Q4' }, 'stress.replay.toQuarter'],
    [
      'one of a series that stops early',
      { ...own, 'stress.replay.priceSeries': 'rppiPerthIndex', 'stress.replay.toQuarter': '2019-Q4' },
      'stress.replay.toQuarter',
    ],
  ])('%s', (_, settings, path) => {
    const refused = refusal(settings);
    expect(refused?.path).toBe(path);
    expect(refused?.remedy).not.toBe('');
  });

  test.each([
    ['stress.preset', 'apocalypse'],
    ['stress.valueFallFraction', 1],
    ['stress.valueFallFraction', Infinity],
    ['stress.rateRiseAnnual', 5],
    ['stress.defaultMultiplier', -1],
    ['stress.liquidityShockFraction', 1.1],
    ['stress.applyMonths', 0],
    ['stress.recoverMonths', 0],
    ['stress.replay.fromQuarter', '2017-Q5'],
    ['stress.replay.fromQuarter', 'June 1989'],
    ['stress.valueFall', 0.3],
  ])('%s = %s', (path, value) => {
    expect(() => scenarioWith({ [path]: value })).toThrow(AppError);
  });

  test('what is not used is not checked: a start after the fund without a shock', () => {
    expect(refusal({ 'stress.startMonth': 600, 'stress.replay.fromQuarter': '1950-Q1' })).toBeNull();
  });
});
