import type { Columns } from '../../core/table.ts';
import type { CashTable } from './table.ts';

/** Compiled cash terms. Money in AUD. */
export type TreasuryPlan = {
  readonly commitmentsAud: number;
  readonly gpCommitmentFraction: number;
  readonly investableAud: number;
  /** Part of commitments that may be called for fees and expenses. */
  readonly feeReserveAud: number;
  /** Whether the GP commitment bears its part of the management fee; other costs are always pari passu. */
  readonly gpBearsManagementFee: boolean;
  readonly yieldSpreadAnnual: number;
  readonly liquidityReserveAud: number;
  readonly markdownFraction: number;
  readonly valuationLagMonths: number;
  /** 1 in the months whose end is a distribution date. Length months + 1. */
  readonly distributionMonth: Uint8Array;
};

/**
 * What the fund owes and pays through the ledger. GST is kept in two parts because the management fee may be borne by the LP
 * class alone, and its GST with it.
 */
export const PAYABLE = {
  managementFee: 0,
  managementFeeGst: 1,
  expenses: 2,
  setUp: 3,
  acquisitionFee: 4,
  dispositionFee: 5,
  otherGst: 6,
} as const;

/** The ledger column that records the payment of each payable, in the order of `PAYABLE`. */
const payableColumns = [
  'managementFeeAud',
  'gstAud',
  'expensesAud',
  'setUpAud',
  'acquisitionFeeAud',
  'dispositionFeeAud',
  'gstAud',
] as const satisfies readonly (keyof CashTable['spec'])[];

/**
 * The fund's cash account: calls, payments, distributions, month by month, written to the ledger columns. It knows amounts,
 * not why they arise: fees are accrued by the caller. Call order within a month: open, receive, call and pay advances,
 * accrue, payFees, mark, distribute, close.
 */
export interface Treasury {
  begin(): void;
  /** Interest on the opening balance at the cash rate plus spread, never negative in total. */
  open(month: number, cashRateAnnual: number): void;
  receive(month: number, principalAud: number, interestAud: number, shareAud: number): void;
  /** Commitments that may still be called for advances, AUD. */
  callableAud(): number;
  /** Pays advances: `calledAud` of it by a call, the rest from cash. */
  payAdvances(month: number, totalAud: number, calledAud: number): void;
  accrue(payable: number, amountAud: number): void;
  /**
   * Pays what is owed: first by calls on the fee reserve, then from cash that is not earmarked, then (coupled recycling) from
   * the pool. What is left unpaid is the shortfall.
   * @returns amount taken out of the recycling pool, AUD
   */
  payFees(month: number, poolAud: number, poolMayPay: boolean): number;
  /** Writes NAV before distributions from the marks of the book. */
  mark(month: number, laggedMarkAud: number): void;
  /** Hands out cash that is neither earmarked nor reserved; everything when `last`. */
  distribute(month: number, poolAud: number, last: boolean): void;
  close(month: number): void;
}

const CASH = 0;
const CALLED_ADVANCES = 1;
const CALLED_LP_FEES = 2;
const CALLED_GP_FEES = 3;
const SHORTFALL = 4;

export function createTreasury(plan: TreasuryPlan, ledger: Columns<CashTable>): Treasury {
  const state = new Float64Array(5);
  const owed = new Float64Array(payableColumns.length);
  const lines = payableColumns.map((name) => ledger[name]);
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

  return {
    begin() {
      state.fill(0);
      owed.fill(0);
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
    callableAud: () => plan.investableAud - state[CALLED_ADVANCES]!,
    payAdvances(month, totalAud, calledAud) {
      call(month, calledAud, gp);
      state[CALLED_ADVANCES] = state[CALLED_ADVANCES]! + calledAud;
      ledger.advancesMadeAud[month] = ledger.advancesMadeAud[month]! + totalAud;
      state[CASH] = state[CASH]! - totalAud;
    },
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
      const freeAud = Math.max(0, beforeCallAud - poolAud);
      const fromCashAud = Math.min(dueAud - calledAud, freeAud);
      const fromPoolAud = poolMayPay ? Math.min(dueAud - calledAud - fromCashAud, Math.min(poolAud, beforeCallAud)) : 0;
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
      ledger.navAud[month] = laggedMarkAud * (1 - plan.markdownFraction) + state[CASH]! - owedAud();
    },
    distribute(month, poolAud, last) {
      if (!last && plan.distributionMonth[month] === 0) return;
      const keptAud = last ? 0 : poolAud + plan.liquidityReserveAud;
      const amountAud = Math.max(0, state[CASH]! - keptAud);
      ledger.distributedAud[month] = amountAud;
      state[CASH] = last ? 0 : state[CASH]! - amountAud;
    },
    close(month) {
      ledger.cashAud[month] = state[CASH]!;
      ledger.feePayableAud[month] = owedAud();
      ledger.shortfallAud[month] = state[SHORTFALL]!;
      ledger.uncalledAud[month] =
        plan.commitmentsAud - state[CALLED_ADVANCES]! - state[CALLED_LP_FEES]! - state[CALLED_GP_FEES]!;
    },
  };
}
