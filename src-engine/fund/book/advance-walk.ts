import type { Columns } from '../../core/table.ts';
import { claimAud } from '../contract/settle.ts';
import { WALK_LANES, type PathHazards } from '../exits/path-hazards.ts';
import { TENURE_CAP_MONTHS } from '../exits/plan.ts';
import type { AdvanceTable } from '../origination/table.ts';
import type { SeniorBalances } from '../senior/balance.ts';
import { COMBINED_LANE, STRESS_LANE, SUM_LANES, type AdvanceArena } from './advance-arena.ts';
import type { AdvanceLifePlan } from './advance-plan.ts';
import type { AdvanceStocks } from './advance-stocks.ts';

/** Lanes of the hazards of a step, in an array: fractions that cross calls would be allocated. */
export const STEP_SALE = 0;
export const STEP_REFINANCE = 1;
export const STEP_DEFAULT = 2;

/**
 * Walks an advance from month-end `fromMonth` to the month before `endMonth`: adds its marks and LTV breaches, and runs down
 * its clock by the hazards of each step.
 */
export interface AdvanceWalk {
  /** Hazards a month in the step in which the clock was used up, by `STEP_` lane. */
  readonly stepHazards: Float64Array;
  beginPath(suburbIndex: Float64Array): void;
  /**
   * @param markOnly leaves the clock alone
   * @returns month-end of the event, or -1 when the clock outlives the walk
   */
  walk(row: number, advances: Columns<AdvanceTable>, fromMonth: number, endMonth: number, markOnly: boolean): number;
}

/** What one advance brings to every month of its walk. Offsets point at month 0 of contiguous arrays. */
type Walker = {
  m0: number;
  /** First month-end of the walk, m0 or later. */
  from: number;
  zone: number;
  indexAt: number;
  rowsAt: number;
  seniorAt: number;
  tenureAt: number;
  saleAt: number;
  refinanceAt: number;
  /** HOME_SCALE ... in doubles of their own, so that writing them allocates nothing. */
  readonly scale: Float64Array;
};
const HOME = 0; // value of the home per unit of index, AUD
const SENIOR = 1; // first mortgage per unit of its series, AUD
const PRINCIPAL = 2;
const INTEREST = 3; // a month, AUD
const SHARE = 4;
const START = 5; // start value, AUD
const SALE_GAIN = 6; // 1 / appreciation at the advance
const REFINANCE_GAIN = 7;
const ZONE_SALE = 8;
const ZONE_REFINANCE = 9;
const CLOCK = 10;
const WATCH = 11; // tenths of combined LTV above which a limit may be broken
const KEEP = 12; // price less selling cost
const LIFE_EVENT = 13;
const COMBINED_LIMIT = 14;
const STRESS_LIMIT = 15;
const STRESSED = 16; // home value under stress per unit of home value

