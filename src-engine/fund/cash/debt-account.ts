/** The facilities a fund can owe. */
export const LINE = { subscription: 0, navLine: 1, dealNotes: 2 } as const;
export type Line = (typeof LINE)[keyof typeof LINE];

/** The part of the cash account that deals with lenders. Amounts in AUD, written to the ledger of the month. */
export interface DebtAccount {
  debtAud(line: Line): number;
  draw(month: number, line: Line, amountAud: number): void;
  /** Repays what was drawn for committed advances by the call that was put off. */
  repayByCall(month: number, line: Line, amountAud: number): void;
  repayFromCash(month: number, line: Line, amountAud: number): void;
  /** Calls up to `amountAud` of what may still be called for any purpose, pari passu; returns what was called. */
  callForDebt(month: number, amountAud: number): number;
  /** Interest and fees owed to lenders. */
  accrueDebtCosts(interestAud: number, feeAud: number): void;
  /** Pays lenders what is owed, interest first: called while fees may be called, then out of all cash; the rest waits as arrears. */
  payDebtCosts(month: number): void;
  arrearsAud(): number;
  /** Pays a fee to a lender at once, out of cash. */
  payFacilityFee(month: number, amountAud: number): void;
  /** Pays interest that was not yet due as a debt cost, out of cash. */
  payFacilityInterest(month: number, amountAud: number): void;
  /** Interest that has accrued and falls due later: owed, and netted from NAV, AUD. */
  setAccruedInterest(amountAud: number): void;
  /** Takes off a balance what the lender has lost. */
  forgive(line: Line, amountAud: number): void;
  /** Cash that stays out of distributions until it is used, never more than the NAV line. */
  hold(amountAud: number): void;
  trimHeld(poolAud: number): void;
  /** Cash kept for the debt service of the months ahead: fees and distributions leave it alone. */
  reserve(amountAud: number): void;
}
