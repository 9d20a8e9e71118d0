import { onePlus, perZone, tiltedWeights, varLevels, yearsToMonths } from './conversions.ts';
import { choice, dropped, fallback, grouping, mapped, merged, partOf, type ParameterRow } from './parameter-row.ts';

const customWeights = [
  'reinvestment.customGreenFraction',
  'reinvestment.customOrangeFraction',
  'reinvestment.customRedFraction',
];
const tilts = 'reinvestment_engine.zone_preference_multipliers';
const oneReserve = 'one reserve level takes the place of target, least and most: cash.liquidityReserveFraction';
const smoothTilt = 'past growth tilts the weights smoothly by reinvestment.tilt, without a threshold or bound';
const ownFund = "zones are compared with the fund's own figure";

/** Recycling, limits and measures of risk. */
export const portfolioRows: readonly ParameterRow[] = [
  mapped('reinvestment_period', 'reinvestment.untilMonth', 'years become months', yearsToMonths),
  grouping('reinvestment_engine'),
  choice(
    'reinvestment_engine.reinvestment_strategy',
    ['reinvestment.strategy'],
    { maintain_allocation: 'keep', rebalance: 'rebalance', opportunistic: 'opportunistic', custom: 'custom' },
    'same four strategies; opportunistic looks at past growth only',
  ),
  mapped('reinvestment_engine.min_reinvestment_amount', 'reinvestment.minimumAud'),
  choice(
    'reinvestment_engine.reinvestment_frequency',
    ['reinvestment.everyMonths'],
    { monthly: 1, quarterly: 3, semi_annually: 6, annually: 12, on_exit: 1 },
    'a number of months; on_exit becomes every month',
  ),
  mapped('reinvestment_engine.reinvestment_delay', 'reinvestment.delayMonths', 'whole months'),
  dropped('reinvestment_engine.reinvestment_batch_size', 'it was never read; cash, not a count, limits new advances'),
  grouping(tilts),
  merged(`${tilts}.green`, customWeights, 'tilts on the target mix become weights that sum to 1', tiltedWeights),
  merged(`${tilts}.orange`, customWeights, 'tilts on the target mix become weights that sum to 1', tiltedWeights),
  merged(`${tilts}.red`, customWeights, 'tilts on the target mix become weights that sum to 1', tiltedWeights),
  dropped('reinvestment_engine.opportunistic_threshold', smoothTilt),
  dropped('reinvestment_engine.rebalance_threshold', 'each new advance goes to the zone furthest below its target'),
  mapped(
    'reinvestment_engine.reinvestment_ltv_adjustment',
    'reinvestment.ltvCapMultiple',
    'a relative change becomes a multiple of the LTV cap',
    onePlus,
  ),
  mapped(
    'reinvestment_engine.reinvestment_size_adjustment',
    'reinvestment.sizeMultiple',
    'a relative change becomes a multiple of the size',
    onePlus,
  ),
  dropped('reinvestment_engine.enable_dynamic_allocation', 'the strategy opportunistic is the tilt to past growth'),
  mapped(
    'reinvestment_engine.performance_lookback_period',
    'reinvestment.lookbackMonths',
    'window of past zone growth',
  ),
  dropped('reinvestment_engine.performance_weight', smoothTilt),
  dropped('reinvestment_engine.max_allocation_adjustment', smoothTilt),
  dropped('reinvestment_engine.reinvestment_tracking_granularity', 'the ledger is monthly'),
  merged(
    'reinvestment_engine.cash_reserve_target',
    ['cash.liquidityReserveFraction'],
    'a share of commitments kept in cash, where enable_cash_reserve is true',
    (value, lookup) =>
      lookup('reinvestment_engine.enable_cash_reserve') === true
        ? { set: { 'cash.liquidityReserveFraction': value } }
        : { ignore: 'enable_cash_reserve is not true, so there is no reserve' },
  ),
  partOf('reinvestment_engine.enable_cash_reserve', 'reinvestment_engine.cash_reserve_target', [
    'cash.liquidityReserveFraction',
  ]),
  dropped('reinvestment_engine.cash_reserve_min', oneReserve),
  dropped('reinvestment_engine.cash_reserve_max', oneReserve),
  mapped('suburb_exposure_cap', 'allocation.suburbLimitFraction', 'now a limit that new advances keep'),
  mapped('loan_exposure_cap', 'allocation.advanceLimitFraction', 'now a limit that new advances keep'),
  grouping('risk_metrics'),
  merged('risk_metrics.var_confidence_level', ['metrics.varLevels'], 'joins the levels 0.95 and 0.99', varLevels),
  merged(
    'enhanced_exit_simulator.var_confidence_level',
    ['metrics.varLevels'],
    'joins the levels 0.95 and 0.99, where risk_metrics sets none',
    (value, lookup) =>
      lookup('risk_metrics.var_confidence_level') === undefined
        ? varLevels(value, lookup)
        : {
            ignore:
              'risk_metrics.var_confidence_level sets metrics.varLevels already; two settings for one thing became one',
          },
  ),
  mapped('risk_metrics.risk_free_rate', 'metrics.riskFreeAnnual'),
  dropped(
    'risk_metrics.benchmark_return',
    'the benchmark is the index of the same path (metrics.pmeIndex), not a constant',
  ),
  dropped('risk_metrics.min_acceptable_return', 'the Sortino ratio is taken against metrics.riskFreeAnnual'),
  fallback(
    'risk_metrics.monte_carlo_simulations',
    'run.paths',
    ['num_simulations'],
    'one run gives every figure, so there is one number of paths',
  ),
  mapped('risk_metrics.tail_risk_threshold', 'metrics.tailFraction'),
  fallback(
    'enhanced_exit_simulator.tail_risk_threshold',
    'metrics.tailFraction',
    ['risk_metrics.tail_risk_threshold'],
    'one tail for all figures',
  ),
  merged(
    'guardrails.zone_ticket_limits',
    ['guardrails.ticket.greenAud', 'guardrails.ticket.orangeAud', 'guardrails.ticket.redAud'],
    'one limit per zone',
    perZone((zone) => `guardrails.ticket.${zone}Aud`),
  ),
  mapped('guardrails.max_term_months', 'guardrails.contractAge.limitMonths'),
  merged(
    'guardrails.zone_limits',
    [
      'guardrails.zoneOwnLimit.greenFraction',
      'guardrails.zoneOwnLimit.orangeFraction',
      'guardrails.zoneOwnLimit.redFraction',
    ],
    'one limit per zone, beside the common one',
    perZone((zone) => `guardrails.zoneOwnLimit.${zone}Fraction`),
  ),
  dropped('guardrails.city_avg_default', `${ownFund}; the factor is guardrails.zoneDefaultHazard.limitMultiple`),
  dropped('guardrails.city_avg_volatility', `${ownFund}; the factor is guardrails.zoneVolatility.limitMultiple`),
  mapped('guardrails.suburb_concentration_limit', 'guardrails.suburbShare.limitFraction'),
  mapped('guardrails.loan_concentration_limit', 'guardrails.advanceShare.limitFraction'),
  mapped('guardrails.min_liquidity_buffer', 'guardrails.liquidity.limitFraction'),
  dropped('guardrails.wal_override', 'a rule that is not wanted gets the severity info or a wide limit'),
  mapped('guardrails.max_wal', 'guardrails.wal.limitYears'),
  mapped('guardrails.max_var_99', 'guardrails.valueAtRisk99.limitAnnual', 'of net IRR'),
  mapped('guardrails.max_cvar_99', 'guardrails.conditionalValueAtRisk99.limitAnnual', 'of net IRR'),
  mapped('guardrails.min_hurdle_clear_prob', 'guardrails.hurdleProbability.limitFraction'),
  mapped('guardrails.min_paths', 'guardrails.pathCount.limitCount'),
];
