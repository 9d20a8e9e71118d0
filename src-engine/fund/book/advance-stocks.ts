import type { Columns } from '../../core/table.ts';
import { claimAud } from '../contract/settle.ts';
import type { AdvanceLifePlan } from './advance-plan.ts';
import type { BookTable } from './table.ts';

/** Where the lives of advances add up. Month arrays have `months + 1` entries, zone arrays are zone-major. */
export type AdvanceOut = {
  readonly book: Columns<BookTable>;
  /** Invested cost, zone-major [zone * (months + 1) + month]; level of a month after `openMonth` and its runs. */
  readonly zoneCostAud: Float64Array;
  /** Index marks, zone-major. */
  readonly zoneMarkAud: Float64Array;
  /** Invested cost by suburb in the month that is open. Length suburbs. */
  readonly suburbCostAud: Float64Array;
};

/** Stocks of the book: cost and count by difference, marks by direct adds to the months ahead. */
export interface AdvanceStocks {
  beginPath(): void;
  openMonth(month: number): void;
  closeMonth(month: number): void;
  enter(zone: number, suburb: number, month: number, principalAud: number): void;
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

const NOBODY = 1e-9; // counts are whole numbers, or sums of a few weights in deterministic mode

export function createAdvanceStocks(plan: AdvanceLifePlan, out: AdvanceOut): AdvanceStocks {
  const { book, zoneCostAud, zoneMarkAud, suburbCostAud } = out;
  const { contract, zones, suburbs } = plan;
  const width = plan.months + 1;
  const leavingAud = new Float64Array(width * suburbs); // cost that leaves a suburb, month-major
  const cleared = [
    book.saleProceedsAud,
    book.refinanceProceedsAud,
    book.defaultProceedsAud,
    book.lifeEventProceedsAud,
    book.maturityProceedsAud,
    book.fundEndProceedsAud,
    book.principalReceivedAud,
    book.interestReceivedAud,
    book.shareReceivedAud,
    book.principalLostAud,
    book.principalExitedAud,
    book.exitsCount,
    book.defaultsCount,
    book.defaultedPrincipalAud,
    book.costAud,
    book.livingCount,
    book.markAud,
    book.homeValueAud,
    book.seniorAud,
    book.combinedLtvBreachCount,
    book.stressLtvBreachCount,
    zoneCostAud,
    zoneMarkAud,
    suburbCostAud,
    leavingAud,
  ];
  let openedMonth = 0;
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
    beginPath() {
      openedMonth = 0;
      for (const column of cleared) column.fill(0);
    },
    openMonth(month) {
      openedMonth = month;
      const last = month - 1;
      if (month > 0) {
        book.livingCount[month]! += book.livingCount[last]!;
        const empty = book.livingCount[month]! < NOBODY;
        // Differences of sums leave rounding behind; an empty book costs exactly nothing.
        if (empty) book.livingCount[month] = 0;
        book.costAud[month] = empty ? 0 : book.costAud[month]! + book.costAud[last]!;
        for (let at = month; at < zones * width; at += width)
          zoneCostAud[at] = empty ? 0 : zoneCostAud[at]! + zoneCostAud[at - 1]!;
        const base = month * suburbs;
        for (let suburb = 0; suburb < suburbs; suburb++)
          suburbCostAud[suburb] = empty ? 0 : suburbCostAud[suburb]! - leavingAud[base + suburb]!;
      }
    },
    closeMonth(month) {
      let mark = 0;
      for (let at = month; at < zones * width; at += width) mark += zoneMarkAud[at]!;
      book.markAud[month] = mark;
    },
    enter(zone, suburb, month, principalAud) {
      book.costAud[month]! += principalAud;
      book.livingCount[month]! += 1;
      zoneCostAud[zone * width + month]! += principalAud;
      suburbCostAud[suburb]! += principalAud;
    },
    leave(zone, suburb, month, weight, principalAud) {
      const cost = weight * principalAud;
      book.costAud[month]! -= cost;
      book.livingCount[month]! -= weight;
      zoneCostAud[zone * width + month]! -= cost;
      if (month === openedMonth) suburbCostAud[suburb]! -= cost;
      else leavingAud[month * suburbs + suburb]! += cost;
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
