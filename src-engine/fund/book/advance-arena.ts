import { createKernels, evenLength, type Kernels } from '../../kernels/kernels.ts';
import { pathHazardFloats } from '../exits/path-hazards.ts';
import { seniorFloats } from '../senior/balance.ts';
import { ZONES } from '../zones/table.ts';
import type { AdvanceLifePlan } from './advance-plan.ts';

/** Lanes of `sums`: marks of the three zones, then advances above the combined and the stress LTV limit. */
export const COMBINED_LANE = 3;
export const STRESS_LANE = 4;
const SUM_LANES = 5;

/** The memory of all that the fast walk touches: path hazards and series of first mortgages take theirs from `kernels`. */
export type AdvanceArena = {
  readonly kernels: Kernels;
  /** [lane x `sumLength` + month]. */
  readonly sums: Float64Array;
  readonly sumLength: number;
  /** Hazard of sale a month by months since the owner bought. */
  readonly saleMonthly: Float64Array;
  /** Default shape times rate of a zone, zone after zone, each of `defaultMonths`. */
  readonly zoneDefault: Float64Array;
  readonly defaultMonths: number;
  readonly lvrRatio: Float64Array;
};

export function createAdvanceArena(plan: AdvanceLifePlan): AdvanceArena {
  const { saleMonthly, defaultShapeMonthly, lvrRatio } = plan.hazards;
  const defaultMonths = defaultShapeMonthly.length;
  const sumLength = evenLength(plan.months + 1);
  const ours = SUM_LANES * sumLength + saleMonthly.length + ZONES * defaultMonths + lvrRatio.length + SPARE;
  const kernels = createKernels(
    pathHazardFloats(plan.months, plan.suburbs) + seniorFloats(plan.senior, plan.months) + ours,
  );
  const arena = {
    kernels,
    sums: kernels.floats(SUM_LANES * sumLength),
    sumLength,
    saleMonthly: kernels.floats(saleMonthly.length),
    zoneDefault: kernels.floats(ZONES * defaultMonths),
    defaultMonths,
    lvrRatio: kernels.floats(lvrRatio.length),
  };
  arena.saleMonthly.set(saleMonthly);
  arena.lvrRatio.set(lvrRatio);
  for (let zone = 0; zone < ZONES; zone++)
    for (let age = 0; age < defaultMonths; age++)
      arena.zoneDefault[zone * defaultMonths + age] = plan.zoneDefaultAnnual[zone]! * defaultShapeMonthly[age]!;
  return arena;
}

/** For the terms of the walk, and a double for each array that ends in the middle of a vector. */
const SPARE = 32;