export function createAdvanceWalk(
  plan: AdvanceLifePlan,
  arena: AdvanceArena,
  balances: SeniorBalances,
  hazards: PathHazards,
  stocks: AdvanceStocks,
): AdvanceWalk {
  const { contract, hazards: rules, terms } = plan;
  const width = plan.months + 1;
  const plain = !contract.bounded && !contract.tiered && hazards.equalBetas;
  const { sums } = arena;
  // Below this combined LTV the home covers the claim after selling, no limit can be broken (a claim at stressed values is not
  // above the claim at present ones) and the band is below the last: most months of most advances need nothing more.
  const watchTenths =
    9.999 *
    Math.min(
      1,
      terms.netOfSellingFraction,
      plan.combinedLtvLimitFraction,
      plan.stressLtvLimitFraction * (1 - plan.stressShockFraction),
    );
  const scale = new Float64Array(17);
  scale[COMBINED_LIMIT] = plan.combinedLtvLimitFraction;
  scale[STRESS_LIMIT] = plan.stressLtvLimitFraction;
  scale[STRESSED] = 1 - plan.stressShockFraction;
  const walker: Walker = {
    m0: 0,
    from: 0,
    zone: 0,
    indexAt: 0,
    rowsAt: 0,
    seniorAt: 0,
    tenureAt: 0,
    saleAt: 0,
    refinanceAt: 0,
    scale,
  };
  const stepHazards = new Float64Array(3);
  let suburbIndex: Float64Array = new Float64Array(0);

  function prepare(row: number, advances: Columns<AdvanceTable>): void {
    const m0 = advances.originationMonth[row]!;
    const zone = advances.zone[row]!;
    const suburb = advances.suburb[row]!;
    const tenure = advances.tenureMonths[row]!;
    const principal = advances.principalAud[row]!;
    walker.m0 = m0;
    walker.zone = zone;
    walker.indexAt = suburb * width;
    walker.rowsAt = hazards.walkRowsOffset(suburb);
    walker.seniorAt = balances.series(m0, advances.seniorAgeMonths[row]!, advances.interestOnly[row]!);
    walker.tenureAt = (tenure < TENURE_CAP_MONTHS ? tenure : TENURE_CAP_MONTHS) - m0;
    scale[HOME] = advances.valueAud[row]! / suburbIndex[walker.indexAt + m0]!;
    scale[SENIOR] = advances.seniorAud[row]! / balances.factor[walker.seniorAt + m0]!;
    scale[PRINCIPAL] = principal;
    scale[INTEREST] = principal * contract.interestMonthly;
    scale[SHARE] = advances.shareFraction[row]!;
    scale[START] = advances.startValueAud[row]!;
    scale[ZONE_SALE] = plan.zoneSaleMultiplier[zone]!;
    scale[ZONE_REFINANCE] = plan.zoneRefinanceMultiplier[zone]!;
    scale[KEEP] = terms.netOfSellingFraction;
    scale[LIFE_EVENT] = hazards.lifeEvent;
  }

  /** What `walkAny` needs besides. */
  function prepareAny(suburb: number): void {
    walker.saleAt = hazards.saleOffset(suburb);
    walker.refinanceAt = hazards.refinanceOffset(suburb);
    scale[SALE_GAIN] = 1 / hazards.saleAppreciation[walker.saleAt + walker.m0]!;
    scale[REFINANCE_GAIN] = 1 / hazards.refinanceAppreciation[walker.refinanceAt + walker.m0]!;
  }

  /** The hazards of the step from `month`, by cause, into `stepHazards`, as `walkPlain` added them up. */
  function plainHazards(month: number): void {
    const home = homeAud(month);
    const tenths = (10 * (seniorAud(month) + claimOf(month, home))) / home;
    const at = walker.rowsAt + WALK_LANES * month;
    stepHazards[STEP_SALE] =
      scale[ZONE_SALE]! * scale[SALE_GAIN]! * rules.saleMonthly[walker.tenureAt + month]! * arena.all[at]!;
    stepHazards[STEP_REFINANCE] = scale[ZONE_REFINANCE]! * scale[SALE_GAIN]! * arena.all[at + 1]!;
    stepHazards[STEP_DEFAULT] = defaultHazard(month, tenths);
  }

  function defaultHazard(month: number, tenths: number): number {
    return (
      plan.zoneDefaultAnnual[walker.zone]! *
      rules.defaultShapeMonthly[month - walker.m0]! *
      hazards.default[month]! *
      rules.lvrRatio[tenths < 10 ? tenths | 0 : 10]!
    );
  }

  /** The hazards of the step from `month`, by cause, into `stepHazards`; any contract, appreciation within its bound. */
  function hazardsOf(month: number, home: number, senior: number, claim: number): void {
    const most = rules.appreciationMultiplierMax;
    const tenths = (10 * (senior + claim)) / home;
    const saleGain = hazards.saleAppreciation[walker.saleAt + month]! * scale[SALE_GAIN]!;
    const refinanceGain = hazards.refinanceAppreciation[walker.refinanceAt + month]! * scale[REFINANCE_GAIN]!;
    stepHazards[STEP_SALE] =
      scale[ZONE_SALE]! * rules.saleMonthly[walker.tenureAt + month]! * hazards.sale[month]! * Math.min(most, saleGain);
    stepHazards[STEP_REFINANCE] = scale[ZONE_REFINANCE]! * hazards.refinance[month]! * Math.min(most, refinanceGain);
    stepHazards[STEP_DEFAULT] = defaultHazard(month, tenths);
  }

  function homeAud(month: number): number {
    return scale[HOME]! * suburbIndex[walker.indexAt + month]!;
  }

  function seniorAud(month: number): number {
    return scale[SENIOR]! * balances.factor[walker.seniorAt + month]!;
  }

  function claimOf(month: number, home: number): number {
    return claimAud(contract, scale[PRINCIPAL]!, scale[START]!, scale[SHARE]!, home, month - walker.m0, false);
  }

  /** As `walkPlain`, for every contract; slower. */
  function walkAny(endMonth: number): number {
    let clock = scale[CLOCK]!;
    for (let month = walker.from; month < endMonth; month++) {
      const home = homeAud(month);
      const senior = seniorAud(month);
      const claim = claimOf(month, home);
      sums[SUM_LANES * month + walker.zone]! += Math.min(claim, Math.max(0, home * scale[KEEP]! - senior));
      stocks.countBreach(month, 1, home, senior, scale[PRINCIPAL]!, scale[START]!, scale[SHARE]!, month - walker.m0);
      hazardsOf(month, home, senior, claim);
      clock -= stepHazards[STEP_SALE]! + stepHazards[STEP_REFINANCE]! + stepHazards[STEP_DEFAULT]! + hazards.lifeEvent;
      if (clock <= 0) return month;
    }
    return endMonth;
  }

  return {
    stepHazards,
    beginPath(index) {
      suburbIndex = index;
    },
    walk(row, advances, fromMonth, endMonth, markOnly) {
      prepare(row, advances);
      walker.from = fromMonth;
      scale[CLOCK] = markOnly ? Infinity : advances.clock[row]!;
      scale[WATCH] = watchTenths;
      let month: number;
      const suburb = advances.suburb[row]!;
      const gain = hazards.gainAt(suburb, walker.m0);
      if (plain && hazards.isUnbounded(suburb, gain)) {
        scale[SALE_GAIN] = 1 / gain;
        month = walkPlain(walker, endMonth, arena);
        if (month < endMonth) plainHazards(month);
      } else {
        prepareAny(suburb);
        month = walkAny(endMonth);
      }
      return month < endMonth ? month + 1 : -1;
    },
  };
}

