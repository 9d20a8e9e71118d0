import { AppError, type FieldIssue } from '../../core/errors.ts';
import { ZONES, zoneNames, type ZonePlan } from '../zones/table.ts';
import type { AllocationConfig } from './config.ts';

/** Suburbs of each zone with the cumulative weights by which an application finds one. */
export type AllocationPlan = {
  /** Target weights, length Z, sum 1. */
  readonly targetFraction: Float64Array;
  readonly zoneLimitAud: Float64Array;
  readonly suburbLimitAud: number;
  readonly advanceLimitAud: number;
  /** Suburb codes ordered by zone; zone z owns zoneFirst[z] .. zoneFirst[z + 1] - 1. */
  readonly zoneFirst: Int32Array;
  readonly suburbs: Int32Array;
  /** Cumulative share of sales within the zone, ends at 1. Same order as `suburbs`. */
  readonly cumulativeFraction: Float64Array;
  /**
   * Where the search for a uniform starts: entry z * GUIDE_CELLS + c is the first suburb of zone z whose cumulative share
   * reaches c / GUIDE_CELLS. One or two steps on find the suburb, without a branch that the processor cannot foresee.
   */
  readonly guide: Int32Array;
};

export const GUIDE_CELLS = 256;

/** Differences from 1 below this are rounding of the file, not a mistake of its author. */
export const WEIGHT_SUM_TOLERANCE = 1e-6;

/**
 * @param firstProperty stock offsets per suburb; suburbs without a home in the stock take no applications
 * @throws AppError `input/invalid` when weights do not sum to 1 or a zone with a target has no suburb
 */
export function resolveAllocation(
  config: AllocationConfig,
  zones: ZonePlan,
  firstProperty: Int32Array,
  commitmentsAud: number,
): AllocationPlan {
  const target = [config.greenWeightFraction, config.orangeWeightFraction, config.redWeightFraction];
  const limit = [config.greenLimitFraction, config.orangeLimitFraction, config.redLimitFraction];
  const targetFraction = unitWeights(target, 'allocation', [
    'greenWeightFraction',
    'orangeWeightFraction',
    'redWeightFraction',
  ]);
  const zoneFirst = new Int32Array(ZONES + 1);
  const suburbs: number[] = [];
  const cumulative: number[] = [];
  const issues: FieldIssue[] = [];
  for (let zone = 0; zone < ZONES; zone++) {
    zoneFirst[zone] = suburbs.length;
    let total = 0;
    for (let suburb = 0; suburb < zones.zoneOfSuburb.length; suburb++) {
      if (zones.zoneOfSuburb[suburb] !== zone || firstProperty[suburb + 1] === firstProperty[suburb]) continue;
      total += zones.salesWeight[suburb]!;
      suburbs.push(suburb);
      cumulative.push(total);
    }
    for (let i = zoneFirst[zone]!; i < suburbs.length; i++) cumulative[i] = cumulative[i]! / total;
    if (suburbs.length === zoneFirst[zone] && targetFraction[zone]! > 0)
      issues.push({
        path: `allocation.${zoneNames[zone]}WeightFraction`,
        message: `The ${zoneNames[zone]} zone has a target weight but no suburb with homes in it.`,
        remedy: 'Set the weight to 0, or change the zone classes or the universe of suburbs.',
      });
  }
  zoneFirst[ZONES] = suburbs.length;
  if (issues.length > 0) throw new AppError('input/invalid', 'The allocation cannot be met.', {}, issues);
  return {
    targetFraction,
    zoneLimitAud: Float64Array.from(limit, (fraction) => fraction * commitmentsAud),
    suburbLimitAud: config.suburbLimitFraction * commitmentsAud,
    advanceLimitAud: config.advanceLimitFraction * commitmentsAud,
    zoneFirst,
    suburbs: Int32Array.from(suburbs),
    cumulativeFraction: Float64Array.from(cumulative),
    guide: guideTable(zoneFirst, cumulative),
  };
}

function guideTable(zoneFirst: Int32Array, cumulative: readonly number[]): Int32Array {
  const guide = new Int32Array(ZONES * GUIDE_CELLS);
  for (let zone = 0; zone < ZONES; zone++) {
    let at = zoneFirst[zone]!;
    for (let cell = 0; cell < GUIDE_CELLS; cell++) {
      while (at < zoneFirst[zone + 1]! - 1 && cumulative[at]! < cell / GUIDE_CELLS) at++;
      guide[zone * GUIDE_CELLS + cell] = at;
    }
  }
  return guide;
}

/** Weights that sum to 1 within the tolerance, rescaled to sum to it exactly. */
export function unitWeights(weights: readonly number[], group: string, fields: readonly string[]): Float64Array {
  let sum = 0;
  for (const weight of weights) sum += weight;
  if (Math.abs(sum - 1) > WEIGHT_SUM_TOLERANCE)
    throw new AppError('input/invalid', `The weights in ${group} sum to ${Number(sum.toPrecision(6))}, not 1.`, {}, [
      {
        path: fields.map((field) => `${group}.${field}`).join(', '),
        message: `The weights sum to ${Number(sum.toPrecision(6))}; they must sum to 1.`,
        remedy: 'Change the weights so that they add up to 1.',
      },
    ]);
  return Float64Array.from(weights, (weight) => weight / sum);
}
