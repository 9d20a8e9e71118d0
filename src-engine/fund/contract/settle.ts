import type { ContractPlan } from './plan.ts';

/** What an exit pays, in AUD. `paid = principalPaid + interestPaid + sharePaid`; `loss = principal - principalPaid`. */
export type Settlement = {
  claimAud: number;
  paidAud: number;
  principalPaidAud: number;
  interestPaidAud: number;
  sharePaidAud: number;
  lossAud: number;
};

export function emptySettlement(): Settlement {
  return { claimAud: 0, paidAud: 0, principalPaidAud: 0, interestPaidAud: 0, sharePaidAud: 0, lossAud: 0 };
}

/**
 * What the owner owes, AUD: principal, simple interest and the share, within the bounds of the contract; never below 0.
 * Source: Settlement and fine print Contract of the fund model; structures of published home-equity contracts.
 *
 * @param months whole months since the advance, 0..termMonths
 * @param buyout the owner repays without selling
 */
export function claimAud(
  plan: ContractPlan,
  principalAud: number,
  startValueAud: number,
  shareFraction: number,
  valueAud: number,
  months: number,
  buyout: boolean,
): number {
  const base = principalAud * (plan.principalWeight + plan.interestMonthly * months);
  const share = plan.tiered
    ? tieredShareAud(plan, startValueAud, valueAud)
    : shareFraction * Math.max(plan.gainFloorAud, valueAud - plan.startWeight * startValueAud);
  const floor = buyout ? Math.max(plan.floorMultiple[months]!, plan.buyoutFloorMultiple) : plan.floorMultiple[months]!;
  return Math.min(principalAud * plan.capMultiple[months]!, Math.max(principalAud * floor, base + share));
}

/** Marginal tiers: each band of appreciation over the start value bears its own share; a shared loss bears the first one. */
export function tieredShareAud(plan: ContractPlan, startValueAud: number, valueAud: number): number {
  const { tierFrom, tierShare } = plan;
  const change = Math.max(plan.gainFloorAud, valueAud - startValueAud);
  if (change <= 0) return tierShare[0]! * change;
  let share = 0;
  let from = 0;
  for (let i = 0; i < tierShare.length; i++) {
    const to = i + 1 < tierFrom.length ? Math.min(change, startValueAud * tierFrom[i + 1]!) : change;
    share += tierShare[i]! * (to - from);
    from = to;
    if (to === change) break;
  }
  return share;
}

/**
 * Non-recourse settlement: paid = min(claim, max(0, available)), to principal first, then interest, then share.
 *
 * @param interestAud interest accrued to the exit
 * @param availableAud what is left of the price after costs and the first mortgage; may be negative
 * @param into overwritten and returned, so that a loop allocates nothing
 */
export function settle(
  principalAud: number,
  interestAud: number,
  claim: number,
  availableAud: number,
  into: Settlement,
): Settlement {
  const paid = Math.min(claim, Math.max(0, availableAud));
  return allocate(principalAud, interestAud, claim, paid, into);
}

/** Splits an amount paid over principal, interest and share, in this order. */
export function allocate(
  principalAud: number,
  interestAud: number,
  claim: number,
  paid: number,
  into: Settlement,
): Settlement {
  const principalPaid = Math.min(paid, principalAud);
  const interestPaid = Math.min(paid - principalPaid, interestAud);
  into.claimAud = claim;
  into.paidAud = paid;
  into.principalPaidAud = principalPaid;
  into.interestPaidAud = interestPaid;
  into.sharePaidAud = paid - principalPaid - interestPaid;
  into.lossAud = principalAud - principalPaid;
  return into;
}
