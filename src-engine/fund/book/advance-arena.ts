import { WALK_LANES } from '../exits/path-hazards.ts';
import { seniorFactorLength } from '../senior/balance.ts';
import { ZONES } from '../zones/table.ts';
import type { AdvanceLifePlan } from './advance-plan.ts';

/** Lanes of `sums`: marks of the three zones, then advances above the combined and the stress LTV limit. */
export const SUM_LANES = 5;
export const COMBINED_LANE = 3;
export const STRESS_LANE = 4;

/**
 * One block of memory for all that the fast walk touches, and views of its parts for everyone else. One array means one
 * base address and one length: the loop keeps both in registers, where six arrays would not fit.
 */
export type AdvanceArena = {
  readonly all: Float64Array;
  /** Walk rows of the path hazards. */
  readonly walkRows: Float64Array;
  /** Series of the first mortgages. */
  readonly seniorFactor: Float64Array;
  /** [SUM_LANES x month + lane]. */
  readonly sums: Float64Array;
  /** Offsets of the parts in `all`. Walk rows are at 0. */
  readonly seniorAt: number;
  readonly saleMonthlyAt: number;
  /** Default shape times rate of a zone, zone after zone, each of `defaultShapeMonths`. */
  readonly zoneDefaultAt: number;
  readonly defaultShapeMonths: number;
  readonly lvrRatioAt: number;
  readonly sumsAt: number;
};

export function createAdvanceArena(plan: AdvanceLifePlan): AdvanceArena {
  const { saleMonthly, defaultShapeMonthly, lvrRatio } = plan.hazards;
  const defaultShapeMonths = defaultShapeMonthly.length;
  const width = plan.months + 1;
  const seniorAt = WALK_LANES * width * plan.suburbs;
  const saleMonthlyAt = seniorAt + seniorFactorLength(plan.senior, plan.months);
  const zoneDefaultAt = saleMonthlyAt + saleMonthly.length;
  const lvrRatioAt = zoneDefaultAt + ZONES * defaultShapeMonths;
  const sumsAt = lvrRatioAt + lvrRatio.length;
  const all = new Float64Array(sumsAt + SUM_LANES * width);
  all.set(saleMonthly, saleMonthlyAt);
  for (let zone = 0; zone < ZONES; zone++)
    for (let age = 0; age < defaultShapeMonths; age++)
      all[zoneDefaultAt + zone * defaultShapeMonths + age] = plan.zoneDefaultAnnual[zone]! * defaultShapeMonthly[age]!;
  all.set(lvrRatio, lvrRatioAt);
  return {
    all,
    walkRows: all.subarray(0, seniorAt),
    seniorFactor: all.subarray(seniorAt, saleMonthlyAt),
    sums: all.subarray(sumsAt),
    seniorAt,
    saleMonthlyAt,
    zoneDefaultAt,
    defaultShapeMonths,
    lvrRatioAt,
    sumsAt,
  };
}
