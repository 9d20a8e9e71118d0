import type { Treasury } from '../cash/treasury.ts';
import type { MarketSimulator } from '../market/table.ts';
import type { PathTables } from '../metrics/table.ts';
import type { Applicant } from '../origination/apply.ts';
import type { RecyclingPool } from '../reinvestment/pool.ts';
import { STATUS, type SeasonedPlan } from '../seasoned/table.ts';
import { ZONES } from '../zones/table.ts';
import type { AdvanceLife } from './advance-life.ts';
import { createAdvanceMarks } from './advance-marks.ts';
import type { CreditDesk } from './credit-desk.ts';
import type { Steering } from './deploy.ts';
import type { FeeDesk } from './fee-desk.ts';
import { runningSum } from './month-figures.ts';
import type { BookPlan } from './plan.ts';
import { fillTapeRows } from './seasoned-rows.ts';

/** Puts a fund that already exists on the books of a path. One per path runner. */
export interface SeasonedStart {
  /**
   * Fills the months that are facts, after everything else has begun the path: advances through the same door as originated
   * ones, ledger, NAV by index marks, and the state of cash, pool, fees and lines.
   * @returns the first month to simulate
   */
  open(path: number): number;
}

export type SeasonedTools = {
  readonly market: MarketSimulator;
  readonly life: AdvanceLife;
  readonly applicant: Applicant;
  readonly treasury: Treasury;
  readonly pool: RecyclingPool;
  readonly fees: FeeDesk;
  readonly credit: CreditDesk | null;
  readonly committed: Steering;
};

