import type { Settings } from './plans.ts';

/** A fund of usual shape but few suburbs, quick to resolve. */
export const smallFund: Settings = { 'run.seed': 'laws', 'zones.universe.count': 30 };

/** High rates of exit and default and homes that are deep in debt: losses, shortfalls, many settlements. */
export const hardTimes: Settings = {
  'exits.default.baselineAnnual': 0.25,
  'origination.seniorLtvMeanFraction': 0.6,
  'origination.combinedLtvCapFraction': 0.95,
  'market.growthShiftAnnual': -0.05,
};

/** A NAV line as large as a lender of last resort would give, on homes that lose value: covenants break, cures fail. */
export const distressedLine: Settings = {
  ...hardTimes,
  'market.growthShiftAnnual': -0.1,
  'leverage.subscriptionLine.limitFraction': 0.2,
  'leverage.navLine.limitFraction': 1,
  'leverage.navLine.advanceRateFraction': 0.75,
  'leverage.navLine.targetLtvFraction': 0.6,
  'leverage.navLine.repayAboveLtvFraction': 0.65,
  'leverage.navLine.sweepAllAboveLtvFraction': 0.62,
  'leverage.navLine.maxLtvFraction': 0.65,
};

/**
 * Scenarios on which every law must hold: each turns on what the base case leaves off. Own-price hazards, run-off, every
 * fee, every recycling strategy, every fund-end rule, every contract.
 */
