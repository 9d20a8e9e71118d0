import { probabilityToHazard, yearlyChanceToMeanMonths } from './conversions.ts';
import {
  choice,
  dropped,
  fallback,
  grouping,
  mapped,
  merged,
  type ChangeValue,
  type ParameterRow,
} from './parameter-row.ts';

const stressRun =
  'a stress is a run of the whole fund under the settings of stress; the command stress runs the named ones';
const zoneList = ['green', 'orange', 'red'] as const;
const same: ChangeValue = (value) => value;

/** A figure per zone, which needs the preset under which the user's own figures count. */
function ownZoneFigure(from: string, to: string, why: string, change: ChangeValue = same): ParameterRow {
  return merged(from, [to, 'zones.preset'], `${why}; zones.preset becomes custom`, (value) => ({
    set: { [to]: change(value), 'zones.preset': 'custom' },
  }));
}

const walk = (path: string) =>
  `it was noise of one date that left no lasting difference; set ${path}, a standard deviation per root year`;
const factor =
  'it was a size of noise of its own; here each model has its volatility, and run.variation... scales it (1 as modelled)';
const arises =
  'drivers are correlated by what they share: the price path, rates and unemployment in the hazards, and exits.frailty';

/** Prices, zones, the economy, and how paths are drawn. */
export const marketRows: readonly ParameterRow[] = [
  grouping('zone_allocations'),
  ...zoneList.map((zone) =>
    mapped(`zone_allocations.${zone}`, `allocation.${zone}WeightFraction`, 'same meaning; the three must sum to 1'),
  ),
  grouping('appreciation_rates'),
  ...zoneList.map((zone) =>
    ownZoneFigure(`appreciation_rates.${zone}`, `zones.custom.growthAnnual.${zone}`, 'expected growth of the zone'),
  ),
  grouping('price_path'),
  choice(
    'price_path.model_type',
    ['market.model'],
    {
      gbm: 'gbm',
      mean_reversion: 'mean-reversion',
      regime_switching: 'regime-switching',
      sydney_cycle: 'sydney-cycle',
    },
    'same four models',
  ),
  mapped(
    'price_path.model_type=sydney_cycle',
    'market.model',
    'the value sydney_cycle of price_path.model_type becomes sydney-cycle',
  ),
  grouping('price_path.volatility'),
  ...zoneList.map((zone) =>
    ownZoneFigure(
      `price_path.volatility.${zone}`,
      `zones.custom.volatilityAnnual.${zone}`,
      'standard deviation of one-year log growth of the zone',
    ),
  ),
  grouping('price_path.correlation_matrix'),
  ownZoneFigure(
    'price_path.correlation_matrix.green_orange',
    'zones.custom.greenOrangeCorrelation',
    'of one-year log growth',
  ),
  ownZoneFigure(
    'price_path.correlation_matrix.green_red',
    'zones.custom.greenRedCorrelation',
    'of one-year log growth',
  ),
  ownZoneFigure(
    'price_path.correlation_matrix.orange_red',
    'zones.custom.orangeRedCorrelation',
    'of one-year log growth',
  ),
  grouping('price_path.mean_reversion_params'),
  mapped(
    'price_path.mean_reversion_params.speed',
    'market.meanReversion.speedAnnual',
    'pull of the growth rate a year',
  ),
  mapped(
    'price_path.mean_reversion_params.long_term_mean',
    'market.nationalGrowthAnnual',
    'expected growth of the nation; the growth of zones is set by zone',
  ),
  grouping('price_path.regime_switching_params'),
  mapped(
    'price_path.regime_switching_params.bull_market_rate',
    'market.regimes.risingGrowthAnnual',
    'log growth a year; only the difference of the two rates matters here',
  ),
  mapped(
    'price_path.regime_switching_params.bear_market_rate',
    'market.regimes.fallingGrowthAnnual',
    'log growth a year; only the difference of the two rates matters here',
  ),
  mapped(
    'price_path.regime_switching_params.bull_to_bear_prob',
    'market.regimes.risingMonths',
    'a chance a year becomes the mean length of the regime',
    yearlyChanceToMeanMonths,
  ),
  mapped(
    'price_path.regime_switching_params.bear_to_bull_prob',
    'market.regimes.fallingMonths',
    'a chance a year becomes the mean length of the regime',
    yearlyChanceToMeanMonths,
  ),
  dropped('price_path.time_step', 'prices always move by month'),
  dropped('price_path.suburb_variation', walk('market.suburbVolatilityAnnual')),
  dropped('price_path.property_variation', walk('market.property.volatilityAnnual')),
  merged(
    'price_path.cycle_position',
    ['market.cycle.startPhaseFraction', 'market.cycle.phase'],
    'the phase at the start, then the same on every path; 0 is growth at trend and rising',
    (value) => ({ set: { 'market.cycle.startPhaseFraction': value, 'market.cycle.phase': 'fixed' } }),
  ),
  grouping('default_rates'),
  ...zoneList.map((zone) =>
    ownZoneFigure(
      `default_rates.${zone}`,
      `zones.custom.defaultAnnual.${zone}`,
      'a chance a year becomes a hazard',
      probabilityToHazard,
    ),
  ),
  grouping('recovery_rates'),
  ...zoneList.map((zone) =>
    dropped(
      `recovery_rates.${zone}`,
      'what is recovered follows from the price of the home, exits.default.haircutFraction, cost and the first mortgage, in every zone',
    ),
  ),
  dropped('monte_carlo_enabled', 'every run has run.paths paths; run.mode chooses how they are drawn'),
  mapped('num_simulations', 'run.paths'),
  mapped('monte_carlo_seed', 'run.seed'),
  fallback(
    'seed',
    'run.seed',
    ['monte_carlo_seed'],
    'the old engine looked for two seeds; the one of the simulation counts',
  ),
  choice(
    'deterministic_mode',
    ['run.mode'],
    { true: 'deterministic', false: 'monteCarlo' },
    'the expected path, or paths drawn at random',
  ),
  grouping('variation_factors'),
  ...['price_path', 'default_events', 'prepayment_events', 'appreciation_rates'].map((name) =>
    dropped(`variation_factors.${name}`, factor),
  ),
  grouping('correlation_matrix'),
  ...['price_path_default_events', 'price_path_prepayment_events', 'default_events_prepayment_events'].map((name) =>
    dropped(`correlation_matrix.${name}`, arises),
  ),
  grouping('leverage_engine.interest_rate_model'),
  mapped(
    'leverage_engine.interest_rate_model.base_rate_initial',
    'market.macro.cashRate.start',
    'the cash rate at month 0',
  ),
  mapped(
    'leverage_engine.interest_rate_model.volatility',
    'market.macro.cashRate.volatilityAnnual',
    'of the cash rate',
  ),
  mapped('leverage_engine.interest_rate_model.mean_reversion', 'market.macro.cashRate.speedAnnual', 'of the cash rate'),
  mapped('leverage_engine.interest_rate_model.long_term_mean', 'market.macro.cashRate.level', 'of the cash rate'),
  dropped('risk_metrics.stress_test_scenarios', stressRun),
  ...[
    'name',
    'description',
    'property_value_shock',
    'interest_rate_shock',
    'default_rate_shock',
    'liquidity_shock',
  ].map((name) => dropped(`risk_metrics.stress_test_scenarios[].${name}`, stressRun)),
  dropped(
    'enhanced_exit_simulator.stress_test_severity',
    `${stressRun}; the guardrail stressLtv has a shock of its own`,
  ),
];
