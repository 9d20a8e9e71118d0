import type { Columns } from '../../core/table.ts';
import { claimAud } from '../contract/settle.ts';
import { inRow, REFINANCE_LANE, SALE_LANE, type PathHazards } from '../exits/path-hazards.ts';
import { TENURE_CAP_MONTHS } from '../exits/plan.ts';
import type { AdvanceTable } from '../origination/table.ts';
import type { SeniorBalances } from '../senior/balance.ts';
import { COMBINED_LANE, STRESS_LANE, type AdvanceArena } from './advance-arena.ts';
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

/** Entries of the terms of a walk, in the order in which `kernels/assembly/walk.ts` reads them. */
const HOME = 0; // value of the home per unit of index, AUD
const SENIOR = 1; // first mortgage per unit of its series, AUD
const OWED = 2; // principal and interest at the first month, AUD
const INTEREST = 3; // a month, AUD
const SHARE = 4;
const START = 5; // start value, AUD
const SALE = 6; // zone's multiplier / appreciation at the advance
const REFINANCE = 7;
const LIFE_EVENT = 8;
const CLOCK = 9;
const WATCH = 10; // band of combined LTV, in tenths, from which on a limit may be broken
const KEEP = 11; // price less selling cost
const COMBINED_LIMIT = 12;
const STRESS_LIMIT = 13;
const STRESSED = 14; // home value under stress per unit of home value
const PRINCIPAL = 15; // AUD; not read by the kernel
const TERMS = 16;

const BYTES = 8; // of a double

