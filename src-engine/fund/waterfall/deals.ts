import type { CapitalAccount } from './account.ts';
import { accrue, addCall } from './account.ts';
import type { WaterfallPlan } from './plan.ts';
import type { WaterfallRecorder } from './recorder.ts';
import type { DealFlows } from './table.ts';
import { createUnitGrowth } from './unit-growth.ts';
import { payOutside, payUnpaid } from './walk.ts';

/** Differences of sums of money below this share of them are rounding, neither debt nor fees. */
const DUST_FRACTION = 1e-12;

/**
 * The capital of an American waterfall: what each deal cost joins a class's account when the deal counts, with the pref it has
 * earned since its call; fees called wait and join in the share of the cost that counts.
 */
export interface DealLedger {
  /** Sums a path's deals by the month from which they count. Arguments as `WaterfallRunner.run`. */
  begin(deals: DealFlows, calledLpAud: Float64Array, calledGpAud: Float64Array, lastMonth: number): void;
  /**
   * Opens a month, in order: pref accrues; the call of the month waits; what counts from this month joins; proceeds that were
   * reinvested this month count as returned.
   * @param waiting the class's calls that belong to no deal: `calledAud` all of them, `unreturnedAud` what does not count yet
   * @param classFraction the class's part of what advances cost
   * @param classCapitalAud calls on the class by month
   */
  open(
    month: number,
    account: CapitalAccount,
    waiting: CapitalAccount,
    classFraction: number,
    classCapitalAud: Float64Array,
    recorder: WaterfallRecorder | null,
  ): void;
}

