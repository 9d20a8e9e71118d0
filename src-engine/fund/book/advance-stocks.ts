import type { Columns } from '../../core/table.ts';
import { claimAud } from '../contract/settle.ts';
import type { AdvanceLifePlan } from './advance-life-plan.ts';
import type { BookTable } from './table.ts';

/**
 * Where the lives of advances add up: arrays of `months + 1` entries per row, all zero when a path begins, owned and cleared
 * by the month loop. Zone arrays are zone-major, suburb arrays suburb-major.
 */
export type AdvanceOut = {
  readonly book: Columns<BookTable>;
  /** Gets minus the principal at the month in which an advance's cash arrives; likewise by suburb. */
  readonly zoneCostAud: Float64Array;
  /** Gets the index mark of every month-end from the advance to the last before its cash. */
  readonly zoneMarkAud: Float64Array;
  readonly suburbCostAud: Float64Array;
};

/** Adds stocks of single advances to the book. */
export interface AdvanceStocks {
  /** Takes `weight` of an advance out of cost and count in the month in which its cash arrives. */
  leave(zone: number, suburb: number, month: number, weight: number, principalAud: number): void;
  /** One month-end of an unsettled advance, outside the fast loop. */
  addMonth(
    zone: number,
    month: number,
    weight: number,
    markAud: number,
    homeAud: number,
    seniorAud: number,
    principalAud: number,
    startValueAud: number,
    shareFraction: number,
    claimMonths: number,
  ): void;
  /** Counts an advance whose combined LTV may be above a limit; home value unstressed. */
  countBreach(
    month: number,
    weight: number,
    homeAud: number,
    seniorAud: number,
    claim: number,
    principalAud: number,
    startValueAud: number,
    shareFraction: number,
    claimMonths: number,
  ): void;
}

export function createAdvanceStocks(plan: AdvanceLifePlan, out: AdvanceOut): AdvanceStocks {
  const { book, zoneCostAud, zoneMarkAud, suburbCostAud } = out;
  const { contract } = plan;
  const width = plan.months + 1;
  const stressed = 1 - plan.stressShockFraction;

  function countBreach(
    month: number,
    weight: number,
    homeAud: number,
    seniorAud: number,
    claim: number,
    principalAud: number,
    startValueAud: number,
    shareFraction: number,
    claimMonths: number,
  ): void {
    if (seniorAud + claim > plan.combinedLtvLimitFraction * homeAud) book.combinedLtvBreachCount[month]! += weight;
    const low = homeAud * stressed;
    const claimLow = claimAud(contract, principalAud, startValueAud, shareFraction, low, claimMonths, false);
    if (seniorAud + claimLow > plan.stressLtvLimitFraction * low) book.stressLtvBreachCount[month]! += weight;
  }

  return {
    leave(zone, suburb, month, weight, principalAud) {
      const cost = weight * principalAud;
      book.livingCount[month]! -= weight;
      zoneCostAud[zone * width + month]! -= cost;
      suburbCostAud[suburb * width + month]! -= cost;
    },
    addMonth(
      zone,
      month,
      weight,
      markAud,
      homeAud,
      seniorAud,
      principalAud,
      startValueAud,
      shareFraction,
      claimMonths,
    ) {
      zoneMarkAud[zone * width + month]! += weight * markAud;
      book.homeValueAud[month]! += weight * homeAud;
      book.seniorAud[month]! += weight * seniorAud;
      const claim = claimAud(contract, principalAud, startValueAud, shareFraction, homeAud, claimMonths, false);
      countBreach(month, weight, homeAud, seniorAud, claim, principalAud, startValueAud, shareFraction, claimMonths);
    },
    countBreach,
  };
}