/**
 * The loop in which the engine spends its time: contracts without bounds or tiers, appreciation below its bound. All state
 * in locals, no call inside, few arrays, a function of its own, so that the compiler keeps what it needs in registers.
 * @returns the month in whose step the clock is used up, or `endMonth`
 */
function walkPlain(walker: Walker, endMonth: number, arena: AdvanceArena): number {
  // Literals: an imported constant is read from memory and checked in every turn of the loop.
  const walkLanes: typeof WALK_LANES = 4;
  const sumLanes: typeof SUM_LANES = 5;
  const combinedLane: typeof COMBINED_LANE = 3;
  const stressLane: typeof STRESS_LANE = 4;
  const { scale, m0, from, zone } = walker;
  const { all, lvrRatioAt } = arena;
  const seniorAt = arena.seniorAt + walker.seniorAt;
  const saleMonthlyAt = arena.saleMonthlyAt + walker.tenureAt;
  const zoneDefaultAt = arena.zoneDefaultAt + arena.defaultShapeMonths * zone - m0;
  const homeScale = scale[HOME]!;
  const seniorScale = scale[SENIOR]!;
  const interest = scale[INTEREST]!;
  const share = scale[SHARE]!;
  const start = scale[START]!;
  const saleScale = scale[ZONE_SALE]! * scale[SALE_GAIN]!;
  const refinanceScale = scale[ZONE_REFINANCE]! * scale[SALE_GAIN]!;
  const keep = scale[KEEP]!;
  const lifeEvent = scale[LIFE_EVENT]!;
  let clock = scale[CLOCK]!;
  let owed = scale[PRINCIPAL]! + interest * (from - m0);
  const watch = scale[WATCH]!;
  const combinedLimit = scale[COMBINED_LIMIT]!;
  const stressLimit = scale[STRESS_LIMIT]!;
  const stressed = scale[STRESSED]!;
  let at = walker.rowsAt + walkLanes * from; // rows stand first in the arena
  let sumAt = arena.sumsAt + sumLanes * from + zone;
  let month = from;
  for (; month < endMonth; month++) {
    const home = homeScale * all[at + 2]!;
    const senior = seniorScale * all[seniorAt + month]!;
    const gain = home - start;
    const claim = owed + share * (gain > 0 ? gain : 0);
    const tenths = (10 * (senior + claim)) / home;
    let mark = claim;
    let band = tenths | 0;
    if (tenths > watch) {
      const available = home * keep - senior;
      if (available < mark) mark = available > 0 ? available : 0;
      if (band > 10) band = 10;
      if (senior + claim > combinedLimit * home) all[sumAt - zone + combinedLane]! += 1;
      const low = home * stressed;
      const lowGain = low - start;
      if (senior + owed + share * (lowGain > 0 ? lowGain : 0) > stressLimit * low) all[sumAt - zone + stressLane]! += 1;
    }
    owed += interest;
    all[sumAt]! += mark;
    clock -=
      saleScale * all[saleMonthlyAt + month]! * all[at]! +
      refinanceScale * all[at + 1]! +
      all[zoneDefaultAt + month]! * all[at + 3]! * all[lvrRatioAt + band]! +
      lifeEvent;
    if (clock <= 0) break;
    at += walkLanes;
    sumAt += sumLanes;
  }
  return month;
}