export const gallery: Readonly<Record<string, Settings>> = {
  base: {},
  'reference zones': { 'zones.preset': 'reference-zones' },
  'hard times': hardTimes,
  'all proceeds recycled': {
    'reinvestment.basis': 'all-proceeds',
    'reinvestment.everyMonths': 3,
    'reinvestment.minimumAud': 500_000,
    'reinvestment.reserveFraction': 0.02,
    'reinvestment.capFraction': 0.3,
    'reinvestment.sizeMultiple': 1.3,
  },
  'all proceeds, fees out of the pool': {
    ...hardTimes,
    'reinvestment.basis': 'all-proceeds',
    'cash.investableFraction': 0.98,
  },
  opportunistic: {
    'reinvestment.strategy': 'opportunistic',
    'reinvestment.delayMonths': 4,
    'fund.distributionFrequency': 'annual',
    'market.model': 'regime-switching',
  },
  'custom weights, tiers of share': {
    'reinvestment.strategy': 'custom',
    'reinvestment.customGreenFraction': 0,
    'reinvestment.customOrangeFraction': 0.3,
    'reinvestment.customRedFraction': 0.7,
    'contract.shareMethod': 'tiered',
  },
  'run-off': {
    'exits.fundEnd.rule': 'run-off',
    'contract.termMonths': 132,
    'fund.distributionFrequency': 'monthly',
    'fees.paymentFrequency': 'annual',
    'market.model': 'sydney-cycle',
  },
  'owner buy-out': {
    'exits.fundEnd.rule': 'owner-buyout',
    'exits.fundEnd.buyoutFraction': 0.6,
    'contract.shareMethod': 'of-value',
    'contract.shareMultiple': 1.8,
  },
  'own price': { ...hardTimes, 'exits.priceBasis': 'own', 'exits.lifeEvent.baselineAnnual': 0.02 },
  'GP commitment bears all': {
    'fees.gpCommitmentBearsFees': true,
    'waterfall.gpCommitmentBearsCarry': true,
    'fund.gpCommitmentFraction': 0.2,
    'waterfall.hurdleAnnual': 0.02,
  },
  'American, escrow and interim tests': {
    ...hardTimes,
    'waterfall.style': 'american',
    'waterfall.hurdleAnnual': 0.01,
    'waterfall.interimClawbackEveryMonths': 12,
    'waterfall.carryEscrowFraction': 0.4,
  },
  'American by quarter': {
    'waterfall.style': 'american',
    'waterfall.deal': 'origination-quarter',
    'waterfall.hurdleAnnual': 0.02,
    'waterfall.carryTiers': [{ aboveIrrAnnual: 0.04, carryFraction: 0.3 }],
    'waterfall.prefConvention': 'nominal-quarterly',
    'reinvestment.basis': 'all-proceeds',
  },
  'every fee': {
    'fees.acquisitionFeeFraction': 0.01,
    'fees.dispositionFeeFraction': 0.01,
    'fees.feeOffsetFraction': 0.7,
    'fees.managementFeeBasis': 'nav',
    'fees.fixedExpensesYearlyAud': 150_000,
    'waterfall.hurdleAnnual': 0.02,
    'waterfall.catchUpFraction': 0.6,
    'waterfall.carryTiers': [{ aboveIrrAnnual: 0.05, carryFraction: 0.3 }],
  },
  'reserve, lag and markdown': {
    'cash.liquidityReserveFraction': 0.03,
    'cash.valuationLagMonths': 6,
    'cash.markdownFraction': 0.1,
    'contract.lossSharing': true,
    'contract.simpleInterestAnnual': 0,
  },
  'carry clawed back': {
    'waterfall.hurdleAnnual': 0,
    'exits.lifeEvent.baselineAnnual': 1,
    'origination.investmentMonths': 3,
    'reinvestment.untilMonth': 0,
    'cash.investableFraction': 0.6,
    'fees.managementFeeSteps': [{ afterMonth: 0, rateAnnual: 0.005, basis: 'commitments' }],
  },
  'both lines': {
    'leverage.subscriptionLine.limitFraction': 0.3,
    'leverage.navLine.limitFraction': 0.3,
    'reinvestment.basis': 'all-proceeds',
  },
  'pref from line draws': {
    'leverage.subscriptionLine.limitFraction': 0.3,
    'waterfall.prefClock': 'line-draw',
    'waterfall.hurdleAnnual': 0.02,
  },
  'American, pref from line draws': {
    'leverage.subscriptionLine.limitFraction': 0.2,
    'waterfall.prefClock': 'line-draw',
    'waterfall.style': 'american',
    'waterfall.hurdleAnnual': 0.01,
    'waterfall.interimClawbackEveryMonths': 24,
  },
  'taxed, income distributed': {
    'tax.incomeRate': 0.47,
    'tax.distributeTaxableIncome': true,
    'tax.shareCharacter': 'capital',
    'reinvestment.basis': 'all-proceeds',
    'cash.liquidityReserveFraction': 0.03,
    'leverage.navLine.limitFraction': 0.2,
    'fund.distributionFrequency': 'annual',
  },
  'taxed, expected path': { 'tax.incomeRate': 0.15, 'tax.distributeTaxableIncome': true, 'run.mode': 'deterministic' },
  'line in distress': distressedLine,
  'manager with a team': {
    'waterfall.hurdleAnnual': 0.02,
    'waterfall.interimClawbackEveryMonths': 12,
    'waterfall.carryEscrowFraction': 0.4,
    'fees.acquisitionFeeFraction': 0.005,
    'manager.enabled': true,
    'manager.assetBasis': 'nav',
    'manager.staff': [{ title: 'All', count: 2, salaryYearlyAud: 150_000, assetsPerHeadAud: 15_000_000 }],
    'manager.otherRevenue': [{ name: 'Advice', amountAud: 5_000 }],
    'manager.scaled.perLivingAdvanceYearlyAud': 300,
    'manager.scaled.perAdvanceMadeAud': 1_000,
    'manager.cash.dividends': 'profit-fraction',
    'manager.cash.paysGpCalls': true,
    'manager.carry.unvested': 'pro-rata',
    'manager.carry.participants': [
      { name: 'Partner', shareFraction: 0.4, vestingMonths: 84 },
      { name: 'Team', kind: 'staff', shareFraction: 0.3, startMonth: 24, leaveMonth: 100 },
    ],
  },
  'deal notes beside a line, over-advances on it': {
    'leverage.navLine.limitFraction': 0.3,
    'leverage.dealNotes.shareFraction': 0.5,
    'leverage.dealNotes.use': 'advances',
    'leverage.dealNotes.termMonths': 30,
    'leverage.dealNotes.rateBasis': 'floating',
    'origination.overAdvance.extraLtvFraction': 0.1,
    'origination.overAdvance.extraSizeFraction': 0.3,
    'origination.overAdvance.fundedBy': 'nav-line',
    'reinvestment.basis': 'all-proceeds',
  },
  'deal notes with recourse in hard times': {
    ...hardTimes,
    'market.growthShiftAnnual': -0.1,
    'leverage.subscriptionLine.limitFraction': 0.2,
    'leverage.dealNotes.shareFraction': 1,
    'leverage.dealNotes.principalFraction': 0.9,
    'leverage.dealNotes.rateAnnual': 0.15,
    'leverage.dealNotes.recourse': 'full',
  },
  'rules of the fund': {
    'leverage.navLine.limitFraction': 0.3,
    rules: [
      {
        name: 'hold cash',
        when: { metric: 'dpiMultiple', op: 'below', threshold: 0.2 },
        set: { 'cash.liquidityReserveFraction': 0.05, 'stop.distributions': true },
        fromYear: 3,
        toYear: 4,
      },
      {
        name: 'steady hand',
        when: { metric: 'nationalGrowthFraction', op: 'at-most', threshold: 0.02 },
        set: {
          'origination.ltvCapFraction': 0.2,
          'allocation.greenWeightFraction': 0.6,
          'allocation.orangeWeightFraction': 0.4,
          'allocation.redWeightFraction': 0,
          'reinvestment.rateFraction': 0.5,
          'stop.navLineDraws': true,
        },
      },
    ],
  },
  'rules that move hazards': {
    rules: [
      {
        name: 'sales dry up',
        when: { metric: 'nationalGrowthFraction', op: 'below', threshold: 0 },
        set: { 'exits.sale.multiplier': 0.4, 'exits.default.multiplier': 2 },
      },
      {
        name: 'buy back',
        when: { metric: 'dpiMultiple', op: 'above', threshold: 0.5 },
        set: { 'exits.refinance.multiplier': 2 },
        lasts: 'ever',
      },
    ],
  },
  'four tranches, American': {
    'waterfall.style': 'american',
    'waterfall.hurdleAnnual': 0.02,
    'waterfall.interimClawbackEveryMonths': 12,
    'tranches.senior.sizeFraction': 0.2,
    'tranches.mezzanine.sizeFraction': 0.1,
    'tranches.preferred.sizeFraction': 0.1,
    'tranches.reserve.targetMonths': 6,
  },
  'tranches in hard times': {
    ...hardTimes,
    'tranches.senior.sizeFraction': 0.6,
    'tranches.mezzanine.sizeFraction': 0.2,
    'tranches.funding': 'equity-first',
    'leverage.navLine.limitFraction': 0.2,
  },
  deterministic: { 'run.mode': 'deterministic' },
  'expected path of hard times': { ...hardTimes, 'run.mode': 'deterministic', 'exits.fundEnd.rule': 'owner-buyout' },
  antithetic: { 'run.mode': 'antithetic' },
  sobol: { 'run.mode': 'sobol' },
};

/** Gallery as rows for `describe.each`. */
export const galleryRows: readonly (readonly [string, Settings])[] = Object.entries(gallery).map(
  ([name, settings]) => [name, { ...smallFund, ...settings }] as const,
);
