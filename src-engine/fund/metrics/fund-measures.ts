import { exp } from '../../numeric/exp.ts';
import { expm1 } from '../../numeric/expm1.ts';
import { METRIC } from './column-index.ts';
import type { PathTables } from './table.ts';

/** Who paid and received what over the life of the fund: sums of ledger lines, and the reconciling manager revenue. */
export function measureParties(tables: PathTables, out: Float64Array, offset: number): void {
  const { cash, equity, waterfall, lastMonth } = tables;
  let lpCalled = 0;
  let gpCalled = 0;
  let lp = 0;
  let gp = 0;
  let carry = 0;
  let clawback = 0;
  let distributed = 0;
  let management = 0;
  let transaction = 0;
  let expenses = 0;
  let gst = 0;
  let interest = 0;
  for (let m = 0; m <= lastMonth; m += 1) {
    lpCalled += equity.calledLpAud[m]!;
    gpCalled += equity.calledGpAud[m]!;
    lp += waterfall.lpAud[m]!;
    gp += waterfall.gpCommitmentAud[m]!;
    carry += waterfall.carryAud[m]!;
    clawback += waterfall.clawbackAud[m]!;
    distributed += cash.distributedAud[m]!;
    management += cash.managementFeeAud[m]!;
    transaction += cash.acquisitionFeeAud[m]! + cash.dispositionFeeAud[m]!;
    expenses += cash.expensesAud[m]! + cash.setUpAud[m]!;
    gst += cash.gstAud[m]!;
    interest += cash.cashInterestAud[m]!;
  }
  out[offset + METRIC.lpCalledAud] = lpCalled;
  out[offset + METRIC.lpDistributedAud] = lp + clawback;
  out[offset + METRIC.lpProfitAud] = lp + clawback - lpCalled;
  out[offset + METRIC.gpCalledAud] = gpCalled;
  out[offset + METRIC.gpCommitmentDistributedAud] = gp;
  out[offset + METRIC.carryPaidAud] = carry;
  out[offset + METRIC.clawbackAud] = clawback;
  out[offset + METRIC.distributedAud] = distributed;
  out[offset + METRIC.managementFeeAud] = management;
  out[offset + METRIC.transactionFeeAud] = transaction;
  out[offset + METRIC.expensesAud] = expenses;
  out[offset + METRIC.gstAud] = gst;
  out[offset + METRIC.cashInterestAud] = interest;
  out[offset + METRIC.managerRevenueAud] =
    management + transaction + out[offset + METRIC.ownerFeeAud]! + carry - clawback;
  // Written by whoever runs the tax view; without one there is none.
  out[offset + METRIC.afterTaxNetIrrAnnual] = NaN;
  out[offset + METRIC.afterTaxNetTvpiMultiple] = NaN;
  out[offset + METRIC.lpTaxAud] = NaN;
  out[offset + METRIC.lpEffectiveTaxFraction] = NaN;
}

/**
 * Peaks of the balance sheet and the drawdown. Value of one unit of paid-in capital at month-end = (NAV before the distribution
 * of the month + distributions of earlier months) / paid-in capital to date, whole fund; the peak starts at 1. A balance of the
 * subscription line is capital whose call was put off: it counts on both sides.
 */
export function measureBalance(tables: PathTables, out: Float64Array, offset: number): void {
  const { cash, book, lastMonth } = tables;
  let peakNav = 0;
  let peakCash = 0;
  let peakShortfall = 0;
  let leastCashToNav = Infinity;
  let paidIn = 0;
  let distributed = 0;
  let peakUnit = 1;
  let drawdown = 0;
  for (let m = 0; m <= lastMonth; m += 1) {
    const nav = cash.navAud[m]!;
    const held = cash.cashAud[m]!;
    if (nav > peakNav) peakNav = nav;
    if (held > peakCash) peakCash = held;
    if (cash.shortfallAud[m]! > peakShortfall) peakShortfall = cash.shortfallAud[m]!;
    if (nav > 0 && book.livingCount[m]! > 0 && held / nav < leastCashToNav) leastCashToNav = held / nav;
    paidIn += cash.calledLpAud[m]! + cash.calledGpAud[m]!;
    const putOff = cash.subscriptionDebtAud[m]!;
    if (paidIn + putOff > 0) {
      const unit = (nav + putOff + distributed) / (paidIn + putOff);
      if (unit > peakUnit) peakUnit = unit;
      const fall = 1 - unit / peakUnit;
      if (fall > drawdown) drawdown = fall;
    }
    distributed += cash.distributedAud[m]!;
  }
  out[offset + METRIC.peakNavAud] = peakNav;
  out[offset + METRIC.peakCashAud] = peakCash;
  out[offset + METRIC.peakShortfallAud] = peakShortfall;
  out[offset + METRIC.minimumCashToNavFraction] = leastCashToNav === Infinity ? NaN : leastCashToNav;
  out[offset + METRIC.maxDrawdownFraction] = drawdown;
  out[offset + METRIC.endMonth] = lastMonth;
}

/** Growth and worst fall of the national index over the life of the fund. */
export function measureMarket(tables: PathTables, out: Float64Array, offset: number): void {
  const { market, lastMonth } = tables;
  const log = market.nationalLog;
  let peak = log[0]!;
  let fall = 0;
  for (let m = 1; m <= lastMonth; m += 1) {
    const level = log[m]!;
    if (level > peak) peak = level;
    else if (peak - level > fall) fall = peak - level;
  }
  out[offset + METRIC.nationalGrowthAnnual] = expm1(((log[lastMonth]! - log[0]!) * 12) / lastMonth);
  out[offset + METRIC.worstNationalFallFraction] = 1 - exp(-fall);
}