export function createAdvanceWalk(
  plan: AdvanceLifePlan,
  arena: AdvanceArena,
  balances: SeniorBalances,
  hazards: PathHazards,
  stocks: AdvanceStocks,
): AdvanceWalk {
  const { contract, hazards: rules, terms: exitTerms } = plan;
  const width = plan.months + 1;
  const plain = !contract.bounded && !contract.tiered && hazards.equalBetas;
  const { kernels, sums, sumLength } = arena;
  const { rows } = hazards;
  const terms = kernels.floats(TERMS);
  // Below this band the home covers the claim after selling and no limit can be broken (a claim at stressed values is not above
  // the claim at present ones): most months of most advances need nothing more.
  const certainFraction = Math.min(
    1,
    exitTerms.netOfSellingFraction,
    plan.combinedLtvLimitFraction,
    plan.stressLtvLimitFraction * (1 - plan.stressShockFraction),
  );
  terms[WATCH] = Math.max(0, Math.floor(9.999 * certainFraction));
  terms[KEEP] = exitTerms.netOfSellingFraction;
  terms[COMBINED_LIMIT] = plan.combinedLtvLimitFraction;
  terms[STRESS_LIMIT] = plan.stressLtvLimitFraction;
  terms[STRESSED] = 1 - plan.stressShockFraction;
  const termsAt = terms.byteOffset;
  const rowsAt = rows.values.byteOffset;
  const byDefaultAt = hazards.default.byteOffset;
  const factorAt = balances.factor.byteOffset;
  const saleMonthlyAt = arena.saleMonthly.byteOffset;
  const zoneDefaultAt = arena.zoneDefault.byteOffset;
  const lvrRatioAt = arena.lvrRatio.byteOffset;
  const marksAt = sums.byteOffset;
  const rowBytes = BYTES * rows.length;
  const sumBytes = BYTES * sumLength;
  const kernelWalk = kernels.walk;
  const stepHazards = new Float64Array(3);
  let suburbIndex: Float64Array = new Float64Array(0);
  // Of the advance that is walked; its amounts are in `terms`, since a captured fraction is allocated at every write.
  let m0 = 0;
  let zone = 0;
  let suburb = 0;
  let indexAt = 0;
  let seniorAt = 0;
  let tenureAt = 0;

  function prepare(row: number, advances: Columns<AdvanceTable>, from: number, markOnly: boolean): void {
    m0 = advances.originationMonth[row]!;
    zone = advances.zone[row]!;
    suburb = advances.suburb[row]!;
    const tenure = advances.tenureMonths[row]!;
    const principalAud = advances.principalAud[row]!;
    indexAt = suburb * width;
    seniorAt = balances.series(m0, advances.seniorAgeMonths[row]!, advances.interestOnly[row]!);
    tenureAt = (tenure < TENURE_CAP_MONTHS ? tenure : TENURE_CAP_MONTHS) - m0;
    const interest = principalAud * contract.interestMonthly;
    terms[HOME] = advances.valueAud[row]! / suburbIndex[indexAt + m0]!;
    terms[SENIOR] = advances.seniorAud[row]! / balances.factor[seniorAt + m0]!;
    terms[OWED] = principalAud + interest * (from - m0);
    terms[PRINCIPAL] = principalAud;
    terms[INTEREST] = interest;
    terms[SHARE] = advances.shareFraction[row]!;
    terms[START] = advances.startValueAud[row]!;
    terms[LIFE_EVENT] = hazards.lifeEvent;
    terms[CLOCK] = markOnly ? Infinity : advances.clock[row]!;
  }

  /** Multipliers of sale and refinance for the rows of the suburb, which hold hazards at the appreciation since first close. */
  function prepareGain(): void {
    const perGain = 1 / hazards.gain[0]!;
    terms[SALE] = plan.zoneSaleMultiplier[zone]! * perGain;
    terms[REFINANCE] = plan.zoneRefinanceMultiplier[zone]! * perGain;
  }

  /**
   * Contracts without bounds or tiers, appreciation below its bound: where the engine spends its time.
   * @returns the month in whose step the clock is used up, or `end`
   */
  function walkPlain(from: number, end: number): number {
    return kernelWalk(
      termsAt,
      rowsAt + rowBytes * suburb,
      byDefaultAt,
      factorAt + BYTES * seniorAt,
      saleMonthlyAt + BYTES * tenureAt,
      zoneDefaultAt + BYTES * (zone * arena.defaultMonths - m0),
      lvrRatioAt,
      marksAt + sumBytes * zone,
      marksAt + sumBytes * COMBINED_LANE,
      marksAt + sumBytes * STRESS_LANE,
      from,
      end,
    );
  }

  /** The hazards of the step from `month`, by cause, into `stepHazards`, as `walkPlain` added them up. */
  function plainHazards(month: number): void {
    const home = homeAud(month);
    const tenths = (10 * (seniorAud(month) + claimOf(month, home))) / home;
    const at = suburb * rows.length;
    stepHazards[STEP_SALE] =
      terms[SALE]! * rules.saleMonthly[tenureAt + month]! * rows.values[at + inRow(month, SALE_LANE)]!;
    stepHazards[STEP_REFINANCE] = terms[REFINANCE]! * rows.values[at + inRow(month, REFINANCE_LANE)]!;
    stepHazards[STEP_DEFAULT] = defaultHazard(month, tenths);
  }

  function defaultHazard(month: number, tenths: number): number {
    return (
      plan.zoneDefaultAnnual[zone]! *
      rules.defaultShapeMonthly[month - m0]! *
      hazards.default[month]! *
      rules.lvrRatio[tenths < 10 ? tenths | 0 : 10]!
    );
  }

  function homeAud(month: number): number {
    return terms[HOME]! * suburbIndex[indexAt + month]!;
  }

  function seniorAud(month: number): number {
    return terms[SENIOR]! * balances.factor[seniorAt + month]!;
  }

  function claimOf(month: number, home: number): number {
    return claimAud(contract, terms[PRINCIPAL]!, terms[START]!, terms[SHARE]!, home, month - m0, false);
  }

  /** As `walkPlain`, for every contract, appreciation within its bound; slower. */
  function walkAny(from: number, end: number): number {
    const saleAt = hazards.saleOffset(suburb);
    const refinanceAt = hazards.refinanceOffset(suburb);
    const saleGain = 1 / hazards.saleAppreciation[saleAt + m0]!;
    const refinanceGain = 1 / hazards.refinanceAppreciation[refinanceAt + m0]!;
    const most = rules.appreciationMultiplierMax;
    const zoneSale = plan.zoneSaleMultiplier[zone]!;
    const zoneRefinance = plan.zoneRefinanceMultiplier[zone]!;
    let clock = terms[CLOCK]!;
    for (let month = from; month < end; month++) {
      const home = homeAud(month);
      const senior = seniorAud(month);
      const claim = claimOf(month, home);
      sums[sumLength * zone + month]! += Math.min(claim, Math.max(0, home * terms[KEEP]! - senior));
      stocks.countBreach(month, 1, home, senior, terms[PRINCIPAL]!, terms[START]!, terms[SHARE]!, month - m0);
      const saleRise = Math.min(most, hazards.saleAppreciation[saleAt + month]! * saleGain);
      const refinanceRise = Math.min(most, hazards.refinanceAppreciation[refinanceAt + month]! * refinanceGain);
      stepHazards[STEP_SALE] = zoneSale * rules.saleMonthly[tenureAt + month]! * hazards.sale[month]! * saleRise;
      stepHazards[STEP_REFINANCE] = zoneRefinance * hazards.refinance[month]! * refinanceRise;
      stepHazards[STEP_DEFAULT] = defaultHazard(month, (10 * (senior + claim)) / home);
      clock -= stepHazards[STEP_SALE]! + stepHazards[STEP_REFINANCE]! + stepHazards[STEP_DEFAULT]! + hazards.lifeEvent;
      if (clock <= 0) return month;
    }
    return end;
  }

  return {
    stepHazards,
    beginPath(index) {
      suburbIndex = index;
    },
    walk(row, advances, fromMonth, endMonth, markOnly) {
      prepare(row, advances, fromMonth, markOnly);
      hazards.fillRows(suburb);
      let month: number;
      if (plain && hazards.isUnbounded(suburb, m0)) {
        prepareGain();
        month = walkPlain(fromMonth, endMonth);
        if (month < endMonth) plainHazards(month);
      } else month = walkAny(fromMonth, endMonth);
      return month < endMonth ? month + 1 : -1;
    },
  };
}
