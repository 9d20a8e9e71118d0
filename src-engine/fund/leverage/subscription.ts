import type { SubscriptionPlan } from './plan.ts';

/** Largest balance against `uncalledAud` of uncalled commitments, AUD. Source: house model, Leverage; the README of the room. */
export function subscriptionLimitAud(plan: SubscriptionPlan, uncalledAud: number): number {
  return Math.min(plan.limitAud, plan.advanceRateFraction * uncalledAud);
}

/**
 * What of `wantedAud` is drawn instead of called, AUD. The rest is called, which shrinks what the lender counts: the draw d
 * is the largest with `debt + d <= rate x (uncalled - (wanted - d))`, so that it never breaks the limit it makes.
 */
export function subscriptionDrawAud(
  plan: SubscriptionPlan,
  debtAud: number,
  uncalledAud: number,
  wantedAud: number,
): number {
  const rate = plan.advanceRateFraction;
  const roomAud = rate * (uncalledAud - wantedAud) - debtAud;
  const byBaseAud = rate < 1 ? roomAud / (1 - rate) : roomAud < 0 ? 0 : Infinity;
  return Math.max(0, Math.min(wantedAud, plan.limitAud - debtAud, byBaseAud));
}

/**
 * What must be called so that the balance is within its limit again, AUD: a call of x repays x and takes x from what the
 * lender counts, so `debt - x <= rate x (uncalled - x)`.
 */
export function subscriptionExcessAud(plan: SubscriptionPlan, debtAud: number, uncalledAud: number): number {
  const rate = plan.advanceRateFraction;
  const shortAud = debtAud - rate * uncalledAud;
  const byBaseAud = shortAud <= 0 ? 0 : rate < 1 ? shortAud / (1 - rate) : debtAud;
  return Math.min(debtAud, Math.max(0, debtAud - plan.limitAud, byBaseAud));
}
