import { distressedLine, hardTimes } from '../../support/gallery.ts';
import type { Settings } from '../../support/plans.ts';

export const fourClasses: Settings = {
  'tranches.senior.sizeFraction': 0.3,
  'tranches.mezzanine.sizeFraction': 0.1,
  'tranches.preferred.sizeFraction': 0.1,
};

/** Capital structures of every kind, on funds that prosper and on funds that do not. */
export const tranched: Readonly<Record<string, Settings>> = {
  'four classes': fourClasses,
  'equity first, reserve, pro rata': {
    ...fourClasses,
    'tranches.funding': 'equity-first',
    'tranches.reserve.targetMonths': 6,
    'tranches.senior.amortisation': 'pro-rata',
    'tranches.mezzanine.amortisation': 'pro-rata',
    'tranches.preferred.amortisation': 'linear',
  },
  'American, tests that bite': {
    ...fourClasses,
    'waterfall.style': 'american',
    'waterfall.hurdleAnnual': 0.01,
    'waterfall.interimClawbackEveryMonths': 12,
    'waterfall.carryEscrowFraction': 0.3,
    'tranches.senior.amortisation': 'bullet',
    'tranches.senior.minCollateralMultiple': 3.4,
    'tranches.mezzanine.minCollateralMultiple': 2.6,
    'tranches.senior.minCoverMultiple': 1.5,
    'tranches.tests.cureTestDates': 1,
    'tranches.reserve.targetMonths': 6,
  },
  'hard times': { ...hardTimes, ...fourClasses, 'tranches.preferred.cumulative': false },
  'coupons above everything': {
    ...fourClasses,
    'tranches.senior.couponBasis': 'fixed',
    'tranches.senior.fixedRateAnnual': 1,
    'tranches.mezzanine.fixedRateAnnual': 1,
    'tranches.preferred.returnAnnual': 1,
  },
  'triggers that never hold': {
    ...fourClasses,
    'tranches.senior.minCollateralMultiple': 1000,
    'tranches.mezzanine.minCollateralMultiple': 1000,
    'tranches.mezzanine.minCoverMultiple': 1000,
    'tranches.senior.amortisation': 'bullet',
    'tranches.mezzanine.amortisation': 'bullet',
  },
  'next to no equity': {
    'tranches.senior.sizeFraction': 0.6,
    'tranches.mezzanine.sizeFraction': 0.3,
    'tranches.preferred.sizeFraction': 0.09,
  },
  'GP commitment bears all, matures early': {
    ...fourClasses,
    'tranches.senior.maturityMonth': 20,
    'tranches.mezzanine.maturityMonth': 12,
    'fees.gpCommitmentBearsFees': true,
    'waterfall.gpCommitmentBearsCarry': true,
    'waterfall.hurdleAnnual': 0,
  },
  'run-off, monthly': {
    ...fourClasses,
    'exits.fundEnd.rule': 'run-off',
    'contract.termMonths': 132,
    'fund.distributionFrequency': 'monthly',
    'tranches.senior.paymentFrequency': 'monthly',
    'tranches.tests.frequency': 'monthly',
  },
  'both lines': {
    ...fourClasses,
    'leverage.subscriptionLine.limitFraction': 0.3,
    'leverage.navLine.limitFraction': 0.3,
  },
  'line in distress': { ...distressedLine, ...fourClasses },
  deterministic: { ...fourClasses, 'run.mode': 'deterministic' },
};

export const tranchedRows = Object.entries(tranched).map(([name, settings]) => [name, settings] as const);
