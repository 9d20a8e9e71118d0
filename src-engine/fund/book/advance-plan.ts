import type { ContractConfig } from '../contract/config.ts';
import { resolveContract, type ContractPlan } from '../contract/plan.ts';
import type { ExitsConfig } from '../exits/config.ts';
import { gridMonths, resolveExitTerms, resolveHazards, type ExitTerms, type HazardPlan } from '../exits/plan.ts';
import type { PropertyNoisePlan } from '../market/table.ts';
import type { SeniorConfig } from '../senior/config.ts';
import { resolveSenior, type SeniorPlan } from '../senior/plan.ts';
import type { HazardShock } from '../stress/plan.ts';
import type { ZonePlan } from '../zones/table.ts';
import { zoneDefaultRates, type ReferenceAdvance } from './advance-reference.ts';

/** Exactly at a limit is no breach: advances are cut to a cap that is often the limit itself, and the cut rounds. */
const LIMIT_ROUNDING = 1 + 1e-12;

/** Everything the life of an advance needs; plain data that survives structured cloning. */
export type AdvanceLifePlan = {
  /** Last month of the grid, run-off included. */
  readonly months: number;
  readonly suburbs: number;
  readonly zones: number;
  readonly contract: ContractPlan;
  readonly senior: SeniorPlan;
  readonly hazards: HazardPlan;
  readonly terms: ExitTerms;
  readonly zoneSaleMultiplier: Float64Array;
  readonly zoneRefinanceMultiplier: Float64Array;
  /** Default hazard a year at ratio, seasoning and path multipliers 1. */
  readonly zoneDefaultAnnual: Float64Array;
  readonly propertyVolatilityAnnual: number;
  readonly openingVariance: number;
  readonly closingVariance: number;
  /** Combined LTV above which an advance counts as a breach, and the same under stressed values. */
  readonly combinedLtvLimitFraction: number;
  readonly stressLtvLimitFraction: number;
  readonly stressShockFraction: number;
  /** What stress does to the hazards; null: nothing. */
  readonly hazardShock: HazardShock | null;
  /** Most that rules multiply sale, refinance and default by; null: no rule moves a hazard. */
  readonly mostRuledHazard: Float64Array | null;
  /** Lives are walked from this month on, though an advance be older: 0, or the last known month of a seasoned start. */
  readonly knownMonth: number;
  /** Months from the advance to its valuation, for the first rows of a path; the others are valued at the advance. */
  readonly valuedMonths: Int32Array;
};

export type AdvanceLifeInput = {
  readonly contract: ContractConfig;
  readonly senior: SeniorConfig;
  readonly exits: ExitsConfig;
  readonly property: PropertyNoisePlan;
  readonly zones: ZonePlan;
  readonly terms: { readonly lifeMonths: number; readonly firstCloseDate: string };
  readonly limits: {
    readonly combinedLtvLimitFraction: number;
    readonly stressLtvLimitFraction: number;
    readonly stressShockFraction: number;
  };
  /** The typical advance, from the origination terms: the exposure on which a zone's stated default rate must hold. */
  readonly reference: ReferenceAdvance;
  readonly hazardShock: HazardShock | null;
  readonly mostRuledHazard: Float64Array | null;
  /** Of a seasoned start; left out: none. */
  readonly knownMonth?: number;
  readonly valuedMonths?: Int32Array;
};

/**
 * Compiles contract, first mortgage and exits for the month grid and solves the zones' default rates.
 * @throws AppError `input/invalid` when terms contradict each other, `numeric/no-root` when a zone's rate cannot be met
 */
export function resolveAdvanceLife(input: AdvanceLifeInput): AdvanceLifePlan {
  const months = gridMonths(input.exits, input.terms.lifeMonths);
  const contract = resolveContract(input.contract);
  const senior = resolveSenior(input.senior);
  const hazards = resolveHazards(input.exits, months, input.terms.firstCloseDate);
  const { zones, property } = input;
  return {
    months,
    suburbs: zones.zoneOfSuburb.length,
    zones: zones.growthAnnual.length,
    contract,
    senior,
    hazards,
    terms: resolveExitTerms(input.exits),
    zoneSaleMultiplier: zones.saleMultiplier,
    zoneRefinanceMultiplier: zones.refinanceMultiplier,
    zoneDefaultAnnual: zoneDefaultRates({
      contract,
      senior,
      hazards,
      zones,
      reference: input.reference,
      mortgageRateAnnual: input.exits.reference.mortgageRateAnnual,
      months: Math.min(contract.termMonths, input.terms.lifeMonths),
    }),
    propertyVolatilityAnnual: property.volatilityAnnual,
    openingVariance: property.openingValuationVariance,
    closingVariance: property.closingValuationVariance,
    combinedLtvLimitFraction: input.limits.combinedLtvLimitFraction * LIMIT_ROUNDING,
    stressLtvLimitFraction: input.limits.stressLtvLimitFraction * LIMIT_ROUNDING,
    stressShockFraction: input.limits.stressShockFraction,
    hazardShock: input.hazardShock,
    mostRuledHazard: input.mostRuledHazard,
    knownMonth: input.knownMonth ?? 0,
    valuedMonths: input.valuedMonths ?? new Int32Array(0),
  };
}
