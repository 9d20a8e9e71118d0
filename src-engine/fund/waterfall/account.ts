import type { WaterfallPlan } from './plan.ts';

export type Party = 'LP class' | 'GP commitment' | 'manager';

/**
 * What one class of capital has put in, is owed and has received, in AUD. Mutable scratch, zeroed for every path.
 *
 * The hurdle and IRR accounts are signed: calls less distributions, grown at the rate, so they are the cash that would
 * lift the class to that return today, and below zero when it is ahead. No root has to be found.
 */
export type CapitalAccount = {
  readonly party: Party;
  calledAud: number;
  receivedAud: number;
  /** Carry that the manager took from this class. */
  carryAud: number;
  unreturnedAud: number;
  /** Unpaid pref that bears pref itself. */
  prefAud: number;
  /** Unpaid pref that does not (yet) bear pref. */
  prefAccruedAud: number;
  /** Cash that the catch-up step may still take. */
  catchUpAud: number;
  /** Proceeds kept for reinvestment beyond what was unpaid: they pay for the next capital that counts (American only). */
  creditAud: number;
  /** Signed account at the hurdle, in the pref's convention: the part that bears interest, and the part that does not. */
  hurdleAud: number;
  hurdleAccruedAud: number;
  /** Signed accounts at the IRR hurdles of the carry tiers. */
  readonly irrAud: Float64Array;
};

export function createAccount(plan: WaterfallPlan, party: Party): CapitalAccount {
  return {
    party,
    calledAud: 0,
    receivedAud: 0,
    carryAud: 0,
    unreturnedAud: 0,
    prefAud: 0,
    prefAccruedAud: 0,
    catchUpAud: 0,
    creditAud: 0,
    hurdleAud: 0,
    hurdleAccruedAud: 0,
    irrAud: new Float64Array(plan.irrFactorsMonthly.length),
  };
}

export function resetAccount(account: CapitalAccount): void {
  account.calledAud = 0;
  account.receivedAud = 0;
  account.carryAud = 0;
  account.unreturnedAud = 0;
  account.prefAud = 0;
  account.prefAccruedAud = 0;
  account.catchUpAud = 0;
  account.creditAud = 0;
  account.hurdleAud = 0;
  account.hurdleAccruedAud = 0;
  account.irrAud.fill(0);
}

/** One month passes: pref accrues on opening balances. `month` counts from first close; quarters are counted from there. */
export function accrue(account: CapitalAccount, plan: WaterfallPlan, month: number): void {
  const rate = plan.prefRateMonthly;
  account.prefAccruedAud += rate * (account.unreturnedAud + account.prefAud);
  account.hurdleAccruedAud += rate * account.hurdleAud;
  if (month % plan.capitaliseEveryMonths === 0) {
    account.prefAud += account.prefAccruedAud;
    account.prefAccruedAud = 0;
    account.hurdleAud += account.hurdleAccruedAud;
    account.hurdleAccruedAud = 0;
  }
  const { irrAud } = account;
  for (let i = 0; i < irrAud.length; i++) irrAud[i]! *= plan.irrFactorsMonthly[i]!;
}

/** Capital is called: the pref clock of this capital starts, and capital that had been returned in full is open again. */
export function addCall(account: CapitalAccount, amountAud: number): void {
  account.calledAud += amountAud;
  account.unreturnedAud += amountAud;
  account.hurdleAud += amountAud;
  const { irrAud } = account;
  for (let i = 0; i < irrAud.length; i++) irrAud[i]! += amountAud;
}

/** Cash reaches the class: its return accounts fall. What the cash pays for (capital, pref ...) is the step's business. */
export function addReceipt(account: CapitalAccount, amountAud: number): void {
  account.receivedAud += amountAud;
  account.hurdleAud -= amountAud;
  const { irrAud } = account;
  for (let i = 0; i < irrAud.length; i++) irrAud[i]! -= amountAud;
}

export function unpaidPrefAud(account: CapitalAccount): number {
  return account.prefAud + account.prefAccruedAud;
}
