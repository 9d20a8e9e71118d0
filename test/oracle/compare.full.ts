import { describe, expect, test } from 'vitest';
import { planWith, scenarioWith, type Settings } from '../support/plans.ts';
import { differentDistributions, differentMeans, differentPathMeans, fastSample, oracleSample } from './compare.ts';

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

const PATHS = 2000;

describe.each(Object.entries(funds))('%s', (_name, settings) => {
  const here: Settings = { ...settings, 'run.seed': 42 };
  const elsewhere: Settings = { ...settings, 'run.seed': 'another market' };
  const plan = planWith(here);
  const fast = fastSample(plan, PATHS);

  test('independent runs: same distribution, same exits by cause', () => {
    const oracle = oracleSample(planWith(elsewhere), scenarioWith(elsewhere), PATHS);
    expect(
      differentDistributions(fast, oracle, [
        'netIrrAnnual',
        'netTvpiMultiple',
        'carryPaidAud',
        'principalLostAud',
        'defaultCount',
        'saleCount',
      ]),
    ).toEqual([]);
    expect(differentMeans(fast, oracle)).toEqual([]);
  });

  test('same market paths: same means, and the same NAV month by month', () => {
    expect(differentPathMeans(fast, oracleSample(plan, scenarioWith(here), PATHS))).toEqual([]);
  });
});
