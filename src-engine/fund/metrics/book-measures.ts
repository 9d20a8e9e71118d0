import { METRIC } from './column-index.ts';
import type { PathTables } from './table.ts';

const DEFAULT_CAUSE = 2;
const CAUSES = 6;
const ZONE_COUNT = 3;

/** Measures of the advances of a path, written into one row. Scratch belongs to the instance: one per worker. */
export function createBookMeasures(): (tables: PathTables, out: Float64Array, offset: number) => void {
  const exitsByCause = new Float64Array(CAUSES);
  const defaultsByZone = new Float64Array(ZONE_COUNT);
  const monthsByZone = new Float64Array(ZONE_COUNT);

  return function measureBook(tables, out, offset) {
    const { advances, exits, book, advanceCount: count, lastMonth } = tables;
    const { principalAud, valueAud, seniorAud, ltvFraction, shareFraction, originationMonth, zone } = advances;
    const { exitMonth, cashMonth, cause } = exits;
    exitsByCause.fill(0);
    defaultsByZone.fill(0);
    monthsByZone.fill(0);
    let principal = 0;
    let weightedLtv = 0;
    let weightedShare = 0;
    let values = 0;
    let seniors = 0;
    let principalMonths = 0;
    let heldMonths = 0;
    for (let i = 0; i < count; i += 1) {
      const p = principalAud[i]!;
      const start = originationMonth[i]!;
      const z = zone[i]!;
      const c = cause[i]!;
      principal += p;
      weightedLtv += p * ltvFraction[i]!;
      weightedShare += p * shareFraction[i]!;
      values += valueAud[i]!;
      seniors += seniorAud[i]!;
      principalMonths += p * (cashMonth[i]! - start);
      const held = exitMonth[i]! - start;
      heldMonths += held;
      monthsByZone[z]! += held;
      exitsByCause[c]! += 1;
      if (c === DEFAULT_CAUSE) defaultsByZone[z]! += 1;
    }

    let proceeds = 0;
    let fundEnd = 0;
    let interest = 0;
    let share = 0;
    let lost = 0;
    let recycled = 0;
    let ownerFees = 0;
    let peakCost = 0;
    let yearDefaults = 0;
    let worstYearDefaults = 0;
    for (let m = 0; m <= lastMonth; m += 1) {
      fundEnd += book.fundEndProceedsAud[m]!;
      proceeds += monthProceedsAud(book, m);
      interest += book.interestReceivedAud[m]!;
      share += book.shareReceivedAud[m]!;
      lost += book.principalLostAud[m]!;
      recycled += book.recycledAud[m]!;
      ownerFees += book.originationFeeAud[m]!;
      if (book.costAud[m]! > peakCost) peakCost = book.costAud[m]!;
      yearDefaults += book.defaultsCount[m]! - (m >= 12 ? book.defaultsCount[m - 12]! : 0);
      if (yearDefaults > worstYearDefaults) worstYearDefaults = yearDefaults;
    }

    out[offset + METRIC.advancesMadeCount] = count;
    out[offset + METRIC.advancesMadeAud] = principal;
    out[offset + METRIC.declinedCount] = tables.declinedCount;
    out[offset + METRIC.recycledAud] = recycled;
    out[offset + METRIC.meanLtvFraction] = weightedLtv / principal;
    out[offset + METRIC.meanCombinedLtvFraction] = (principal + seniors) / values;
    out[offset + METRIC.meanShareFraction] = weightedShare / principal;
    out[offset + METRIC.proceedsAud] = proceeds;
    out[offset + METRIC.interestReceivedAud] = interest;
    out[offset + METRIC.shareReceivedAud] = share;
    out[offset + METRIC.principalLostAud] = lost;
    out[offset + METRIC.lossRateFraction] = lost / principal;
    for (let c = 0; c < CAUSES; c += 1) out[offset + METRIC.saleCount + c] = exitsByCause[c]!;
    out[offset + METRIC.fundEndProceedsFraction] = fundEnd / proceeds;
    out[offset + METRIC.walYears] = principalMonths / principal / 12;
    out[offset + METRIC.meanHoldYears] = heldMonths / count / 12;
    out[offset + METRIC.defaultRateFraction] = exitsByCause[DEFAULT_CAUSE]! / count;
    out[offset + METRIC.worstYearDefaultRateFraction] = worstYearDefaults / count;
    for (let z = 0; z < ZONE_COUNT; z += 1) {
      out[offset + METRIC.greenDefaultCount + z] = defaultsByZone[z]!;
      out[offset + METRIC.greenExposureYears + z] = monthsByZone[z]! / 12;
    }
    out[offset + METRIC.grossMultiple] = proceeds / principal;
    out[offset + METRIC.ownerFeeAud] = ownerFees;
    out[offset + METRIC.peakCostAud] = peakCost;
  };
}

/** Cash received from exits in a month, all causes, AUD. */
export function monthProceedsAud(book: PathTables['book'], month: number): number {
  return (
    book.saleProceedsAud[month]! +
    book.refinanceProceedsAud[month]! +
    book.defaultProceedsAud[month]! +
    book.lifeEventProceedsAud[month]! +
    book.maturityProceedsAud[month]! +
    book.fundEndProceedsAud[month]!
  );
}
