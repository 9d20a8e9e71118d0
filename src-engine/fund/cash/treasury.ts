import type { Columns } from '../../core/table.ts';
import { LINE, type DebtAccount, type Line } from './debt-account.ts';
import { PAYABLE, payableColumns } from './payables.ts';
import type { TreasuryPlan, TreasuryReading, TreasuryState } from './plan.ts';
import type { CashTable } from './table.ts';

/**
 * The fund's cash account: calls, payments, distributions, debt, month by month, written to the ledger columns. It knows
 * amounts, not why they arise: fees are accrued, and lines drawn and repaid, by the caller. Call order within a month: open,
 * receive, draw, call and pay advances, accrue, payFees, mark, distribute, close.
 */
export interface Treasury extends DebtAccount {
  begin(): void;
  /** Cash kept out of distributions from now on, AUD; the plan's until then. */
  setLiquidityReserve(amountAud: number): void;
  /** Goes on from the state of a fund that already exists; its ledger to date is written by the caller. */
  resume(state: TreasuryState): void;
  /** Interest on the opening balance at the cash rate plus spread, never negative in total. */
  open(month: number, cashRateAnnual: number): void;
  receive(month: number, principalAud: number, interestAud: number, shareAud: number): void;
  /** Commitments for advances that neither a call nor a draw on the subscription line has used yet, AUD. */
  callableAud(): number;
  /** All commitments not yet called, AUD. */
  uncalledAud(): number;
  /** Pays advances: `committedAud` out of commitments, `calledAud` of that by a call; the rest from cash. */
  payAdvances(month: number, totalAud: number, committedAud: number, calledAud: number): void;
  cashAud(): number;
  /** What `distribute` would hand out now, AUD. */
  distributableAud(month: number, poolAud: number, last: boolean): number;
  accrue(payable: number, amountAud: number): void;
  /**
   * Pays what is owed: first by calls on the fee reserve, then from cash that is not earmarked, then (coupled recycling) from
   * the pool. What is left unpaid is the shortfall.
   * @returns amount taken out of the recycling pool, AUD
   */
  payFees(month: number, poolAud: number, poolMayPay: boolean): number;
  /** Writes NAV before distributions from the marks of the book. */
  mark(month: number, laggedMarkAud: number): void;
  /**
   * Hands out cash that is neither earmarked nor reserved; everything when `last`. `leastAud` is handed out in any month as far
   * as cash goes, also out of the liquidity reserve and then the pool, never out of what is held for lenders.
   * @returns amount taken out of the recycling pool, AUD
   */
  distribute(month: number, poolAud: number, last: boolean, leastAud: number): number;
  close(month: number): void;
  /** Balances right now: for the record of a replay, never in a loop over paths. */
  reading(): TreasuryReading;
}

const CASH = 0;
const CALLED_ADVANCES = 1;
const CALLED_LP_FEES = 2;
const CALLED_GP_FEES = 3;
const SHORTFALL = 4;
const USED_ADVANCES = 5;
const DEBT = 6; // to 8: by line
const INTEREST_OWED = 9;
const FACILITY_FEE_OWED = 10;
const HELD = 11;
const RESERVE = 12;
const LIQUIDITY = 13;
const ACCRUED = 14;

