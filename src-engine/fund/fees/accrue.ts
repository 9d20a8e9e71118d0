import type { FeesPlan } from './plan.ts';

/**
 * Management fee that accrues in `month` (1..months; 0 in month 0), AUD without GST, never negative.
 *
 * All states are of the opening of the month (the previous month-end), so that the fee never depends on itself:
 * `openingCostAud` principal of unsettled advances, `openingLostAud` principal lost in settlements so far (counts only when
 * write-offs do not reduce the base), `openingNavAud` net asset value, `openingCalledAud` capital called so far.
 */
export function managementFeeForMonth(
  plan: FeesPlan,
  month: number,
  openingCostAud: number,
  openingLostAud: number,
  openingNavAud: number,
  openingCalledAud = 0,
): number {
  const basis = plan.managementFeeBasis[month]!;
  let baseAud = plan.commitmentsAud;
  if (basis === 1) baseAud = plan.writeOffsReduceBase ? openingCostAud : openingCostAud + openingLostAud;
  else if (basis === 2) baseAud = openingNavAud;
  else if (basis === 3) baseAud = openingCalledAud;
  return baseAud > 0 ? baseAud * plan.managementFeeRateMonthly[month]! : 0;
}

/** Expenses that accrue in `month` (1..months; 0 in month 0), AUD without GST. */
export function expensesForMonth(plan: FeesPlan, month: number): number {
  return plan.expensesAud[month]!;
}

/** Set-up cost, paid in month 0, AUD without GST. */
export function setUpAud(plan: FeesPlan): number {
  return plan.setUpAud;
}

/** Fee to the manager on advances made this month, AUD without GST. */
export function acquisitionFeeAud(plan: FeesPlan, advancesMadeAud: number): number {
  return advancesMadeAud * plan.acquisitionFeeFraction;
}

/** Fee to the manager on proceeds received this month, AUD without GST. */
export function dispositionFeeAud(plan: FeesPlan, proceedsAud: number): number {
  return proceedsAud * plan.dispositionFeeFraction;
}

/** Whether accrued fees and expenses are paid at the end of `month`. At the last month of a path they are always paid. */
export function isPaymentMonth(plan: FeesPlan, month: number): boolean {
  return plan.paymentMonth[month] === 1;
}

/** Part of the fees of a month that joins the credit waiting to be set against the management fee, AUD. */
export function offsetEarnedAud(
  plan: FeesPlan,
  originationFeeAud: number,
  acquisitionAud = 0,
  dispositionAud = 0,
): number {
  return (
    originationFeeAud * plan.feeOffsetFraction +
    acquisitionAud * plan.acquisitionFeeOffsetFraction +
    dispositionAud * plan.dispositionFeeOffsetFraction
  );
}

/**
 * Credit taken when a management fee accrues, AUD: never more than the fee; the rest of `offsetWaitingAud` waits.
 * GST is due on the fee after the credit, because the credit lowers the price of the same supply.
 */
export function offsetTakenAud(offsetWaitingAud: number, managementFeeDueAud: number): number {
  return offsetWaitingAud < managementFeeDueAud ? offsetWaitingAud : managementFeeDueAud;
}

/** GST that the fund bears on an amount without GST, after the reduced input tax credit, AUD. */
export function gstNetAud(plan: FeesPlan, amountAud: number): number {
  return amountAud * plan.gstNetFraction;
}