export function createDealLedger(plan: WaterfallPlan, months: number): DealLedger {
  const growth = createUnitGrowth(plan, months);
  const { phases, width, prefFraction, accruedFraction, irrMultiple } = growth;
  const irrAccounts = plan.irrFactorsMonthly.length;
  // What begins to count in a month, of the whole fund: capital, and what it has grown to.
  const capitalAud = new Float64Array(width);
  const prefAud = new Float64Array(width);
  const accruedAud = new Float64Array(width);
  const irrAud = new Float64Array(irrAccounts * width);
  const countedAud = new Float64Array(width); // cost, whoever paid it
  const countedCount = new Int32Array(width);
  const fundedFraction = new Float64Array(width); // part of a month's advances that calls and kept proceeds paid
  const fromCallsAud = new Float64Array(width);
  /** Cumulative share of the cost of all advances that counts; 1 when every deal does. */
  const sharedFraction = new Float64Array(width);
  let flows: DealFlows | null = null;

  function begin(deals: DealFlows, calledLpAud: Float64Array, calledGpAud: Float64Array, lastMonth: number): void {
    flows = deals;
    for (const column of [capitalAud, prefAud, accruedAud, irrAud, countedAud, countedCount]) column.fill(0);
    for (let month = 0; month <= lastMonth; month++) {
      const madeAud = deals.advancesMadeAud[month]!;
      const calledAud = calledLpAud[month]! + calledGpAud[month]!;
      const fundCalledAud = deals.fundCalledAud === null ? calledAud : deals.fundCalledAud[month]!;
      const ownAud = fundCalledAud + deals.recycledAud[month]!;
      const funded = ownAud >= madeAud * (1 - DUST_FRACTION) ? 1 : ownAud / madeAud;
      fundedFraction[month] = funded;
      fromCallsAud[month] = madeAud * funded - deals.recycledAud[month]!;
      if (calledAud !== fundCalledAud) shareWithClassesAbove(month, madeAud, calledAud / fundCalledAud, deals);
    }
    sumDeals(deals, lastMonth);
    let made = 0;
    let counted = 0;
    let left = deals.count;
    for (let month = 0; month <= lastMonth; month++) {
      made += deals.advancesMadeAud[month]!;
      counted += countedAud[month]!;
      left -= countedCount[month]!;
      sharedFraction[month] = left === 0 ? 1 : made > 0 ? counted / made : 0;
    }
  }

  /** Classes above the equity pay their part of the calls for advances; what is reinvested is the equity's alone. */
  function shareWithClassesAbove(month: number, madeAud: number, equityShare: number, deals: DealFlows): void {
    fromCallsAud[month]! *= equityShare;
    if (madeAud > 0) fundedFraction[month] = (fromCallsAud[month]! + deals.recycledAud[month]!) / madeAud;
  }

  function sumDeals({ originationMonth, principalAud, countsFromMonth, count }: DealFlows, lastMonth: number): void {
    for (let i = 0; i < count; i++) {
      const called = originationMonth[i]!;
      const from = countsFromMonth[i]! < lastMonth ? countsFromMonth[i]! : lastMonth;
      const costAud = principalAud[i]!;
      const ownAud = costAud * fundedFraction[called]!;
      const at = (called % phases) * width + from - called;
      countedAud[from]! += costAud;
      countedCount[from]! += 1;
      capitalAud[from]! += ownAud;
      prefAud[from]! += ownAud * prefFraction[at]!;
      accruedAud[from]! += ownAud * accruedFraction[at]!;
    }
    for (let k = 0; k < irrAccounts; k++)
      for (let i = 0; i < count; i++) {
        const called = originationMonth[i]!;
        const from = countsFromMonth[i]! < lastMonth ? countsFromMonth[i]! : lastMonth;
        irrAud[k * width + from]! +=
          principalAud[i]! * fundedFraction[called]! * irrMultiple[k * width + from - called]!;
      }
  }

  /** Capital that begins to count joins with its past, `fraction` of the sums of the month. */
  function join(account: CapitalAccount, month: number, fraction: number): void {
    const joiningAud = fraction * capitalAud[month]!;
    account.calledAud += joiningAud;
    account.unreturnedAud += joiningAud;
    account.prefAud += fraction * prefAud[month]!;
    account.prefAccruedAud += fraction * accruedAud[month]!;
    account.hurdleAud += joiningAud + fraction * prefAud[month]!;
    account.hurdleAccruedAud += fraction * accruedAud[month]!;
    for (let k = 0; k < irrAccounts; k++) account.irrAud[k]! += fraction * irrAud[k * width + month]!;
  }

  return {
    begin,
    open(month, account, waiting, classFraction, classCapitalAud, recorder) {
      const callAud = classCapitalAud[month]!;
      if (month > 0) {
        accrue(account, plan, month);
        accrue(waiting, plan, month);
      }
      if (callAud !== 0) {
        const feesAud = callAud - classFraction * fromCallsAud[month]!;
        if (!(feesAud <= DUST_FRACTION * callAud)) addCall(waiting, feesAud);
        if (recorder !== null) recorder.calledToWait(month, account, callAud);
      }
      if (countedCount[month]! > 0) {
        if (recorder !== null) recordDeals(month, account, classFraction, recorder);
        join(account, month, classFraction);
      }
      const fraction = dueFraction(waiting, sharedFraction[month]!);
      if (fraction > 0) {
        const feesAud = fraction * waiting.unreturnedAud;
        moveShare(waiting, account, fraction);
        if (recorder !== null && feesAud > 0) recorder.feesCount(month, account, sharedFraction[month]!, feesAud);
      }
      const reinvestedAud = classFraction * flows!.recycledAud[month]!;
      if (reinvestedAud > 0) {
        const capitalBeforeAud = account.unreturnedAud;
        account.creditAud += payOutside(account, plan, reinvestedAud);
        if (recorder !== null) recorder.reinvested(month, account, reinvestedAud, capitalBeforeAud);
      }
      if (account.creditAud > 0) {
        const beforeAud = account.creditAud;
        const capitalBeforeAud = account.unreturnedAud;
        account.creditAud = payUnpaid(account, plan, beforeAud);
        if (recorder !== null) recorder.creditUsed(month, account, beforeAud - account.creditAud, capitalBeforeAud);
      }
    },
  };

  function recordDeals(month: number, account: CapitalAccount, fraction: number, recorder: WaterfallRecorder): void {
    const deals = flows!;
    let beforeAud = 0;
    for (let i = 0; i < deals.count; i++) {
      if (deals.countsFromMonth[i] !== month) continue;
      const dealAud = fraction * deals.principalAud[i]! * fundedFraction[deals.originationMonth[i]!]!;
      recorder.dealCounts(month, account, deals, i, beforeAud, dealAud);
      beforeAud += dealAud;
    }
  }
}

/** Part of what still waits that must join, so that `shared` of all that ever waited has; never goes back. */
function dueFraction(waiting: CapitalAccount, shared: number): number {
  const waitsAud = waiting.unreturnedAud;
  if (!(waitsAud > 0)) return 0;
  if (shared === 1) return 1;
  const dueAud = shared * waiting.calledAud - (waiting.calledAud - waitsAud);
  return dueAud > 0 ? dueAud / waitsAud : 0;
}

/** Moves a part of the capital that waits, with the pref and growth it has earned. */
function moveShare(from: CapitalAccount, to: CapitalAccount, fraction: number): void {
  const capitalAud = fraction * from.unreturnedAud;
  const prefAud = fraction * from.prefAud;
  const accruedAud = fraction * from.prefAccruedAud;
  to.calledAud += capitalAud;
  to.unreturnedAud += capitalAud;
  to.prefAud += prefAud;
  to.prefAccruedAud += accruedAud;
  to.hurdleAud += capitalAud + prefAud;
  to.hurdleAccruedAud += accruedAud;
  from.unreturnedAud -= capitalAud;
  from.prefAud -= prefAud;
  from.prefAccruedAud -= accruedAud;
  for (let k = 0; k < from.irrAud.length; k++) {
    const movedAud = fraction * from.irrAud[k]!;
    to.irrAud[k]! += movedAud;
    from.irrAud[k]! -= movedAud;
  }
}
