import { createScratchTable, type Columns } from '../../core/table.ts';
import type { CashTable } from '../cash/table.ts';
import { createClassDesk } from './class-desk.ts';
import { createCoverage } from './coverage.ts';
import { createFunding } from './funding.ts';
import type { TranchePlan } from './plan.ts';
import { equityTable, trancheClasses, trancheTable, type TrancheLayer, type TranchePath } from './table.ts';

/**
 * The capital structure over the months of a path. Each month, in this order: coupons accrue and fall due; the calls are
 * divided; then, senior-most first, coupon, reserve (senior alone), scheduled principal, tests and what they trap; what is left
 * is the equity's. Nothing is allocated per path; months x classes steps.
 *
 * Cash in (distributions, interest on the reserve) = cash out (coupons, principal, equity) + change of the reserve.
 */
export function createTranches(plan: TranchePlan, months: number): TrancheLayer {
  const equityScratch = createScratchTable(equityTable, months + 1);
  const classScratch = plan.classes.map(() => createScratchTable(trancheTable, months + 1));
  const columns = classScratch.map((table) => table.columns);
  const byRank = trancheClasses.map((_, rank) => {
    const at = plan.classes.findIndex((held) => held.rank === rank);
    return at < 0 ? null : { columns: columns[at]!, maturityMonth: plan.classes[at]!.maturityMonth };
  });
  const desk = createClassDesk(plan, columns);
  const { count } = desk;
  const equity = equityScratch.columns;
  const path: TranchePath = { classes: byRank, equity };
  const coverage = createCoverage(plan, desk);
  const funding = createFunding(plan, desk, equity);
  const withReserve = plan.classes[0]?.name === 'senior' && plan.reserveMonths > 0; // it is the senior class's
  const needsCover = plan.classes.some(({ minCoverMultiple }) => minCoverMultiple > 0);
  const window = plan.coverWindowMonths;

  /** Receipts of a month that count in the cover. */
  function receiptsAud(ledger: Columns<CashTable>, month: number): number {
    const incomeAud =
      ledger.interestReceivedAud[month]! + ledger.shareReceivedAud[month]! + ledger.cashInterestAud[month]!;
    const toLendersAud = ledger.facilityInterestAud[month]! + ledger.facilityFeeAud[month]!;
    const principalAud = plan.coverBasis === 'proceeds' ? ledger.principalReceivedAud[month]! : 0;
    return incomeAud + principalAud - toLendersAud;
  }

  function unreturnedAud(receivedAud: number): number {
    const leftAud = funding.equityCalledAud() - receivedAud;
    return leftAud > 0 ? leftAud : 0;
  }

  /** Repays the senior-most of the classes 0..at out of trapped cash; returns what was used, AUD. */
  function repayFromTop(at: number, month: number, amountAud: number): number {
    let leftAud = amountAud;
    for (let i = 0; i <= at && leftAud > 0; i++) leftAud -= desk.repay(i, month, leftAud);
    return amountAud - leftAud;
  }

  function run(
    ledger: Columns<CashTable>,
    distributedAud: Float64Array,
    cashRateAnnual: Float64Array,
    lastMonth: number,
  ): void {
    for (const table of classScratch) table.clear();
    equityScratch.clear();
    desk.begin();
    coverage.begin(lastMonth);
    funding.begin();
    let reserveAud = 0;
    let equityReceivedAud = 0;
    let receivedAud = 0; // receipts of the cover window
    for (let month = 0; month <= lastMonth; month++) {
      const last = month === lastMonth;
      const rateAnnual = month > 0 ? cashRateAnnual[month - 1]! : 0;
      if (reserveAud > 0) {
        const interestAud = (reserveAud * Math.max(0, rateAnnual + plan.reserveSpreadAnnual)) / 12;
        equity.reserveInterestAud[month] = interestAud;
        reserveAud += interestAud;
      }
      for (let at = 0; at < count; at++) desk.open(at, month, last, rateAnnual);
      funding.call(month, ledger.calledLpAud[month]!, ledger.calledGpAud[month]!);
      if (needsCover) {
        receivedAud += receiptsAud(ledger, month);
        if (month >= window) receivedAud -= receiptsAud(ledger, month - window);
      }

      let cashAud = distributedAud[month]!;
      if (reserveAud > 0 && (cashAud > 0 || last)) {
        const keptAud = last ? 0 : Math.min(reserveAud, plan.reserveMonths * desk.monthlyCouponAud(0));
        cashAud += reserveAud - keptAud;
        reserveAud = keptAud;
      }
      // Without cash and tests nothing happens below the class whose coupons the reserve may pay.
      const reached = cashAud > 0 || last || plan.testMonth[month] === 1 ? count : Math.min(1, count);
      for (let at = 0; at < reached; at++) {
        cashAud -= desk.payCoupon(at, month, cashAud);
        if (at === 0 && withReserve) {
          if (reserveAud > 0) reserveAud -= desk.payCoupon(at, month, reserveAud);
          if (!last && cashAud > 0) {
            const gapAud = plan.reserveMonths * desk.monthlyCouponAud(at) - reserveAud;
            const addedAud = gapAud > 0 ? Math.min(gapAud, cashAud) : 0;
            reserveAud += addedAud;
            cashAud -= addedAud;
          }
        }
        const dueAud = desk.scheduledAud(at, month, last, cashAud, unreturnedAud(equityReceivedAud));
        if (dueAud > 0 && cashAud > 0) cashAud -= desk.repay(at, month, Math.min(dueAud, cashAud));
        const collateralAud = ledger.navAud[month]! - distributedAud[month]! + reserveAud;
        const wantedAud = coverage.wantedAud(at, month, last, collateralAud, month >= window ? receivedAud : NaN);
        if (wantedAud > 0 && cashAud > 0) {
          const trappedAud = repayFromTop(at, month, Math.min(wantedAud, cashAud));
          columns[at]!.trappedAud[month] = trappedAud;
          cashAud -= trappedAud;
        }
      }
      equity.distributedAud[month] = cashAud;
      equityReceivedAud += cashAud;
      equity.unreturnedAud[month] = unreturnedAud(equityReceivedAud);
      equity.reserveAud[month] = reserveAud;
      let claimsAud = 0;
      for (let at = 0; at < count; at++) {
        desk.close(at, month, last);
        claimsAud += desk.claimAud(at);
      }
      const heldAud = ledger.cashAud[month]! + reserveAud - claimsAud;
      equity.cashHeldAud[month] = heldAud > 0 ? heldAud : 0;
    }
  }

  return { path, run };
}
