import { oneMinus, probabilityToHazard, splitExitRate, yearsToMonths } from './conversions.ts';
import { dropped, fallback, grouping, mapped, merged, onlyZero, partOf, type ParameterRow } from './parameter-row.ts';

const exitSettings = [
  'exits.sale.baselineAnnual',
  'exits.sale.declineAnnual',
  'exits.refinance.baselineAnnual',
  'exits.refinance.repaysFraction',
];
const form = (path: string) =>
  `it moved exits in another form (months or odds, not a hazard); set ${path}, the coefficient in exp(beta x)`;
const ltvDrawn =
  'the LTV is not drawn: it is the drawn advance over the value of a home of the suburb, up to origination.ltvCapFraction';
const fitted = 'no model is fitted to simulated output';
const cohorts = 'cohorts by vintage, LTV and zone are always shown';

/** Advances, what owners owe, and why they leave. */
export const advanceRows: readonly ParameterRow[] = [
  mapped('avg_loan_size', 'origination.advanceMeanAud'),
  mapped('loan_size_std_dev', 'origination.advanceSdAud'),
  mapped('min_loan_size', 'origination.advanceMinAud'),
  mapped('max_loan_size', 'origination.advanceMaxAud'),
  mapped(
    'avg_loan_term',
    'contract.termMonths',
    'years become months; all contracts have one term, without the old 20 % spread',
    yearsToMonths,
  ),
  fallback(
    'avg_loan_interest_rate',
    'contract.simpleInterestAnnual',
    ['cashflow_aggregator.simple_interest_rate'],
    'the old engine had two coupons; the one of the cash flows counts, and it has no spread',
  ),
  dropped('avg_loan_ltv', ltvDrawn),
  dropped('ltv_std_dev', ltvDrawn),
  dropped('min_ltv', ltvDrawn),
  mapped(
    'max_ltv',
    'origination.combinedLtvCapFraction',
    'the old engine knew no first mortgage, so its cap stood for all debt on the home',
  ),
  grouping('exit_simulator'),
  merged(
    'exit_simulator.base_exit_rate',
    exitSettings,
    'one chance a year becomes a hazard, shared between sale and refinance by their weights; the sale curve is then flat over the years of ownership',
    splitExitRate,
  ),
  partOf('exit_simulator.sale_weight', 'exit_simulator.base_exit_rate', exitSettings),
  partOf('exit_simulator.refinance_weight', 'exit_simulator.base_exit_rate', exitSettings),
  dropped('exit_simulator.default_weight', 'it was never used; defaults have a hazard of their own'),
  dropped('exit_simulator.time_factor', 'time and price both act on the hazard, as baseline and as coefficient'),
  dropped('exit_simulator.price_factor', 'time and price both act on the hazard, as baseline and as coefficient'),
  onlyZero(
    'exit_simulator.min_hold_period',
    'no owner is held in: the first years are what the curve by year of ownership says',
  ),
  fallback(
    'exit_simulator.max_hold_period',
    'contract.termMonths',
    ['avg_loan_term'],
    'years become months; an advance ends at its contract term',
    yearsToMonths,
  ),
  dropped('exit_simulator.appreciation_sale_multiplier', form('exits.sale.appreciationBeta')),
  dropped('exit_simulator.interest_rate_refinance_multiplier', form('exits.refinance.rateBeta')),
  dropped('exit_simulator.economic_factor_default_multiplier', form('exits.default.unemploymentBeta')),
  mapped('exit_simulator.appreciation_share', 'contract.fixedShareFraction', 'counts under contract.shareMethod fixed'),
  mapped('exit_simulator.min_appreciation_share', 'contract.minShareFraction', 'bounds the share under every method'),
  mapped('exit_simulator.max_appreciation_share', 'contract.maxShareFraction', 'bounds the share under every method'),
  mapped('exit_simulator.tiered_appreciation_thresholds', 'contract.tierThresholdFractions'),
  mapped(
    'exit_simulator.tiered_appreciation_shares',
    'contract.tierShareFractions',
    'each share counts for its own band of appreciation only, not for the whole',
  ),
  dropped(
    'exit_simulator.base_default_rate',
    'it was a chance per exit, not per year; set exits.default.baselineAnnual, or default_rates by zone',
  ),
  mapped(
    'exit_simulator.recovery_rate',
    'exits.default.haircutFraction',
    'the part of the price that a forced sale loses, 1 - recovery; what the fund recovers follows from price, cost and first mortgage',
    oneMinus,
  ),
  mapped('exit_simulator.foreclosure_cost', 'exits.default.foreclosureCostFraction'),
  mapped('exit_simulator.foreclosure_time', 'exits.default.lagMonths', 'years become months', yearsToMonths),
  grouping('enhanced_exit_simulator'),
  dropped('enhanced_exit_simulator.refinance_interest_rate_sensitivity', form('exits.refinance.rateBeta')),
  dropped('enhanced_exit_simulator.sale_appreciation_sensitivity', form('exits.sale.appreciationBeta')),
  mapped(
    'enhanced_exit_simulator.life_event_probability',
    'exits.lifeEvent.baselineAnnual',
    'a chance a year becomes a hazard; the sale curve of this model already holds life events, so 0 is usual',
    probabilityToHazard,
  ),
  dropped(
    'enhanced_exit_simulator.behavioral_correlation',
    'it was noise of each loan; what owners do together is exits.frailty and the common market',
  ),
  dropped('enhanced_exit_simulator.recession_default_multiplier', form('exits.default.unemploymentBeta')),
  dropped('enhanced_exit_simulator.inflation_refinance_multiplier', 'inflation acts through the mortgage rate'),
  dropped('enhanced_exit_simulator.employment_sensitivity', form('exits.sale.unemploymentBeta')),
  dropped('enhanced_exit_simulator.migration_sensitivity', form('exits.sale.migrationBeta')),
  dropped('enhanced_exit_simulator.regulatory_compliance_cost', 'it was never used; costs are set under fees'),
  dropped(
    'enhanced_exit_simulator.tax_efficiency_factor',
    'the tax of owners is not modelled; seasons of sale are exits.sale.seasonMultipliers',
  ),
  dropped('enhanced_exit_simulator.vintage_segmentation', cohorts),
  dropped('enhanced_exit_simulator.ltv_segmentation', cohorts),
  dropped('enhanced_exit_simulator.zone_segmentation', cohorts),
  dropped('enhanced_exit_simulator.use_ml_models', fitted),
  dropped('enhanced_exit_simulator.feature_importance_threshold', fitted),
  dropped('enhanced_exit_simulator.anomaly_detection_threshold', fitted),
];