export function createTreasury(plan: TreasuryPlan, ledger: Columns<CashTable>): Treasury {
  const state = new Float64Array(15);
  const owed = new Float64Array(payableColumns.length);
  const lines = payableColumns.map((name) => ledger[name]);
  const drawn = [ledger.subscriptionDrawnAud, ledger.navLineDrawnAud, ledger.dealNotesIssuedAud] as const;
  const repaid = [ledger.subscriptionRepaidAud, ledger.navLineRepaidAud, ledger.dealNotesRepaidAud] as const;
  const gp = plan.gpCommitmentFraction;
  const lpOnly = plan.gpBearsManagementFee ? [] : [PAYABLE.managementFee, PAYABLE.managementFeeGst];

  function call(month: number, amountAud: number, gpFraction: number): void {
    ledger.calledGpAud[month] = ledger.calledGpAud[month]! + amountAud * gpFraction;
    ledger.calledLpAud[month] = ledger.calledLpAud[month]! + amountAud * (1 - gpFraction);
    state[CASH] = state[CASH]! + amountAud;
  }

  function owedAud(): number {
    let total = 0;
    for (let i = 0; i < owed.length; i++) total += owed[i]!;
    return total;
  }

  function uncalledAud(): number {
    return plan.commitmentsAud - state[CALLED_ADVANCES]! - state[CALLED_LP_FEES]! - state[CALLED_GP_FEES]!;
  }

  /** Calls pari passu from the part of commitments that is meant for fees; returns what was called. */
  function callReserve(month: number, wantedAud: number): number {
    const lpRoomAud = plan.feeReserveAud - state[CALLED_LP_FEES]! / (1 - gp);
    const gpRoomAud = gp > 0 ? plan.feeReserveAud - state[CALLED_GP_FEES]! / gp : Infinity;
    const calledAud = Math.max(0, Math.min(wantedAud, lpRoomAud, gpRoomAud));
    if (calledAud === 0) return 0;
    call(month, calledAud, gp);
    state[CALLED_LP_FEES] = state[CALLED_LP_FEES]! + calledAud * (1 - gp);
    state[CALLED_GP_FEES] = state[CALLED_GP_FEES]! + calledAud * gp;
    return calledAud;
  }

  function repay(month: number, line: Line, amountAud: number): void {
    repaid[line][month] = repaid[line][month]! + amountAud;
    state[CASH] = state[CASH]! - amountAud;
    // Repaying the whole balance leaves exactly nothing.
    state[DEBT + line] = Math.max(0, state[DEBT + line]! - amountAud);
  }

  function distributableAud(month: number, poolAud: number, last: boolean): number {
    if (!last && plan.distributionMonth[month] === 0) return 0;
    const keptAud = last ? 0 : poolAud + state[LIQUIDITY]! + state[HELD]! + state[RESERVE]!;
    return Math.max(0, state[CASH]! - keptAud);
  }

  return {
    begin() {
      state.fill(0);
      owed.fill(0);
      state[LIQUIDITY] = plan.liquidityReserveAud;
    },
    setLiquidityReserve(amountAud) {
      state[LIQUIDITY] = amountAud;
    },
    resume(given) {
      const { cashAud, calledAdvancesAud, calledLpFeesAud, calledGpFeesAud, usedAdvancesAud } = given;
      state.set([cashAud, calledAdvancesAud, calledLpFeesAud, calledGpFeesAud, 0, usedAdvancesAud]); // by the constants above
      state.set([given.subscriptionDebtAud, given.navLineDebtAud], DEBT);
      owed[PAYABLE.managementFee] = given.accruedFeesAud;
    },
    open(month, cashRateAnnual) {
      const rateAnnual = Math.max(0, cashRateAnnual + plan.yieldSpreadAnnual);
      const interestAud = (state[CASH]! * rateAnnual) / 12;
      ledger.cashInterestAud[month] = interestAud;
      state[CASH] = state[CASH]! + interestAud;
    },
    receive(month, principalAud, interestAud, shareAud) {
      ledger.principalReceivedAud[month] = principalAud;
      ledger.interestReceivedAud[month] = interestAud;
      ledger.shareReceivedAud[month] = shareAud;
      state[CASH] = state[CASH]! + principalAud + interestAud + shareAud;
    },
    callableAud: () => plan.investableAud - state[USED_ADVANCES]!,
    uncalledAud,
    payAdvances(month, totalAud, committedAud, calledAud) {
      call(month, calledAud, gp);
      state[CALLED_ADVANCES] = state[CALLED_ADVANCES]! + calledAud;
      state[USED_ADVANCES] = state[USED_ADVANCES]! + committedAud;
      ledger.advancesMadeAud[month] = ledger.advancesMadeAud[month]! + totalAud;
      state[CASH] = state[CASH]! - totalAud;
    },
    cashAud: () => state[CASH]!,
    debtAud: (line) => state[DEBT + line]!,
    draw(month, line, amountAud) {
      drawn[line][month] = drawn[line][month]! + amountAud;
      state[CASH] = state[CASH]! + amountAud;
      state[DEBT + line] = state[DEBT + line]! + amountAud;
    },
    repayByCall(month, line, amountAud) {
      call(month, amountAud, gp);
      state[CALLED_ADVANCES] = state[CALLED_ADVANCES]! + amountAud;
      repay(month, line, amountAud);
    },
    repayFromCash: repay,
    callForDebt(month, amountAud) {
      const fromAdvancesAud = Math.max(0, Math.min(amountAud, plan.investableAud - state[USED_ADVANCES]!));
      call(month, fromAdvancesAud, gp);
      state[CALLED_ADVANCES] = state[CALLED_ADVANCES]! + fromAdvancesAud;
      state[USED_ADVANCES] = state[USED_ADVANCES]! + fromAdvancesAud;
      return fromAdvancesAud + callReserve(month, amountAud - fromAdvancesAud);
    },
    accrueDebtCosts(interestAud, feeAud) {
      state[INTEREST_OWED] = state[INTEREST_OWED]! + interestAud;
      state[FACILITY_FEE_OWED] = state[FACILITY_FEE_OWED]! + feeAud;
    },
    payDebtCosts(month) {
      const interestAud = state[INTEREST_OWED]!;
      const feeAud = state[FACILITY_FEE_OWED]!;
      if (interestAud + feeAud <= 0) return;
      callReserve(month, interestAud + feeAud);
      const paidInterestAud = Math.min(interestAud, state[CASH]!);
      state[CASH] = state[CASH]! - paidInterestAud;
      const paidFeeAud = Math.min(feeAud, state[CASH]!);
      state[CASH] = state[CASH]! - paidFeeAud;
      ledger.facilityInterestAud[month] = ledger.facilityInterestAud[month]! + paidInterestAud;
      ledger.facilityFeeAud[month] = ledger.facilityFeeAud[month]! + paidFeeAud;
      state[INTEREST_OWED] = interestAud - paidInterestAud;
      state[FACILITY_FEE_OWED] = feeAud - paidFeeAud;
    },
    arrearsAud: () => state[INTEREST_OWED]! + state[FACILITY_FEE_OWED]!,
    payFacilityFee(month, amountAud) {
      ledger.facilityFeeAud[month] = ledger.facilityFeeAud[month]! + amountAud;
      state[CASH] = state[CASH]! - amountAud;
    },
    payFacilityInterest(month, amountAud) {
      ledger.facilityInterestAud[month] = ledger.facilityInterestAud[month]! + amountAud;
      state[CASH] = state[CASH]! - amountAud;
    },
    setAccruedInterest(amountAud) {
      state[ACCRUED] = amountAud;
    },
    forgive(line, amountAud) {
      state[DEBT + line] = Math.max(0, state[DEBT + line]! - amountAud);
    },
    hold(amountAud) {
      state[HELD] = state[HELD]! + amountAud;
    },
    reserve(amountAud) {
      state[RESERVE] = amountAud;
    },
    trimHeld(poolAud) {
      state[HELD] = Math.max(0, Math.min(state[HELD]!, state[DEBT + LINE.navLine]!, state[CASH]! - poolAud));
    },
    distributableAud,
    accrue(payable, amountAud) {
      owed[payable] = owed[payable]! + amountAud;
    },
    payFees(month, poolAud, poolMayPay) {
      const dueAud = owedAud();
      if (dueAud <= 0) {
        state[SHORTFALL] = 0;
        return 0;
      }
      let lpOnlyFraction = 0;
      for (const payable of lpOnly) lpOnlyFraction += owed[payable]! / dueAud;
      const gpFraction = gp * (1 - lpOnlyFraction);
      // Neither class is called for more than its own commitment, though the LP class bears more than its share of fees.
      const lpRoomAud = (plan.feeReserveAud * (1 - gp) - state[CALLED_LP_FEES]!) / (1 - gpFraction);
      const gpRoomAud = gpFraction > 0 ? (plan.feeReserveAud * gp - state[CALLED_GP_FEES]!) / gpFraction : Infinity;
      const calledAud = Math.max(0, Math.min(dueAud, lpRoomAud, gpRoomAud));
      const beforeCallAud = state[CASH]!;
      if (calledAud > 0) {
        call(month, calledAud, gpFraction);
        state[CALLED_LP_FEES] = state[CALLED_LP_FEES]! + calledAud * (1 - gpFraction);
        state[CALLED_GP_FEES] = state[CALLED_GP_FEES]! + calledAud * gpFraction;
      }
      const ownAud = beforeCallAud - state[RESERVE]!;
      const freeAud = Math.max(0, ownAud - poolAud);
      const fromCashAud = Math.min(dueAud - calledAud, freeAud);
      const fromPoolAud = poolMayPay
        ? Math.min(dueAud - calledAud - fromCashAud, Math.max(0, Math.min(poolAud, ownAud)))
        : 0;
      const paidAud = calledAud + fromCashAud + fromPoolAud;
      state[CASH] = state[CASH]! - paidAud;
      ledger.lpOnlyFeesAud[month] = lpOnlyFraction * (fromCashAud + fromPoolAud);
      const paidFraction = paidAud / dueAud;
      for (let i = 0; i < owed.length; i++) {
        const partAud = paidAud === dueAud ? owed[i]! : owed[i]! * paidFraction;
        lines[i]![month] = lines[i]![month]! + partAud;
        owed[i] = owed[i]! - partAud;
      }
      state[SHORTFALL] = dueAud - paidAud;
      return fromPoolAud;
    },
    mark(month, laggedMarkAud) {
      ledger.navAud[month] =
        laggedMarkAud * (1 - plan.markdownFraction) +
        state[CASH]! -
        owedAud() -
        state[DEBT]! -
        state[DEBT + 1]! -
        (state[DEBT + 2]! + state[ACCRUED]!) -
        (state[INTEREST_OWED]! + state[FACILITY_FEE_OWED]!);
    },
    distribute(month, poolAud, last, leastAud) {
      if (!last && plan.distributionMonth[month] === 0 && leastAud === 0) return 0;
      const usualAud = distributableAud(month, poolAud, last);
      const ownAud = state[CASH]! - (state[HELD]! + state[RESERVE]!);
      const wantedAud = Math.min(leastAud, ownAud);
      const amountAud = wantedAud > usualAud ? wantedAud : usualAud;
      ledger.distributedAud[month] = amountAud;
      state[CASH] = last ? 0 : state[CASH]! - amountAud;
      if (amountAud === usualAud) return 0;
      ledger.distributedForTaxAud[month] = amountAud - usualAud;
      return Math.max(0, poolAud - (ownAud - amountAud));
    },
    close(month) {
      ledger.cashAud[month] = state[CASH]!;
      ledger.feePayableAud[month] = owedAud();
      ledger.shortfallAud[month] = state[SHORTFALL]!;
      ledger.uncalledAud[month] = uncalledAud();
      ledger.subscriptionDebtAud[month] = state[DEBT]!;
      ledger.navLineDebtAud[month] = state[DEBT + 1]!;
      ledger.dealNoteDebtAud[month] = state[DEBT + 2]!;
      ledger.dealNoteAccruedAud[month] = state[ACCRUED]!;
      ledger.facilityArrearsAud[month] = state[INTEREST_OWED]! + state[FACILITY_FEE_OWED]!;
    },
    reading: () => ({
      cashAud: state[CASH]!,
      calledLpFeesAud: state[CALLED_LP_FEES]!,
      calledGpFeesAud: state[CALLED_GP_FEES]!,
      reservedAud: state[RESERVE]!,
      heldAud: state[HELD]!,
      liquidityAud: state[LIQUIDITY]!,
      managementFeeOwedAud: owed[PAYABLE.managementFee]!,
      otherCostsOwedAud: owed[PAYABLE.expenses]! + owed[PAYABLE.setUp]! + owed[PAYABLE.acquisitionFee]! + owed[PAYABLE.dispositionFee]!, // prettier-ignore
    }),
  };
}
