import { describe, expect, test } from 'vitest';
import { planWith, scenarioWith, type Settings } from '../support/plans.ts';
import {
  compared,
  differentDistributions,
  differentMeans,
  differentPathMeans,
  fastSample,
  firstPaths,
  oracleSample,
} from './compare.ts';

/** base-100m, and funds that lean on what it hardly shows. */
const funds: Readonly<Record<string, Settings>> = {
  'base-100m': {},
  'reference zones': { 'zones.preset': 'reference-zones' },
  'many defaults behind large mortgages': {
    'exits.default.baselineAnnual': 0.15,
    'origination.seniorLtvMeanFraction': 0.6,
    'origination.combinedLtvCapFraction': 0.95,
    'market.growthShiftAnnual': -0.03,
    'exits.default.lagMonths': 14,
  },
  'short contracts, quick exits, carry': {
    'contract.termMonths': 48,
    'exits.sale.multiplier': 3,
    'exits.sale.appreciationBeta': 2,
    'exits.lifeEvent.baselineAnnual': 0.05,
    'waterfall.hurdleAnnual': 0.03,
    'waterfall.catchUpFraction': 0.5,
    'reinvestment.delayMonths': 3,
    'reinvestment.untilMonth': 40,
    'market.model': 'regime-switching',
  },
};

const returns = ['netIrrAnnual', 'netTvpiMultiple', 'carryPaidAud'] as const;
const PATHS = 2000;

describe.each(Object.entries(funds))('%s', (_name, settings) => {
  const here: Settings = { ...settings, 'run.seed': 42 };
  const elsewhere: Settings = { ...settings, 'run.seed': 'oracle' };
  const plan = planWith(here);
  // The fast engine can afford more paths, so that the chance in its own markets hardly counts.
  const fast = fastSample(plan, 5 * PATHS);

  test('independent runs: same distribution of IRR, multiple and carry, same means', () => {
    const oracle = oracleSample(planWith(elsewhere), scenarioWith(elsewhere), PATHS);
    expect(differentDistributions(fast, oracle, returns)).toEqual([]);
    expect(differentMeans(fast, oracle)).toEqual([]);
  });

  test('same market paths: same distributions, same means, and the same NAV month by month', () => {
    const oracle = oracleSample(plan, scenarioWith(here), PATHS);
    const same = firstPaths(fast, PATHS);
    expect(differentDistributions(same, oracle, compared)).toEqual([]);
    expect(differentPathMeans(same, oracle)).toEqual([]);
  });
});
