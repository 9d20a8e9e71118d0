import type { NavLinePlan } from './plan.ts';

const WINDOW = 12;

/** Covers of the NAV line over the last twelve months, overwritten by each `measure`. NaN = nothing to cover. */
export interface Covers {
  interestCover: number;
  debtServiceCover: number;
  /** Cash of the window, AUD. */
  cashAud: number;
  measure(month: number): void;
}

/** Month columns that the covers read. `incomeAud` leaves out returned principal. */
export type CoverSources = {
  readonly principalAud: Float64Array;
  readonly interestAud: Float64Array;
  readonly shareAud: Float64Array;
  readonly lineInterestAud: Float64Array;
  readonly amortisedAud: Float64Array;
};

export function createCovers(plan: NavLinePlan, sources: CoverSources): Covers {
  const countsPrincipal = plan.coverBasis === 'proceeds';
  const self: Covers = {
    interestCover: NaN,
    debtServiceCover: NaN,
    cashAud: 0,
    measure(month) {
      let cash = 0;
      let interest = 0;
      let amortised = 0;
      for (let m = Math.max(0, month - WINDOW + 1); m <= month; m++) {
        cash += sources.interestAud[m]! + sources.shareAud[m]!;
        if (countsPrincipal) cash += sources.principalAud[m]!;
        interest += sources.lineInterestAud[m]!;
        amortised += sources.amortisedAud[m]!;
      }
      self.cashAud = cash;
      self.interestCover = interest > 0 ? cash / interest : NaN;
      self.debtServiceCover = interest + amortised > 0 ? cash / (interest + amortised) : NaN;
    },
  };
  return self;
}

/**
 * Largest balance that a failed cover allows, AUD: the one whose interest over a year, at the present rate, the cash of the
 * window covers as often as agreed. Infinity where no cover has failed.
 */
export function coverLimitAud(plan: NavLinePlan, covers: Covers, rateAnnual: number): number {
  let limit = Infinity;
  if (covers.interestCover < plan.minInterestCoverMultiple)
    limit = covers.cashAud / (plan.minInterestCoverMultiple * rateAnnual);
  if (covers.debtServiceCover < plan.minDebtServiceCoverMultiple)
    limit = Math.min(limit, covers.cashAud / (plan.minDebtServiceCoverMultiple * rateAnnual));
  // No cash and no interest: nothing can be said against the balance.
  return limit !== limit ? Infinity : limit;
}
