import type { CapitalAccount } from './account.ts';
import type { WaterfallPlan } from './plan.ts';
import { distanceAud } from './walk.ts';

/** A return account this close to zero, as a share of capital called, is settled: rounding of a few hundred receipts. */
const SETTLED_FRACTION = 1e-9;

/** A clawback this small, as a share of capital called, is rounding of carry that is exactly the agreed share. */
const DUST_FRACTION = 1e-12;

/**
 * Profit of the class before carry: all distributions (carry included) less all contributions, not below 0, AUD.
 * `heldAud`, here and below: the class's part of cash that the fund holds, which an interim test takes as distributed.
 */
export function cumulativeProfitAud(account: CapitalAccount, heldAud = 0): number {
  const profitAud = account.receivedAud + account.carryAud - account.calledAud + heldAud;
  return profitAud > 0 ? profitAud : 0;
}

/** Largest carry among the splits that the class has reached: what the manager's share of cumulative profit may be. */
export function agreedCarryFraction(plan: WaterfallPlan, account: CapitalAccount): number {
  const toleranceAud = SETTLED_FRACTION * account.calledAud;
  let fraction = plan.carryFraction;
  for (const step of plan.steps) {
    if (step.kind !== 'split') continue;
    if (step.carryFraction > fraction) fraction = step.carryFraction;
    if (step.end !== null && distanceAud(step.end, account) > toleranceAud) break;
  }
  return fraction;
}

/** Carry received above the agreed share of cumulative profit, AUD, not below 0. */
export function excessCarryAud(plan: WaterfallPlan, account: CapitalAccount, heldAud = 0): number {
  const excessAud = account.carryAud - agreedCarryFraction(plan, account) * cumulativeProfitAud(account, heldAud);
  return excessAud > 0 ? excessAud : 0;
}

/**
 * Cash that lifts the class to its hurdle today, AUD, not below 0. The signed hurdle account is that cash: it is linear
 * in every flow, so no root is sought and it always exists.
 */
export function prefShortfallAud(account: CapitalAccount, heldAud = 0): number {
  const shortAud = account.hurdleAud + account.hurdleAccruedAud - heldAud;
  return shortAud > 0 ? shortAud : 0;
}

/**
 * What the manager returns to the class: the larger of excess carry and pref shortfall, at most `availableAud` (the carry
 * received, after tax where agreed), AUD; 0 when it is rounding. Any month, so that an interim test uses it too.
 * Source: house model, fine print; the README of the room.
 */
export function clawbackOwedAud(
  plan: WaterfallPlan,
  account: CapitalAccount,
  availableAud: number = account.carryAud * plan.clawbackAfterTaxFraction,
  heldAud = 0,
): number {
  const owedAud = Math.max(excessCarryAud(plan, account, heldAud), prefShortfallAud(account, heldAud));
  if (owedAud <= DUST_FRACTION * account.calledAud) return 0;
  return Math.min(owedAud, availableAud);
}
