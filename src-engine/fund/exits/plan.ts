import { exp } from '../../numeric/exp.ts';
import { log1p } from '../../numeric/log.ts';
import type { ExitsConfig } from './config.ts';

/** Owners who have held a home longer than this are taken to have held it this long: 60 years. */
export const TENURE_CAP_MONTHS = 720;

/** The hazards compiled: per month of exposure, at the reference state, before zone and path multipliers. */
export type HazardPlan = {
  readonly priceBasis: 'index' | 'own';
  /** Sale hazard a month by months since the owner bought. Length TENURE_CAP_MONTHS + months + 1. */
  readonly saleMonthly: Float64Array;
  /** Refinances that repay, a month. */
  readonly refinanceMonthly: number;
  readonly lifeEventMonthly: number;
  /** Seasoning / 12 by age of the advance in months: times an annual default rate it is a hazard a month. Length months + 1. */
  readonly defaultShapeMonthly: Float64Array;
  readonly defaultBaselineAnnual: number;
  readonly defaultMultiplier: number;
  /** Hazard ratio by combined LTV in tenths: entry min(10, floor(10 LTV)). Length 11. */
  readonly lvrRatio: Float64Array;
  readonly saleAppreciationBeta: number;
  readonly refinanceAppreciationBeta: number;
  readonly trendLogMonthly: number;
  readonly appreciationMultiplierMax: number;
  readonly saleRateBeta: number;
  readonly saleUnemploymentBeta: number;
  readonly saleMigrationBeta: number;
  readonly refinanceRateBeta: number;
  readonly defaultUnemploymentBeta: number;
  readonly defaultRateBeta: number;
  readonly unemploymentReference: number;
  readonly populationGrowthReference: number;
  /** Season of sales for the step that ends at month-end m + 1. Length months + 1, mean 1 over a year. */
  readonly saleSeason: Float64Array;
  readonly voluntaryLogSd: number;
  readonly defaultLogSd: number;
};

/** Forced sale, selling and the fund end, compiled. Fractions are of the price. */
export type ExitTerms = {
  /** What is left of a price after selling cost. */
  readonly netOfSellingFraction: number;
  readonly lagMonths: number;
  /** Forced-sale price / market price. */
  readonly forcedPriceFraction: number;
  readonly haircutLogSd: number;
  readonly netOfForeclosureFraction: number;
  /** Mark in default / expected recovery. */
  readonly defaultMarkFraction: number;
  /** Price of a sold advance / mark. */
  readonly terminalFraction: number;
  /** Share of living advances whose owners settle at the fund end; 0 unless the rule is owner-buyout. */
  readonly buyoutFraction: number;
};

/** Last month of the grid: the fund's life and its extensions. All month arrays have one entry more. */
export function gridMonths(config: ExitsConfig, lifeMonths: number): number {
  return lifeMonths + (config.fundEnd.rule === 'run-off' ? 12 * config.fundEnd.extensionCount : 0);
}

/** @param firstCloseDate ISO date of month 0, for the season. */
export function resolveHazards(config: ExitsConfig, months: number, firstCloseDate: string): HazardPlan {
  const { sale, refinance, reference } = config;
  const closeMonth = Number(firstCloseDate.slice(5, 7)) - 1;
  const meanSeason = sale.seasonMultipliers.reduce((sum, value) => sum + value, 0) / 4;
  const saleSeason = new Float64Array(months + 1);
  for (let month = 0; month <= months; month++) {
    const calendarMonth = (closeMonth + month + 1) % 12;
    saleSeason[month] = sale.seasonMultipliers[Math.floor(calendarMonth / 3)]! / meanSeason;
  }
  return {
    priceBasis: config.priceBasis,
    saleMonthly: saleRates(config, months),
    refinanceMonthly: (refinance.baselineAnnual * refinance.repaysFraction * refinance.multiplier) / 12,
    lifeEventMonthly: config.lifeEvent.baselineAnnual / 12,
    defaultShapeMonthly: Float64Array.from(
      { length: months + 1 },
      (_, month) => atYear(config.default.seasoningMultipliers, month) / 12,
    ),
    defaultBaselineAnnual: config.default.baselineAnnual,
    defaultMultiplier: config.default.multiplier,
    lvrRatio: lvrRatios(config.default.lvrHazardRatios),
    saleAppreciationBeta: sale.appreciationBeta,
    refinanceAppreciationBeta: refinance.appreciationBeta,
    trendLogMonthly: log1p(reference.growthAnnual) / 12,
    appreciationMultiplierMax: reference.appreciationMultiplierMax,
    saleRateBeta: sale.rateBeta,
    saleUnemploymentBeta: sale.unemploymentBeta,
    saleMigrationBeta: sale.migrationBeta,
    refinanceRateBeta: refinance.rateBeta,
    defaultUnemploymentBeta: config.default.unemploymentBeta,
    defaultRateBeta: config.default.rateBeta,
    unemploymentReference: reference.unemploymentFraction,
    populationGrowthReference: reference.populationGrowthAnnual,
    saleSeason,
    voluntaryLogSd: config.frailty.voluntaryLogSd,
    defaultLogSd: config.frailty.defaultLogSd,
  };
}

export function resolveExitTerms(config: ExitsConfig): ExitTerms {
  return {
    netOfSellingFraction: 1 - config.sellingCostFraction,
    lagMonths: config.default.lagMonths,
    forcedPriceFraction: 1 - config.default.haircutFraction,
    haircutLogSd: config.default.haircutLogSd,
    netOfForeclosureFraction: 1 - config.default.foreclosureCostFraction,
    defaultMarkFraction: 1 - config.default.markHaircutFraction,
    terminalFraction: 1 - config.fundEnd.terminalDiscountFraction,
    buyoutFraction: config.fundEnd.rule === 'owner-buyout' ? config.fundEnd.buyoutFraction : 0,
  };
}

/** Combined LTV in tenths -> hazard ratio: the first band reaches from 0 to 30 %, the last has no upper end. */
function lvrRatios(bands: readonly number[]): Float64Array {
  return Float64Array.from({ length: 11 }, (_, tenth) => bands[Math.max(0, tenth - 2)]!);
}

/** Annual sale rate / 12 by months of ownership: listed years, then a geometric decline. */
function saleRates(config: ExitsConfig, months: number): Float64Array {
  const { baselineAnnual, declineAnnual, multiplier, adverseSelectionMultiplier } = config.sale;
  const scale = (multiplier * adverseSelectionMultiplier) / 12;
  const rates = new Float64Array(TENURE_CAP_MONTHS + months + 1);
  let declined = baselineAnnual.at(-1)!;
  for (let year = 0; year * 12 < rates.length; year++) {
    if (year >= baselineAnnual.length) declined *= 1 - declineAnnual;
    rates.fill((baselineAnnual[year] ?? declined) * scale, year * 12, (year + 1) * 12);
  }
  return rates;
}

/** Entry of a list by year for a month, the last entry holding on. */
function atYear(values: readonly number[], month: number): number {
  return values[Math.min(values.length - 1, Math.floor(month / 12))]!;
}

/** Factor by which log appreciation above trend moves a hazard; bounded above. */
export function appreciationFactor(plan: HazardPlan, beta: number, excessLog: number): number {
  return beta === 0 ? 1 : Math.min(plan.appreciationMultiplierMax, exp(beta * excessLog));
}
