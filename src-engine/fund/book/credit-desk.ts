import type { Columns } from '../../core/table.ts';
import type { CashTable } from '../cash/table.ts';
import type { Treasury } from '../cash/treasury.ts';
import { createEligibleMarks, type Collateral } from '../leverage/eligible-marks.ts';
import type { LeveragePlan } from '../leverage/plan.ts';
import type { FacilityTable } from '../leverage/table.ts';
import type { RecyclingPool } from '../reinvestment/pool.ts';
import { createNavLineDesk } from './nav-line-desk.ts';
import { createSubscriptionDesk } from './subscription-desk.ts';
import type { BookTable } from './table.ts';

/** The debt of a path, month by month, in the order of the calls below. One per path runner. */
export interface CreditDesk {
  begin(): void;
  /** What rules have changed of the NAV line for the open month. */
  follow(targetLtvFraction: number, sweepFraction: number): void;
  /** Accrues interest and commitment fees on the balances of the opening, at the base rate of the opening. */
  open(month: number, cashRateAnnual: number): void;
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
  if (plan.subscription === null && plan.navLine === null) return null;
  const { treasury, pool, facilities } = tools;
  const subscription =
    plan.subscription === null ? null : createSubscriptionDesk(plan.subscription, treasury, facilities);
  const navLine =
    plan.navLine === null
      ? null
      : createNavLineDesk(plan.navLine, tools, createEligibleMarks(plan.navLine, tools.collateral));

  /** Lenders rank before new advances: what they took beyond free cash came out of the recycling pool. */
  function settlePool(): void {
    const takenAud = pool.heldAud() - treasury.cashAud();
    if (takenAud > 0) pool.spend(takenAud);
  }

  return {
    begin() {
      subscription?.begin();
      navLine?.begin();
    },
    follow(targetLtvFraction, sweepFraction) {
      navLine?.follow(targetLtvFraction, sweepFraction);
    },
    open(month, cashRateAnnual) {
      facilities.cashRateAnnual[month] = cashRateAnnual;
      subscription?.accrue(month, cashRateAnnual);
      navLine?.accrue(month, cashRateAnnual);
    },
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
