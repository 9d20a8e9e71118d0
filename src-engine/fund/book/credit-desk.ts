import type { Columns } from '../../core/table.ts';
import type { CashTable } from '../cash/table.ts';
import type { Treasury } from '../cash/treasury.ts';
import { createEligibleMarks, type Collateral } from '../leverage/eligible-marks.ts';
import { hasFacility, type LeveragePlan, type NavLinePlan } from '../leverage/plan.ts';
import type { FacilityTable } from '../leverage/table.ts';
import type { RecyclingPool } from '../reinvestment/pool.ts';
import { createDealNoteDesk } from './deal-note-desk.ts';
import { createNavLineDesk } from './nav-line-desk.ts';
import { createSubscriptionDesk } from './subscription-desk.ts';
import type { BookTable } from './table.ts';

/** The debt of a path, month by month, in the order of the calls below. One per path runner. */
export interface CreditDesk {
  begin(): void;
  /** What rules have changed of the NAV line for the open month. */
  follow(targetLtvFraction: number, sweepFraction: number): void;
  /** Goes on with the lines of an existing fund at month-end `month`. */
  resume(month: number, advanceCount: number): void;
  /** Accrues interest and commitment fees on the balances of the opening, at the base rate of the opening. */
  open(month: number, cashRateAnnual: number): void;
  /** Pays deal notes out of the cash that their advances have brought in this month; returns principal and interest paid, AUD. */
  repayNotes(month: number): number;
  /** Principal of that. */
  notePrincipalRepaidAud(): number;
  /** Issues notes against the advances of rows `from` to `to` - 1, made out of commitments; returns what they bring in, AUD. */
  issueNotes(month: number, from: number, to: number): number;
  /** Whether a broken covenant of the month before has stopped draws and recycling. */
  isStopped(): boolean;
  /** What the NAV line may pay for in advances this month, AUD; a line whose proceeds are held is drawn here. */
  advanceBudgetAud(month: number): number;
  /**
   * Draws for the advances of the month, before capital is called.
   * @param committedAud advances out of commitments; `leveredAud` advances out of the NAV line
   * @returns what is left of `committedAud` to be called, AUD
   */
  fundAdvances(month: number, committedAud: number, leveredAud: number): number;
  /** Pays lenders, tests the NAV line at closed marks and cures it. Before fees: lenders rank first. */
  settle(month: number, last: boolean, advanceCount: number): void;
  /** After fees, which may have used up commitments: calls that keep the lines within their terms, then sweeps. */
  settleAfterFees(month: number, last: boolean): void;
}

export type CreditTools = {
  readonly treasury: Treasury;
  readonly pool: RecyclingPool;
  readonly book: Columns<BookTable>;
  readonly cash: Columns<CashTable>;
  readonly facilities: Columns<FacilityTable>;
  readonly collateral: Collateral;
};

/** Null when the fund has no facility: then nothing of this runs. */
export function createCreditDesk(plan: LeveragePlan, tools: CreditTools): CreditDesk | null {
  if (!hasFacility(plan)) return null;
  const { treasury, pool, facilities } = tools;
  const subscription =
    plan.subscription === null ? null : createSubscriptionDesk(plan.subscription, treasury, facilities);
  const navLine =
    plan.navLine === null
      ? null
      : createNavLineDesk(
          plan.navLine,
          tools,
          createEligibleMarks(plan.navLine, tools.collateral),
          plan.navLine.overAdvanceGreenFraction === 0
            ? null
            : createEligibleMarks(onlyGreen(plan.navLine), tools.collateral),
        );

  const notes = plan.dealNotes === null ? null : createDealNoteDesk(plan.dealNotes, tools);

  /** Lenders rank before new advances: what they took beyond free cash came out of the recycling pool. */
  function settlePool(): void {
    const takenAud = pool.heldAud() - treasury.cashAud();
    if (takenAud > 0) pool.spend(takenAud);
  }

  return {
    begin() {
      subscription?.begin();
      navLine?.begin();
      notes?.begin();
    },
    follow(targetLtvFraction, sweepFraction) {
      navLine?.follow(targetLtvFraction, sweepFraction);
    },
    resume(month, advanceCount) {
      subscription?.resume(month);
      navLine?.resume(month, advanceCount);
    },
    open(month, cashRateAnnual) {
      facilities.cashRateAnnual[month] = cashRateAnnual;
      subscription?.accrue(month, cashRateAnnual);
      navLine?.accrue(month, cashRateAnnual);
      notes?.accrue(month, cashRateAnnual);
    },
    repayNotes: (month) => (notes === null ? 0 : notes.repay(month)),
    notePrincipalRepaidAud: () => (notes === null ? 0 : notes.principalRepaidAud()),
    issueNotes: (month, from, to) => (notes === null ? 0 : notes.issue(month, from, to)),
    isStopped: () => navLine !== null && navLine.isStopped(),
    advanceBudgetAud(month) {
      return navLine === null ? 0 : navLine.advanceBudgetAud(month);
    },
    fundAdvances(month, committedAud, leveredAud) {
      if (leveredAud > 0) navLine!.draw(month, leveredAud);
      if (subscription === null || (navLine !== null && navLine.isStopped())) return committedAud;
      return committedAud - subscription.draw(month, committedAud);
    },
    settle(month, last, advanceCount) {
      treasury.payDebtCosts(month);
      notes?.settle(month, pool.heldAud());
      navLine?.settle(month, last, advanceCount);
      settlePool();
    },
    settleAfterFees(month, last) {
      subscription?.settle(month, last);
      treasury.trimHeld(pool.heldAud());
      if (navLine !== null && !last) navLine.sweep(month, treasury.distributableAud(month, pool.heldAud(), last));
      navLine?.close(month);
    },
  };
}

/** The same lender looking at the green zone alone. */
function onlyGreen(plan: NavLinePlan): NavLinePlan {
  return { ...plan, keptOfZone: plan.keptOfZone.map((kept, zone) => (zone === 0 ? kept : 0)) };
}
