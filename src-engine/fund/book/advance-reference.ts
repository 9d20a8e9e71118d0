import { AppError } from '../../core/errors.ts';
import { exp } from '../../numeric/exp.ts';
import { log1p } from '../../numeric/log.ts';
import { powInt } from '../../numeric/pow.ts';
import type { ContractPlan } from '../contract/plan.ts';
import { shareOfLtv } from '../contract/plan.ts';
import { claimAud } from '../contract/settle.ts';
import { appreciationFactor, TENURE_CAP_MONTHS, type HazardPlan } from '../exits/plan.ts';
import type { SeniorPlan } from '../senior/plan.ts';
import type { ZonePlan } from '../zones/table.ts';

/** The typical advance of the origination terms. */
export type ReferenceAdvance = {
  readonly ltvFraction: number;
  readonly seniorLtvFraction: number;
  readonly tenureMonths: number;
};

export type ReferenceInput = {
  readonly contract: ContractPlan;
  readonly senior: SeniorPlan;
  readonly hazards: HazardPlan;
  readonly zones: ZonePlan;
  readonly reference: ReferenceAdvance;
  readonly mortgageRateAnnual: number;
  /** Months of exposure: contract term, but not beyond the fund's life. */
  readonly months: number;
};

/** Hazards a month along the reference life; the default hazard per unit of annual rate. */
export type ReferenceLife = { readonly voluntary: Float64Array; readonly defaultShape: Float64Array };

const ITERATIONS = 200;
const TOLERANCE = 1e-13; // relative; the iteration contracts by about the share of exits that are defaults

/**
 * Annual default rate per zone at ratio, seasoning and path multipliers 1. Where a zone states no rate of its own:
 * baseline x zone multiplier. Where it does (`defaultTargetAnnual`): the rate at which the mean hazard over the reference
 * exposure equals it. All times the scenario's default multiplier, so that a stress also moves stated rates.
 * @throws AppError `numeric/no-root` when the shape of the hazard is 0 everywhere
 */
export function zoneDefaultRates(input: ReferenceInput): Float64Array {
  const { zones, hazards } = input;
  return Float64Array.from(zones.growthAnnual, (_, zone) => {
    const target = zones.defaultTargetAnnual[zone]!;
    const rate =
      target !== target // NaN marks: no rate of its own
        ? hazards.defaultBaselineAnnual * zones.defaultMultiplier[zone]!
        : solveRate(referenceLife(input, zone), target);
    return rate * hazards.defaultMultiplier;
  });
}

/** Mean annual default hazard of the reference life at a rate, weighted by the probability to be living then. */
export function meanDefaultHazardAnnual(life: ReferenceLife, rateAnnual: number): number {
  let used = 0;
  let exposure = 0;
  let hazard = 0;
  for (let month = 0; month < life.defaultShape.length; month++) {
    const survival = exp(-used);
    exposure += survival;
    hazard += survival * rateAnnual * life.defaultShape[month]!;
    used += life.voluntary[month]! + rateAnnual * life.defaultShape[month]!;
  }
  return (12 * hazard) / exposure;
}

function solveRate(life: ReferenceLife, targetAnnual: number): number {
  if (targetAnnual === 0) return 0;
  let rate = targetAnnual;
  for (let i = 0; i < ITERATIONS; i++) {
    const mean = meanDefaultHazardAnnual(life, rate);
    if (!(mean > 0)) break;
    const next = (rate * targetAnnual) / mean;
    if (Math.abs(next - rate) <= TOLERANCE * rate) return next;
    rate = next;
  }
  throw new AppError('numeric/no-root', 'No default rate gives this zone the mean hazard that it states.', {
    targetAnnual,
  });
}

/**
 * The reference life in a zone: one home of value 1, made at first close, growing steadily at the zone's expected growth;
 * macro state at its reference; a first mortgage of mean age that pays principal and interest at the reference rate.
 */
export function referenceLife(input: ReferenceInput, zone: number): ReferenceLife {
  const { contract, senior, hazards, zones, reference, months } = input;
  const voluntary = new Float64Array(months);
  const defaultShape = new Float64Array(months);
  const growthLog = log1p(zones.growthAnnual[zone]!) / 12;
  const share = shareOfLtv(contract, reference.ltvFraction);
  const tenure = Math.min(TENURE_CAP_MONTHS, Math.round(reference.tenureMonths));
  const rate = input.mortgageRateAnnual / 12;
  let remaining = senior.termMonths - Math.round((senior.ageMinMonths + senior.ageMaxMonths) / 2);
  let seniorBalance = reference.seniorLtvFraction;
  for (let month = 0; month < months; month++) {
    const value = exp(growthLog * month);
    const claim = claimAud(contract, reference.ltvFraction, contract.startValueMultiple, share, value, month, false);
    const excess = (growthLog - hazards.trendLogMonthly) * month;
    voluntary[month] =
      zones.saleMultiplier[zone]! *
        hazards.saleMonthly[tenure + month]! *
        appreciationFactor(hazards, hazards.saleAppreciationBeta, excess) +
      zones.refinanceMultiplier[zone]! *
        hazards.refinanceMonthly *
        appreciationFactor(hazards, hazards.refinanceAppreciationBeta, excess) +
      hazards.lifeEventMonthly;
    defaultShape[month] =
      hazards.defaultShapeMonthly[month]! *
      hazards.lvrRatio[Math.min(10, Math.floor((10 * (seniorBalance + claim)) / value))]!;
    const repaid = remaining <= 1 ? 1 : rate === 0 ? 1 / remaining : rate / (powInt(1 + rate, remaining) - 1);
    seniorBalance *= remaining <= 1 ? 0 : 1 - senior.keptFraction * repaid;
    remaining--;
  }
  return { voluntary, defaultShape };
}
