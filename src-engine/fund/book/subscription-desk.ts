import type { Columns } from '../../core/table.ts';
import { LINE } from '../cash/debt-account.ts';
import type { Treasury } from '../cash/treasury.ts';
import type { SubscriptionPlan } from '../leverage/plan.ts';
import { subscriptionDrawAud, subscriptionExcessAud, subscriptionLimitAud } from '../leverage/subscription.ts';
import { facilityInterestAud, type FacilityTable } from '../leverage/table.ts';

/** The subscription line of a path. */
export interface SubscriptionDesk {
  begin(): void;
  /** Goes on with the balance of the treasury at month-end `month`; the clean-down counts from there. */
  resume(month: number): void;
  accrue(month: number, cashRateAnnual: number): void;
  /** Draws for advances out of commitments; returns what was drawn, AUD. */
  draw(month: number, committedAud: number): number;
  /** Calls what term, clean-down or a shrunken limit ask for. */
  settle(month: number, last: boolean): void;
}

const DRAWN_MONTH_ENDS = 0; // in a row, up to the month before

export function createSubscriptionDesk(
  plan: SubscriptionPlan,
  treasury: Treasury,
  facilities: Columns<FacilityTable>,
): SubscriptionDesk {
  const state = new Int32Array(1);
  const line = LINE.subscription;

  /** Whether the balance must be zero at the end of this month. */
  function mustBeZero(month: number): boolean {
    return month >= plan.endMonth || state[DRAWN_MONTH_ENDS]! + 1 >= plan.cleanDownMonths;
  }

  return {
    begin: () => void state.fill(0),
    resume(month) {
      state[DRAWN_MONTH_ENDS] = treasury.debtAud(line) > 0 ? 1 : 0;
      facilities.subscriptionLimitAud[month] =
        month < plan.endMonth ? subscriptionLimitAud(plan, treasury.uncalledAud()) : 0;
    },
    accrue(month, cashRateAnnual) {
      if (month === 0 || month > plan.endMonth) return;
      const debtAud = treasury.debtAud(line);
      const interestAud = facilityInterestAud(debtAud, cashRateAnnual, plan.spreadAnnual);
      const undrawnAud = Math.max(0, facilities.subscriptionLimitAud[month - 1]! - debtAud);
      const feeAud = month <= plan.drawEndMonth ? (undrawnAud * plan.commitmentFeeAnnual) / 12 : 0;
      facilities.subscriptionInterestAud[month] = interestAud;
      facilities.subscriptionFeeAud[month] = feeAud;
      treasury.accrueDebtCosts(interestAud, feeAud);
    },
    draw(month, committedAud) {
      if (month >= plan.drawEndMonth || mustBeZero(month)) return 0;
      const drawnAud = subscriptionDrawAud(plan, treasury.debtAud(line), treasury.uncalledAud(), committedAud);
      if (drawnAud > 0) treasury.draw(month, line, drawnAud);
      return drawnAud;
    },
    settle(month, last) {
      const debtAud = treasury.debtAud(line);
      if (debtAud > 0) {
        const dueAud =
          last || mustBeZero(month) ? debtAud : subscriptionExcessAud(plan, debtAud, treasury.uncalledAud());
        if (dueAud > 0) treasury.repayByCall(month, line, dueAud);
      }
      state[DRAWN_MONTH_ENDS] = treasury.debtAud(line) > 0 ? state[DRAWN_MONTH_ENDS]! + 1 : 0;
      facilities.subscriptionLimitAud[month] =
        month < plan.endMonth && !last ? subscriptionLimitAud(plan, treasury.uncalledAud()) : 0;
    },
  };
}
