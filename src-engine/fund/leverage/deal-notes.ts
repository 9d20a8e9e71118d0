import type { DealNotePlan } from './plan.ts';

/** Rate of a note for a month, a year: fixed, or cash rate plus spread and never below 0. */
export function noteRateAnnual(plan: DealNotePlan, cashRateAnnual: number): number {
  return plan.rateBasis === 'fixed' ? plan.rateAnnual : Math.max(0, cashRateAnnual + plan.spreadAnnual);
}

/** Splits a payment on a note, interest first, into `out`, AUD; never more than is owed. */
export function noteSplit(
  interestAud: number,
  principalAud: number,
  mostAud: number,
  out: { interestAud: number; principalAud: number },
): void {
  out.interestAud = Math.min(interestAud, mostAud);
  out.principalAud = Math.max(0, Math.min(principalAud, mostAud - out.interestAud));
}
