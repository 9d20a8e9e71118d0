import type { Columns } from '../../core/table.ts';
import { claimAud } from '../contract/settle.ts';
import { COMBINED_LANE, STRESS_LANE, type AdvanceArena } from './advance-arena.ts';
import type { AdvanceLifePlan } from './advance-plan.ts';
import { ZONES } from '../zones/table.ts';
import type { BookTable } from './table.ts';

/** Where the lives of advances add up. Month arrays have `months + 1` entries, zone arrays are zone-major. */
export type AdvanceOut = {
  readonly book: Columns<BookTable>;
  /** Invested cost, zone-major [zone * (months + 1) + month]; level of a month after `openMonth` and its runs. */
  readonly zoneCostAud: Float64Array;
  /** Index marks, zone-major; of a month after `closeMonth`. */
  readonly zoneMarkAud: Float64Array;
  /** Invested cost by suburb in the month that is open. Length suburbs. */
  readonly suburbCostAud: Float64Array;
  /** Cost outstanding of the suburb that has most, by month-end. Length months + 1. */
  readonly largestSuburbCostAud: Float64Array;
};

/** Stocks of the book: cost and count by difference, marks and LTV breaches by direct adds to the months ahead. */
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
    principalAud: number,
    startValueAud: number,
    shareFraction: number,
    claimMonths: number,
  ): void;
}

const NOBODY = 1e-9; // counts are whole numbers, or sums of a few weights in deterministic mode

/** @param arena its sums: the walk adds to them */
export function createAdvanceStocks(plan: AdvanceLifePlan, arena: AdvanceArena, out: AdvanceOut): AdvanceStocks {
  const { sums, sumLength } = arena;
  const { book, zoneCostAud, zoneMarkAud, suburbCostAud, largestSuburbCostAud } = out;
  const { contract } = plan;
  const width = plan.months + 1;
  // What leaves in which month, as one linked list a month: most suburbs lose nothing in most months.
  const firstLeaving = new Int32Array(width);
  let nextLeaving = new Int32Array(1024);
  let leavingSuburb = new Int32Array(1024);
  let leavingAud = new Float64Array(1024);
  let leavings = 0;

  function addLeaving(month: number, suburb: number, costAud: number): void {
    if (leavings === leavingAud.length) {
      nextLeaving = doubled(nextLeaving, new Int32Array(2 * leavings));
      leavingSuburb = doubled(leavingSuburb, new Int32Array(2 * leavings));
      leavingAud = doubled(leavingAud, new Float64Array(2 * leavings));
    }
    nextLeaving[leavings] = firstLeaving[month]!;
    leavingSuburb[leavings] = suburb;
    leavingAud[leavings] = costAud;
    firstLeaving[month] = leavings;
    leavings += 1;
  }

  function findTop(): void {
    const costs = suburbCostAud;
    let top = 0;
    for (let suburb = 1; suburb < costs.length; suburb++) if (costs[suburb]! > costs[top]!) top = suburb;
    topSuburb = top;
    topLeft = false;
  }

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
    book.combinedLtvBreachCount,
    book.stressLtvBreachCount,
    zoneCostAud,
    zoneMarkAud,
    suburbCostAud,
    sums,
  ];
  let openedMonth = 0;
  // The suburb with most at cost: looked for again only after something has left it.
  let topSuburb = -1;
  let topLeft = false;
  const stressed = 1 - plan.stressShockFraction;

  function countBreach(
    month: number,
    weight: number,
    homeAud: number,
    seniorAud: number,
    principalAud: number,
    startValueAud: number,
    shareFraction: number,
    claimMonths: number,
  ): void {
    const claim = claimAud(contract, principalAud, startValueAud, shareFraction, homeAud, claimMonths, false);
    if (seniorAud + claim > plan.combinedLtvLimitFraction * homeAud) sums[COMBINED_LANE * sumLength + month]! += weight;
    const low = homeAud * stressed;
    const claimLow = claimAud(contract, principalAud, startValueAud, shareFraction, low, claimMonths, false);
    if (seniorAud + claimLow > plan.stressLtvLimitFraction * low) sums[STRESS_LANE * sumLength + month]! += weight;
  }

  return {
    beginPath() {
      openedMonth = 0;
      topSuburb = -1;
      topLeft = false;
      leavings = 0;
      firstLeaving.fill(-1);
      for (const column of cleared) column.fill(0);
    },
    openMonth(month) {
      openedMonth = month;
      if (month === 0) return;
      const last = month - 1;
      const living = book.livingCount[month]! + book.livingCount[last]!;
      if (living < NOBODY) {
        // Differences of sums leave rounding behind; an empty book costs exactly nothing.
        book.livingCount[month] = 0;
        book.costAud[month] = 0;
        for (let zone = 0; zone < ZONES; zone++) zoneCostAud[zone * width + month] = 0;
        suburbCostAud.fill(0);
        topLeft = true;
        return;
      }
      book.livingCount[month] = living;
      book.costAud[month]! += book.costAud[last]!;
      for (let zone = 0; zone < ZONES; zone++) zoneCostAud[zone * width + month]! += zoneCostAud[zone * width + last]!;
      for (let at = firstLeaving[month]!; at >= 0; at = nextLeaving[at]!) {
        const suburb = leavingSuburb[at]!;
        suburbCostAud[suburb]! -= leavingAud[at]!;
        if (suburb === topSuburb) topLeft = true;
      }
    },
    closeMonth(month) {
      if (topLeft) findTop();
      largestSuburbCostAud[month] = topSuburb < 0 ? 0 : Math.max(0, suburbCostAud[topSuburb]!);
      let markAud = 0;
      for (let zone = 0; zone < ZONES; zone++) {
        zoneMarkAud[zone * width + month] = sums[zone * sumLength + month]!;
        markAud += sums[zone * sumLength + month]!;
      }
      book.markAud[month] = markAud;
      book.combinedLtvBreachCount[month] = sums[COMBINED_LANE * sumLength + month]!;
      book.stressLtvBreachCount[month] = sums[STRESS_LANE * sumLength + month]!;
    },
    enter(zone, suburb, month, principalAud) {
      book.costAud[month]! += principalAud;
      book.livingCount[month]! += 1;
      zoneCostAud[zone * width + month]! += principalAud;
      suburbCostAud[suburb]! += principalAud;
      if (topSuburb < 0 || suburbCostAud[suburb]! > suburbCostAud[topSuburb]!) topSuburb = suburb;
    },
    leave(zone, suburb, month, weight, principalAud) {
      const cost = weight * principalAud;
      book.costAud[month]! -= cost;
      book.livingCount[month]! -= weight;
      zoneCostAud[zone * width + month]! -= cost;
      if (month === openedMonth) {
        suburbCostAud[suburb]! -= cost;
        if (suburb === topSuburb) topLeft = true;
      } else addLeaving(month, suburb, cost);
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
      sums[zone * sumLength + month]! += weight * markAud;
      countBreach(month, weight, homeAud, seniorAud, principalAud, startValueAud, shareFraction, claimMonths);
    },
    countBreach,
  };
}

function doubled<A extends Int32Array | Float64Array>(values: A, into: A): A {
  into.set(values);
  return into;
}
