import type { CapitalAccount } from './account.ts';
import type { WaterfallStep } from './plan.ts';
import type { DealFlows } from './table.ts';

/** One test of the clawback, AUD. */
export type ClawbackTest = {
  readonly owedAud: number;
  /** What stood in escrow, and the part of the clawback that it paid. */
  readonly escrowAud: number;
  readonly fromEscrowAud: number;
  /** What the manager can return out of carry that it received, after tax where agreed and less what it returned before. */
  readonly fromManagerAud: number;
  /** The class's part of cash that the fund holds, taken as distributed. */
  readonly heldAud: number;
  readonly last: boolean;
};

/** Hears every move of a run. The runner of a simulation has none; the trace of one path is one (`trace.ts`). */
export interface WaterfallRecorder {
  /** Capital was called; the account already holds it. */
  called(month: number, account: CapitalAccount, amountAud: number): void;
  /** American: capital was called for deals or fees that do not count yet. */
  calledToWait(month: number, account: CapitalAccount, amountAud: number): void;
  /**
   * Clock from the line draw: of the `called` amount that follows, `drawnAud` was drawn on the subscription line, and a call of
   * `repaidAud` beside it repaid what had been drawn before.
   */
  onLine(month: number, account: CapitalAccount, drawnAud: number, repaidAud: number): void;
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
  reinvested(month: number, account: CapitalAccount, amountAud: number, capitalBeforeAud: number): void;
  /** American: reinvested proceeds beyond what was open pay capital and pref that count now; the account has it. */
  creditUsed(month: number, account: CapitalAccount, amountAud: number, capitalBeforeAud: number): void;
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
  clawedBack(month: number, account: CapitalAccount, test: ClawbackTest): void;
  /** Carry returned at an interim test paid capital and pref that were open before it; the account has it. */
  clawbackApplied(month: number, account: CapitalAccount, capitalBeforeAud: number, prefBeforeAud: number): void;
}
