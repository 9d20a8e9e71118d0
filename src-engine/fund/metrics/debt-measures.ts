import { debtToNavFraction } from '../cash/table.ts';
import { FACILITY } from '../leverage/table.ts';
import { METRIC } from './column-index.ts';
import type { PathTables } from './table.ts';

/** Debt of a path: draws, costs, peaks, broken covenants. The returns without each line are written by whoever runs them. */
export function measureDebt(tables: PathTables, out: Float64Array, offset: number): void {
  const { cash, facilities, book, lastMonth } = tables;
  let subscriptionDrawn = 0;
  let navLineDrawn = 0;
  let issued = 0;
  let lost = 0;
  let overAdvanced = 0;
  let interest = 0;
  let fees = 0;
  let peakDebt = 0;
  let peakToNav = 0;
  let peakLtv = 0;
  let leastCover = Infinity;
  let breachMonths = 0;
  let defaultMonth = NaN;
  for (let m = 0; m <= lastMonth; m += 1) {
    subscriptionDrawn += cash.subscriptionDrawnAud[m]!;
    navLineDrawn += cash.navLineDrawnAud[m]!;
    issued += cash.dealNotesIssuedAud[m]!;
    lost += facilities.dealNoteLostAud[m]!;
    overAdvanced += book.overAdvancedAud[m]!;
    interest += cash.facilityInterestAud[m]!;
    fees += cash.facilityFeeAud[m]!;
    const debt = cash.subscriptionDebtAud[m]! + cash.navLineDebtAud[m]! + cash.dealNoteDebtAud[m]!;
    if (debt > peakDebt) peakDebt = debt;
    const state = facilities.navLineState[m]!;
    if (state === FACILITY.none && cash.dealNoteDebtAud[m] === 0) continue;
    const toNav = debtToNavFraction(cash, m);
    if (toNav > peakToNav) peakToNav = toNav;
    if (state === FACILITY.none) continue;
    if (facilities.navLineLtvFraction[m]! > peakLtv) peakLtv = facilities.navLineLtvFraction[m]!;
    if (facilities.interestCoverMultiple[m]! < leastCover) leastCover = facilities.interestCoverMultiple[m]!;
    if (state >= FACILITY.curedByCash) breachMonths += 1;
    if (state === FACILITY.default && defaultMonth !== defaultMonth) defaultMonth = m;
  }
  out[offset + METRIC.subscriptionDrawnAud] = subscriptionDrawn;
  out[offset + METRIC.navLineDrawnAud] = navLineDrawn;
  out[offset + METRIC.dealNotesIssuedAud] = issued;
  out[offset + METRIC.dealNoteLostAud] = lost;
  out[offset + METRIC.overAdvancedAud] = overAdvanced;
  out[offset + METRIC.facilityInterestAud] = interest;
  out[offset + METRIC.facilityFeeAud] = fees;
  out[offset + METRIC.peakDebtAud] = peakDebt;
  out[offset + METRIC.peakDebtToNavFraction] = peakToNav;
  out[offset + METRIC.peakNavLineLtvFraction] = peakLtv;
  out[offset + METRIC.leastInterestCoverMultiple] = leastCover === Infinity ? NaN : leastCover;
  out[offset + METRIC.covenantBreachMonths] = breachMonths;
  out[offset + METRIC.facilityDefaultMonth] = defaultMonth;
  out[offset + METRIC.facilityUnpaidAud] =
    cash.subscriptionDebtAud[lastMonth]! +
    cash.navLineDebtAud[lastMonth]! +
    (cash.dealNoteDebtAud[lastMonth]! + cash.dealNoteAccruedAud[lastMonth]!) +
    cash.facilityArrearsAud[lastMonth]!;
  out[offset + METRIC.prefFromLineDrawAud] = NaN;
  out[offset + METRIC.lpFromLineDrawAud] = NaN;
  out[offset + METRIC.netIrrWithoutSubscriptionLineAnnual] = NaN;
  out[offset + METRIC.netTvpiWithoutSubscriptionLineMultiple] = NaN;
  out[offset + METRIC.netIrrWithoutNavLineAnnual] = NaN;
  out[offset + METRIC.netTvpiWithoutNavLineMultiple] = NaN;
  out[offset + METRIC.netIrrWithoutDealNotesAnnual] = NaN;
  out[offset + METRIC.netTvpiWithoutDealNotesMultiple] = NaN;
}
