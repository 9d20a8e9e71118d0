import { AppError } from '../../core/errors.ts';
import { log } from '../../numeric/log.ts';
import { ZONES, type ZonePlan } from '../zones/table.ts';
import type { MarketConfig } from './config.ts';
import { stationaryChangeVariance } from './growth-noise.ts';
import { resolveMacro, type MacroPlan } from './macro.ts';
import { pricePlan, type PricePlan } from './price-plan.ts';
import type { PropertyNoisePlan } from './table.ts';
import { zoneFactors } from './zone-factors.ts';

/** The market, resolved: numbers and typed arrays only, so it can be cloned to a worker. T1 = months + 1. */
export type MarketPlan = {
  readonly months: number;
  readonly zones: number;
  readonly suburbs: number;
  readonly zoneOfSuburb: Uint8Array;
  /** Factor of each suburb's stream: its row in the data room, so that the choice of suburbs shifts nobody's draws. */
  readonly suburbStream: Int32Array;
  readonly price: PricePlan;
  readonly macro: MacroPlan;
  readonly property: PropertyNoisePlan;
  /** Units of X (price.volatilityAnnual) in the national index. */
  readonly nationalScale: number;
  /** Units of X in each zone's index. Length Z. */
  readonly zoneScale: Float64Array;
  /** Units of a known national growth gap or macro effect in each zone. Length Z; sales-weighted mean 1. */
  readonly zoneLoading: Float64Array;
  /** Lower-triangular root of the covariance of monthly zone residual shocks, Z x Z row-major. */
  readonly zoneShockRoot: Float64Array;
  /** Log of the expected national index by month: what deterministic mode shows. Length T1. */
  readonly expectedNationalLog: Float64Array;
  /** Log of the expected zone index by month, zone-major. */
  readonly expectedZoneLog: Float64Array;
  /** Expected log growth a month of a suburb above its zone. Length S. */
  readonly suburbGrowthLog: Float64Array;
  /** Log sd of a suburb's monthly shock. */
  readonly suburbShockLog: number;
  readonly split: VarianceSplit;
};

/** Sd of one-year log growth by level, for people: total^2 = national^2 + zone^2 (+ macro^2 with betas) + suburb^2 + property^2. */
export type VarianceSplit = {
  readonly marketAnnual: number;
  readonly nationalAnnual: Float64Array;
  readonly zoneAnnual: Float64Array;
  readonly macroAnnual: Float64Array;
  readonly suburbAnnual: number;
  readonly propertyAnnual: number;
};

/**
 * Resolves the market for paths of `months` months.
 * @throws AppError `plan/infeasible` when growth is at or below -100 % a year, when a model without volatility must carry zone
 * volatility, or when the model's own volatility is above 100 %; `numeric/not-positive-definite` when correlations of zones or of the economy contradict each other
 */
export function resolveMarket(config: MarketConfig, zones: ZonePlan, months: number): MarketPlan {
  const price = pricePlan(config, months);
  const macro = resolveMacro(config.macro, months);
  const weight = zoneWeights(zones);
  const level = volatilityLevel(config, zones, price, weight);
  const factors = zoneFactors(
    zones.volatilityAnnual.map((v) => v * level),
    zones.correlation,
    weight,
  );
  const nationalScale = price.volatilityAnnual > 0 ? factors.marketVolatilityAnnual / price.volatilityAnnual : 0;
  const residualUnit = Math.sqrt(1 / stationaryChangeVariance(price.persistence, 12));
  const zoneScale = factors.loading.map((l) => l * nationalScale);
  const growth = zones.growthAnnual.map(
    (g) => (config.growthSource === 'zones' ? g : config.nationalGrowthAnnual) + config.growthShiftAnnual,
  );
  const known = (loading: number, m: number) =>
    loading * (price.startGapLog * price.gapWeight[m]! + macro.expectedGrowthLog[m]!);
  const expectedNationalLog = new Float64Array(months + 1);
  const expectedZoneLog = new Float64Array(ZONES * (months + 1));
  // The national index stands for the zones together, so it grows with them and never drifts away from the book.
  const nationalLog = logGrowth(dot(weight, growth), 'nationalGrowthAnnual');
  for (let m = 0; m <= months; m++) {
    expectedNationalLog[m] = (nationalLog * m) / 12 + nationalScale * price.expectedLog[m]! + known(1, m);
    for (let z = 0; z < ZONES; z++)
      expectedZoneLog[z * (months + 1) + m] =
        (logGrowth(growth[z]!, `zone ${z}`) * m) / 12 +
        zoneScale[z]! * price.expectedLog[m]! +
        known(factors.loading[z]!, m);
  }
  const suburbGrowthLog = Float64Array.from(zones.zoneOfSuburb, (z, s) => {
    if (config.growthSource === 'national') return 0;
    const zone = growth[z]!;
    return (
      (logGrowth(zone + zones.suburbGrowthSpreadAnnual[s]!, zones.suburbNames[s] ?? `suburb ${s}`) -
        logGrowth(zone, `zone ${z}`)) /
      12
    );
  });
  return {
    months,
    zones: ZONES,
    suburbs: zones.zoneOfSuburb.length,
    zoneOfSuburb: zones.zoneOfSuburb,
    suburbStream: zones.suburbRows,
    price,
    macro,
    property: resolveProperty(config.property),
    nationalScale,
    zoneScale,
    zoneLoading: factors.loading,
    zoneShockRoot: factors.residualRoot.map((value) => value * residualUnit),
    expectedNationalLog,
    expectedZoneLog,
    suburbGrowthLog,
    suburbShockLog: config.suburbVolatilityAnnual * Math.sqrt(1 / 12),
    split: {
      marketAnnual: factors.marketVolatilityAnnual,
      nationalAnnual: factors.loading.map((l) => l * factors.marketVolatilityAnnual),
      zoneAnnual: Float64Array.from({ length: ZONES }, (_, z) => rowLength(factors.residualRoot, z)),
      macroAnnual: factors.loading.map((l) => l * Math.sqrt(macro.growthVariance[Math.min(12, months)]!)),
      suburbAnnual: config.suburbVolatilityAnnual,
      propertyAnnual: config.property.volatilityAnnual,
    },
  };
}