/** Null when the fund starts at first close. */
export function createSeasonedStart(
  plan: BookPlan,
  tables: Pick<PathTables, 'advances' | 'exits' | 'book' | 'cash'>,
  tools: SeasonedTools,
  deterministic: boolean,
): SeasonedStart | null {
  const { seasoned } = plan;
  if (seasoned === null) return null;
  const { startMonth, knownMonth, tape, flows, opening } = seasoned;
  const { advances, exits, book, cash } = tables;
  const { market, life, applicant, committed } = tools;
  const waiting = countWaiting(seasoned);
  const pastMarkAud = new Float64Array(ZONES * startMonth);
  const marks = createAdvanceMarks(plan.life, life.balances);
  let filled = false;

  /** What is the same on every path; balances of first mortgages must have begun. */
  function fillOnce(path: number): void {
    filled = true;
    applicant.beginPath(0);
    for (let i = 0; i < tape.rows; i++) {
      applicant.open(tape.originationMonth[i]!, tape.ordinal[i]!);
      applicant.drawUnknown(i, tape);
    }
    applicant.beginPath(path);
    fillTapeRows(plan, seasoned!, market.path, life.balances, advances, exits);
    marks.begin(market.path, advances, exits);
    for (let i = 0; i < tape.rows; i++) {
      const status = tape.status[i];
      const until =
        status === STATUS.exited ? tape.cashMonth[i]! : status === STATUS.default ? tape.exitMonth[i]! : startMonth;
      for (let m = tape.originationMonth[i]!; m < Math.min(until, knownMonth); m++)
        pastMarkAud[m * ZONES + tape.zone[i]!]! += marks.markAud(i, m);
    }
  }

  function place(row: number, k: number): number {
    market.ensureSuburb(tape.suburb[row]!);
    if (tape.status[row] === STATUS.exited) {
      life.record(row, advances, exits);
      return k;
    }
    applicant.open(tape.originationMonth[row]!, tape.ordinal[row]!);
    applicant.drawExit(row);
    if (tape.status[row] === STATUS.default) {
      life.runDefault(row, advances, exits, tape.exitMonth[row]!);
      return k;
    }
    if (deterministic) applicant.setClock(row, k, waiting);
    life.run(row, advances, exits);
    return k + 1;
  }

  function steer(row: number): void {
    if (advances.recycled[row] === 1) return;
    const principal = advances.principalAud[row]!;
    const zone = advances.zone[row]!;
    committed.heldAud[zone] = committed.heldAud[zone]! + principal;
    for (let z = 0; z < ZONES; z++)
      committed.wantedAud[z] = committed.wantedAud[z]! + committed.weightFraction[z]! * principal;
  }

  /** The ledger of a month that is a fact. What is known of the end alone stands in the last month. */
  function writeMonth(m: number, calledAud: number): void {
    const last = m === knownMonth;
    const unreconciled = last ? opening.unreconciledAud : 0;
    const subscription = last ? seasoned!.subscriptionDebtAud : 0;
    const navLine = last ? seasoned!.navLineDebtAud : 0;
    const payable = last ? seasoned!.accruedFeesAud : 0;
    book.advancesMadeAud[m] = opening.advancesMadeAud[m]!;
    book.recycledAud[m] = opening.recycledAud[m]!;
    book.originationFeeAud[m] = plan.life.contract.originationFeeFraction * opening.advancesMadeAud[m]!;
    cash.calledLpAud[m] = flows.calledLpAud[m]!;
    cash.calledGpAud[m] = flows.calledGpAud[m]!;
    cash.principalReceivedAud[m] = book.principalReceivedAud[m]!;
    cash.interestReceivedAud[m] = book.interestReceivedAud[m]!;
    cash.shareReceivedAud[m] = book.shareReceivedAud[m]!;
    cash.cashInterestAud[m] = Math.max(0, unreconciled);
    cash.advancesMadeAud[m] = opening.advancesMadeAud[m]!;
    cash.managementFeeAud[m] = flows.managementFeeAud[m]!;
    cash.expensesAud[m] = flows.expensesAud[m]! + Math.max(0, -unreconciled);
    cash.subscriptionDrawnAud[m] = subscription;
    cash.navLineDrawnAud[m] = navLine;
    cash.distributedAud[m] = flows.distributedAud[m]!;
    cash.cashAud[m] = opening.cashAud[m]!;
    cash.feePayableAud[m] = payable;
    cash.uncalledAud[m] = plan.treasury.commitmentsAud - calledAud;
    cash.subscriptionDebtAud[m] = subscription;
    cash.navLineDebtAud[m] = navLine;
    cash.navAud[m] =
      book.markAud[m]! * (1 - plan.treasury.markdownFraction) +
      opening.cashAud[m]! +
      flows.distributedAud[m]! -
      payable -
      subscription -
      navLine;
  }

  return {
    open(path) {
      if (!filled) fillOnce(path);
      let row = 0;
      let k = 0;
      let calledAud = 0;
      for (let m = 0; m < startMonth; m++) {
        life.openMonth(m);
        let made = 0;
        for (; row < tape.rows && tape.originationMonth[row] === m; row++) {
          k = place(row, k);
          steer(row);
          made += 1;
        }
        book.advancesMadeCount[m] = made;
        for (let z = 0; z < ZONES; z++) life.addPastMark(z, m, pastMarkAud[m * ZONES + z]!);
        life.closeMonth(m);
        calledAud += flows.calledLpAud[m]! + flows.calledGpAud[m]!;
        writeMonth(m, calledAud);
      }
      if (startMonth > 0) {
        tools.treasury.resume({ ...opening, ...seasoned, cashAud: opening.cashAud[knownMonth]! });
        tools.pool.resume(opening.poolHeldAud, opening.poolTakenAud);
        tools.fees.resume(opening.lostAud);
        tools.credit?.resume(knownMonth, tape.rows);
      }
      return startMonth;
    },
  };
}

function countWaiting({ tape }: SeasonedPlan): number {
  let count = 0;
  for (const status of tape.status) if (status === STATUS.living) count += 1;
  return count;
}

/**
 * Committed capital released by each month-end, AUD: the pace over the investment period; of an existing fund what it has used
 * and of the rest what remains of the pace.
 */
export function releasedAud(plan: BookPlan): Float64Array {
  const { investableAud } = plan.treasury;
  const sums = runningSum(plan.origination.paceFraction);
  const from = plan.seasoned?.startMonth ?? 0;
  const usedAud = from === 0 ? 0 : plan.seasoned!.opening.usedAdvancesAud;
  const gone = from === 0 ? 0 : (sums[from - 1] ?? 1);
  return sums.map((sum) => (gone < 1 ? usedAud + (investableAud - usedAud) * ((sum - gone) / (1 - gone)) : usedAud));
}
