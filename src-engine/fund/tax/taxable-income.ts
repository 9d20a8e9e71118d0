/** What one tax year brought, AUD. Capital gains by age of the advance; on revenue account the two are added up. */
export type YearOfIncome = {
  /** Interest of advances and of cash. */
  ordinaryAud: number;
  longGainsAud: number;
  shortGainsAud: number;
  /** Fees, expenses, GST and costs of debt paid, and the year's part of set-up costs. */
  costsAud: number;
  principalLostAud: number;
  /** Taxable income that goes to the manager as carry, less clawback; below 0 when more came back. */
  carryAud: number;
};

/** Losses of earlier years that later income absorbs, AUD, never negative. */
export type Losses = { revenueAud: number; capitalAud: number };

export const createYear = (): YearOfIncome => ({
  ordinaryAud: 0,
  longGainsAud: 0,
  shortGainsAud: 0,
  costsAud: 0,
  principalLostAud: 0,
  carryAud: 0,
});

export function clearYear(year: YearOfIncome): void {
  year.ordinaryAud = year.longGainsAud = year.shortGainsAud = 0;
  year.costsAud = year.principalLostAud = year.carryAud = 0;
}

/**
 * Taxable income of a year after losses of earlier years, AUD, not below 0; moves `losses`. A loss stays in the trust and is
 * carried forward without limit of time.
 *
 * Revenue account: everything is one sum. Capital account: capital losses (principal lost, and those carried forward) meet
 * gains first, gains without discount before others; what is left is discounted (ITAA 1997 s 102-5) and joins ordinary
 * income. Carry takes ordinary income and gains in proportion.
 */
export function taxableIncomeAud(
  year: YearOfIncome,
  losses: Losses,
  shareIsCapital: boolean,
  discountFraction: number,
): number {
  const { ordinaryAud, costsAud, principalLostAud, carryAud } = year;
  const gainsAud = year.longGainsAud + year.shortGainsAud;
  let netAud = 0;
  if (!shareIsCapital) netAud = ordinaryAud + gainsAud - costsAud - principalLostAud - carryAud;
  else {
    const carriedByGains = gainsAud > 0 ? gainsAud / (ordinaryAud + gainsAud) : 0;
    const kept = gainsAud > 0 ? 1 - (carryAud * carriedByGains) / gainsAud : 0;
    const beyondAud = kept < 0 ? -kept * gainsAud : 0; // carry above the gains that it takes
    let lossAud = losses.capitalAud + principalLostAud + beyondAud;
    const shortAud = Math.max(0, kept) * year.shortGainsAud;
    const longAud = Math.max(0, kept) * year.longGainsAud;
    const offShortAud = Math.min(lossAud, shortAud);
    lossAud -= offShortAud;
    const offLongAud = Math.min(lossAud, longAud);
    losses.capitalAud = lossAud - offLongAud;
    const gainAud = shortAud - offShortAud + (longAud - offLongAud) * (1 - discountFraction);
    netAud = ordinaryAud - costsAud - carryAud * (1 - carriedByGains) + gainAud;
  }
  if (netAud < 0) {
    losses.revenueAud -= netAud;
    return 0;
  }
  const absorbedAud = Math.min(netAud, losses.revenueAud);
  losses.revenueAud -= absorbedAud;
  return netAud - absorbedAud;
}

/**
 * Part of set-up costs deducted in tax year `year`, AUD: equal parts over `spreadYears` from the year of payment; in the fund's
 * last year all that is left. `paidAud` by tax year.
 */
export function setUpDeductionAud(paidAud: Float64Array, spreadYears: number, year: number, isLast: boolean): number {
  let sumAud = 0;
  for (let paid = Math.max(0, year - spreadYears + 1); paid <= year; paid++) {
    const age = year - paid;
    sumAud += isLast ? paidAud[paid]! * (1 - age / spreadYears) : paidAud[paid]! / spreadYears;
  }
  return sumAud;
}