function dot(weight: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (const [i, value] of values.entries()) sum += weight[i]! * value;
  return sum;
}

/** Share of annual sales per zone. */
function zoneWeights(zones: ZonePlan): Float64Array {
  const weight = new Float64Array(ZONES);
  let total = 0;
  for (const [s, z] of zones.zoneOfSuburb.entries()) {
    weight[z]! += zones.salesWeight[s]!;
    total += zones.salesWeight[s]!;
  }
  if (!(total > 0)) throw new AppError('plan/infeasible', 'No suburb of the universe has sales.', {});
  return weight.map((w) => w / total);
}

/** Beyond this a price index leaves the range of doubles within a fund's life; zone tables are held to the same bound. */
const MOST_VOLATILITY_ANNUAL = 1;

/** The one factor on all zone volatilities. */
function volatilityLevel(config: MarketConfig, zones: ZonePlan, price: PricePlan, weight: Float64Array): number {
  const { marketVolatilityAnnual } = zoneFactors(zones.volatilityAnnual, zones.correlation, weight);
  if (config.volatilitySource === 'history') {
    if (price.volatilityAnnual > MOST_VOLATILITY_ANNUAL)
      throw new AppError(
        'plan/infeasible',
        'The price model has a standard deviation of more than 100 % over one year.',
        { model: config.model, volatilityAnnual: price.volatilityAnnual },
        [
          {
            path: 'market',
            message: `${config.model} gives a one-year sd of ${price.volatilityAnnual.toPrecision(3)}`,
            remedy: 'Lower its volatility or its persistence (raise the speed of reversion).',
          },
        ],
      );
    return marketVolatilityAnnual > 0 ? price.volatilityAnnual / marketVolatilityAnnual : 1;
  }
  if (marketVolatilityAnnual > 0 && !(price.volatilityAnnual > 0))
    throw new AppError(
      'plan/infeasible',
      'The price model has no volatility, so it gives no shape to the volatility of the zones.',
      { model: config.model },
      [
        {
          path: 'market.volatilitySource',
          message: 'is zones while the price model has no volatility',
          remedy: "Set it to 'history', or give the price model some volatility.",
        },
      ],
    );
  return 1;
}

function logGrowth(growthAnnual: number, what: string): number {
  if (!(growthAnnual > -1))
    throw new AppError('plan/infeasible', `Expected growth of ${what} is at or below -100 % a year.`, { growthAnnual });
  return log(1 + growthAnnual);
}

function rowLength(root: Float64Array, row: number): number {
  let sum = 0;
  for (let k = 0; k < ZONES; k++) sum += root[row * ZONES + k]! * root[row * ZONES + k]!;
  return Math.sqrt(sum);
}

function resolveProperty(config: MarketConfig['property']): PropertyNoisePlan {
  return {
    volatilityAnnual: config.volatilityAnnual,
    openingValuationVariance: config.openingValuationErrorFraction * config.openingValuationErrorFraction,
    closingValuationVariance: config.closingValuationErrorFraction * config.closingValuationErrorFraction,
    growthByTypeAnnual: Float64Array.of(
      config.houseGrowthAnnual,
      config.semiGrowthAnnual,
      config.apartmentGrowthAnnual,
    ),
    growthPerBedroomAnnual: config.growthPerBedroomAnnual,
    growthPerLandDoublingAnnual: config.growthPerLandDoublingAnnual,
    growthPerAgeDecadeAnnual: config.growthPerAgeDecadeAnnual,
  };
}
