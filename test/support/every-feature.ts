import type { Settings } from './plans.ts';

/** A fund that has everything at once but tranches, with which some terms do not go: whatever is added to the engine is added here. */
export const everyFeature: Settings = {
  'run.seed': 'every feature',
  'zones.universe.count': 30,
  'origination.seniorLtvMeanFraction': 0.5,
  'exits.default.baselineAnnual': 0.05,
  'reinvestment.basis': 'all-proceeds',
  'fees.acquisitionFeeFraction': 0.005,
  'fees.dispositionFeeFraction': 0.005,
  'fees.feeOffsetFraction': 0.5,
  'leverage.subscriptionLine.limitFraction': 0.2,
  'leverage.navLine.limitFraction': 0.2,
  'leverage.dealNotes.shareFraction': 0.2,
  'waterfall.style': 'american',
  'waterfall.prefClock': 'line-draw',
  'waterfall.hurdleAnnual': 0.02,
  'waterfall.catchUpFraction': 0.6,
  'waterfall.carryTiers': [{ aboveIrrAnnual: 0.05, carryFraction: 0.3 }],
  'waterfall.interimClawbackEveryMonths': 24,
  'waterfall.carryEscrowFraction': 0.4,
  'manager.enabled': true,
  'manager.staff': [{ title: 'All', count: 2, salaryYearlyAud: 150_000 }],
  'manager.carry.participants': [{ name: 'Partner', shareFraction: 0.4, vestingMonths: 84 }],
  'tax.incomeRate': 0.3,
  rules: [
    {
      name: 'steady hand',
      when: { metric: 'nationalGrowthFraction', op: 'at-most', threshold: 0.2 },
      set: { 'reinvestment.rateFraction': 0.5 },
    },
    {
      name: 'never',
      when: { metric: 'nationalGrowthFraction', op: 'below', threshold: -0.9 },
      set: { 'stop.distributions': true },
    },
  ],
};

const { 'tax.incomeRate': _tax, 'waterfall.prefClock': _clock, ...goesWithTranches } = everyFeature;

/** The same in tranches, without what does not go with them. */
export const everyFeatureInTranches: Settings = {
  ...goesWithTranches,
  'tranches.senior.sizeFraction': 0.2,
  'tranches.mezzanine.sizeFraction': 0.1,
  'tranches.preferred.sizeFraction': 0.05,
  'tranches.reserve.targetMonths': 6,
};
