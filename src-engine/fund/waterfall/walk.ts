import { addReceipt, unpaidPrefAud } from './account.ts';
import type { CapitalAccount } from './account.ts';
import type { SplitEnd, WaterfallPlan, WaterfallStep } from './plan.ts';
import type { WaterfallRecorder } from './recorder.ts';

/** What one distribution paid by step, AUD. Scratch: overwritten by the next walk. */
export type StepPayments = {
  returnOfCapitalAud: number;
  prefAud: number;
  catchUpAud: number;
  catchUpCarryAud: number;
  splitAud: number;
  splitCarryAud: number;
};

export function createPayments(): StepPayments {
  return { returnOfCapitalAud: 0, prefAud: 0, catchUpAud: 0, catchUpCarryAud: 0, splitAud: 0, splitCarryAud: 0 };
}

/**
 * The interpreter: takes the steps of the plan in order until `cashAud` is gone, moves the balances of the class and
 * reports what each step paid, to `paid` as totals and to `recorder` one by one.
 *
 * The last step is a split without end, so all cash is paid. Because every receipt moves the return accounts at once, a
 * hurdle is tested with the cash of the same distribution.
 */
export function distribute(
  account: CapitalAccount,
  plan: WaterfallPlan,
  month: number,
  cashAud: number,
  paid: StepPayments,
  recorder: WaterfallRecorder | null,
): void {
  paid.returnOfCapitalAud = 0;
  paid.prefAud = 0;
  paid.catchUpAud = 0;
  paid.catchUpCarryAud = 0;
  paid.splitAud = 0;
  paid.splitCarryAud = 0;
  const { steps } = plan;
  let leftAud = cashAud;
  for (let i = 0; i < steps.length && leftAud > 0; i++) {
    const step = steps[i]!;
    const balanceAud = openBalanceAud(step, account);
    if (!(balanceAud > 0)) continue;
    const stepAud = balanceAud < leftAud ? balanceAud : leftAud;
    const carryAud = stepAud * carryOf(step);
    const classAud = stepAud - carryAud;
    switch (step.kind) {
      case 'return-of-capital':
        account.unreturnedAud -= stepAud;
        paid.returnOfCapitalAud += classAud;
        break;
      case 'pref':
        payPref(account, stepAud);
        account.catchUpAud += stepAud * step.catchUpPerPref;
        paid.prefAud += classAud;
        break;
      case 'catch-up':
        account.catchUpAud -= stepAud;
        paid.catchUpAud += classAud;
        paid.catchUpCarryAud += carryAud;
        break;
      case 'split':
        paid.splitAud += classAud;
        paid.splitCarryAud += carryAud;
        break;
    }
    addReceipt(account, classAud);
    leftAud -= stepAud;
    if (recorder !== null) recorder.paid(month, account, step, classAud, carryAud, balanceAud, balanceAud - stepAud);
  }
  // Added as the table adds it, so that the account is the sum of the carry column to the last bit.
  account.carryAud += paid.catchUpCarryAud + paid.splitCarryAud;
}

/** Cash that the step may take before it is done; Infinity for the last split, zero or less when it is done. */
function openBalanceAud(step: WaterfallStep, account: CapitalAccount): number {
  switch (step.kind) {
    case 'return-of-capital':
      return account.unreturnedAud;
    case 'pref':
      return unpaidPrefAud(account);
    case 'catch-up':
      return account.catchUpAud;
    case 'split':
      return step.end === null ? Infinity : distanceAud(step.end, account) / (1 - step.carryFraction);
  }
}

/** Cash that the class still needs to reach the end of a split; zero or less when it is there. */
export function distanceAud(end: SplitEnd, account: CapitalAccount): number {
  return end.kind === 'irr' ? account.irrAud[end.account]! : end.multiple * account.calledAud - account.receivedAud;
}

/** Manager's part of each dollar that the step pays. */
function carryOf(step: WaterfallStep): number {
  if (step.kind === 'catch-up') return step.catchUpFraction;
  return step.kind === 'split' ? step.carryFraction : 0;
}

/**
 * Pays the class what it is owed out of cash that never went through the steps (carry returned, proceeds kept for
 * reinvestment): capital and pref in the order of the terms. Returns what is left, AUD; the class has that too.
 */
export function payOutside(account: CapitalAccount, plan: WaterfallPlan, amountAud: number): number {
  addReceipt(account, amountAud);
  return payUnpaid(account, plan, amountAud);
}

/** The same for cash that the return accounts have already seen. */
export function payUnpaid(account: CapitalAccount, plan: WaterfallPlan, amountAud: number): number {
  const { steps } = plan;
  let leftAud = amountAud;
  for (let i = 0; i < steps.length && leftAud > 0; i++) {
    const step = steps[i]!;
    if (step.kind !== 'return-of-capital' && step.kind !== 'pref') break;
    const balanceAud = openBalanceAud(step, account);
    if (!(balanceAud > 0)) continue;
    const stepAud = balanceAud < leftAud ? balanceAud : leftAud;
    if (step.kind === 'pref') {
      payPref(account, stepAud);
      account.catchUpAud += stepAud * step.catchUpPerPref;
    } else account.unreturnedAud -= stepAud;
    leftAud -= stepAud;
  }
  return leftAud;
}

/** Pref that bears pref is paid before pref that does not. */
function payPref(account: CapitalAccount, amountAud: number): void {
  if (amountAud <= account.prefAud) account.prefAud -= amountAud;
  else {
    const accruedLeftAud = account.prefAccruedAud - (amountAud - account.prefAud);
    account.prefAccruedAud = accruedLeftAud > 0 ? accruedLeftAud : 0;
    account.prefAud = 0;
  }
}
