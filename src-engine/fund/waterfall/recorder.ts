import type { CapitalAccount } from './account.ts';
import type { WaterfallStep } from './plan.ts';
import type { DealFlows } from './table.ts';

/** Hears every move of a run. The runner of a simulation has none; the trace of one path is one (`trace.ts`). */
export interface WaterfallRecorder {
  /** Capital was called; the account already holds it. */
  called(month: number, account: CapitalAccount, amountAud: number): void;
  /** American: capital was called for deals or fees that do not count yet. */
  calledToWait(month: number, account: CapitalAccount, amountAud: number): void;
  /**
   * American: the capital of an advance counts from this month. It is about to join the account, after `beforeAud` of other
   * advances of the month.
   */
  dealCounts(
    month: number,
    account: CapitalAccount,
    deals: DealFlows,
    row: number,
    beforeAud: number,
    capitalAud: number,
  ): void;
  /** American: fees called count in the share of the cost that counts; the account already holds them. */
  feesCount(month: number, account: CapitalAccount, sharedFraction: number, capitalAud: number): void;
  /** American: proceeds kept for reinvestment went into new advances and count as returned; the account has them. */
  reinvested(month: number, account: CapitalAccount, amountAud: number): void;
  /** Carry was put in escrow; `escrowAud` is its balance with it. */
  held(month: number, amountAud: number, escrowAud: number): void;
  /** What a clawback left in escrow went to the manager. */
  released(month: number, amountAud: number): void;
  /** `cashAud` is about to be taken through the steps for this class. */
  distributing(month: number, account: CapitalAccount, cashAud: number): void;
  /** The GP commitment got its part of a distribution without going through the steps. */
  paidOutright(month: number, amountAud: number): void;
  /** A step paid; balances are the cash that the step could take before and after (Infinity: no end). */
  paid(
    month: number,
    account: CapitalAccount,
    step: WaterfallStep,
    classAud: number,
    carryAud: number,
    balanceBeforeAud: number,
    balanceAfterAud: number,
  ): void;
  /** A clawback was tested, at an interim date or at the end (0: nothing owed, or none agreed); the account is untouched. */
  clawedBack(
    month: number,
    account: CapitalAccount,
    clawbackAud: number,
    fromEscrowAud: number,
    heldAud: number,
    last: boolean,
  ): void;
}
