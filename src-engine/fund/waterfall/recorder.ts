import type { CapitalAccount } from './account.ts';
import type { WaterfallStep } from './plan.ts';

/** Hears every move of a run. The runner of a simulation has none; the trace of one path is one (`trace.ts`). */
export interface WaterfallRecorder {
  /** Capital was called; the account already holds it. */
  called(month: number, account: CapitalAccount, amountAud: number): void;
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
  /** The fund has ended and the clawback was settled (0 when nothing was owed or none is agreed). */
  ended(month: number, account: CapitalAccount, clawbackAud: number): void;
}
