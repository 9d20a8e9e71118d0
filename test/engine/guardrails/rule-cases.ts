import type { Settings } from '../../support/plans.ts';

/**
 * One scenario on which a rule fires and one on which it passes, by rule, over `ruleBase`. A rule without an entry fails the
 * test that reads this table.
 */
export type RuleCase = { readonly fires: Settings; readonly passes: Settings };

/** Small and quick; every rule is judged at its default limit unless a case says otherwise. */
export const ruleBase: Settings = {
  'run.seed': 'rules',
  'run.paths': 24,
  'zones.universe.count': 30,
  'fund.commitmentsAud': 30_000_000,
};

const line: Settings = { 'leverage.navLine.limitFraction': 0.3 };
const deepLine: Settings = {
  'leverage.navLine.limitFraction': 1,
  'leverage.navLine.advanceRateFraction': 0.9,
  'leverage.navLine.targetLtvFraction': 0.6,
  'leverage.navLine.repayAboveLtvFraction': 0.7,
  'leverage.navLine.sweepAllAboveLtvFraction': 0.7,
  'leverage.navLine.maxLtvFraction': 0.8,
};
const slump: Settings = { 'market.growthShiftAnnual': -0.12 };
const boom: Settings = { 'market.growthShiftAnnual': 0.06 };
const lightlyGeared: Settings = { 'origination.seniorLtvMeanFraction': 0.1, 'origination.seniorLtvSdFraction': 0.02 };
const manyDefaults: Settings = { 'exits.default.baselineAnnual': 0.2 };
const fewDefaults: Settings = { 'exits.default.baselineAnnual': 0.0001 };
const spread: Settings = {
  'allocation.suburbLimitFraction': 0.06,
  'allocation.advanceLimitFraction': 0.009,
};

export const ruleCases: Readonly<Record<string, RuleCase>> = {
  trancheShortfall: {
    fires: { 'tranches.senior.sizeFraction': 0.9, 'tranches.senior.spreadAnnual': 0.1 },
    passes: { 'tranches.senior.sizeFraction': 0.2 },
  },
  combinedLtv: { fires: slump, passes: { ...boom, ...lightlyGeared } },
  stressLtv: { fires: slump, passes: { ...boom, ...lightlyGeared } },
  ticket: {
    fires: { 'origination.advanceMeanAud': 450_000, 'origination.priceLevelMultiple': 2 },
    passes: { 'origination.advanceMaxAud': 290_000 },
  },
  contractAge: {
    fires: { 'contract.termMonths': 132, 'exits.fundEnd.rule': 'run-off', 'guardrails.contractAge.limitMonths': 120 },
    passes: { 'contract.termMonths': 96 },
  },
  zoneShare: {
    fires: {
      'allocation.greenWeightFraction': 1,
      'allocation.orangeWeightFraction': 0,
      'allocation.redWeightFraction': 0,
      'allocation.greenLimitFraction': 1,
    },
    passes: { 'guardrails.minimumBaseFraction': 0.9 },
  },
  zoneOwnLimit: {
    fires: { 'guardrails.zoneOwnLimit.redFraction': 0.05 },
    passes: { 'guardrails.zoneOwnLimit.redFraction': 0.9 },
  },
  suburbShare: {
    fires: { 'zones.universe.count': 6, 'allocation.suburbLimitFraction': 1 },
    passes: { ...spread, 'guardrails.minimumBaseFraction': 0.8 },
  },
  advanceShare: {
    fires: { 'allocation.advanceLimitFraction': 1, 'origination.advanceMeanAud': 490_000 },
    passes: spread,
  },
  zoneDefaultHazard: {
    fires: { 'zones.preset': 'reference-zones', 'guardrails.zoneDefaultHazard.limitMultiple': 1 },
    passes: { ...manyDefaults, 'guardrails.zoneDefaultHazard.limitMultiple': 3 },
  },
  zoneVolatility: { fires: { 'guardrails.zoneVolatility.limitMultiple': 0.9 }, passes: {} },
  liquidity: {
    fires: { 'cash.investableFraction': 1 },
    passes: { 'cash.investableFraction': 0.5, 'cash.liquidityReserveFraction': 0.3 },
  },
  debtToNav: { fires: deepLine, passes: line },
  interestCover: {
    fires: { ...line, 'leverage.navLine.minInterestCoverMultiple': 0, 'guardrails.interestCover.limitMultiple': 100 },
    passes: { ...line, 'exits.sale.multiplier': 3 },
  },
  wal: {
    fires: { 'exits.sale.multiplier': 0, 'exits.refinance.multiplier': 0, 'reinvestment.untilMonth': 0 },
    passes: { 'exits.sale.multiplier': 3 },
  },
  cumulativeDefaults: { fires: manyDefaults, passes: fewDefaults },
  yearlyDefaults: { fires: manyDefaults, passes: fewDefaults },
  fundEndProceeds: {
    fires: { 'contract.termMonths': 240, 'exits.sale.multiplier': 0, 'exits.refinance.multiplier': 0 },
    passes: { 'contract.termMonths': 60, 'reinvestment.untilMonth': 0 },
  },
  netIrr: { fires: slump, passes: boom },
  netMultiple: { fires: slump, passes: boom },
  valueAtRisk99: { fires: { ...slump, ...manyDefaults }, passes: boom },
  conditionalValueAtRisk99: { fires: { ...slump, ...manyDefaults }, passes: boom },
  fifthPercentile: { fires: slump, passes: { ...boom, 'waterfall.hurdleAnnual': 0.02 } },
  hurdleProbability: { fires: slump, passes: { ...boom, 'waterfall.hurdleAnnual': 0.02 } },
  pathCount: { fires: {}, passes: { 'guardrails.pathCount.limitCount': 20 } },
  seed: { fires: { 'run.seed': undefined }, passes: {} },
};
