import { expm1 } from './expm1.ts';
import { log1p } from './log.ts';

/**
 * Annuity arithmetic with the signs of spreadsheets: money paid out is negative, and
 * `pv (1 + i)^n + pmt (1 + i begin) ((1 + i)^n - 1) / i + fv = 0`. `begin` true: payments at the start of a period.
 */

/** ((1 + i)^n - 1) / i and its limit n at i = 0. */
function annuityGrowth(rate: number, periods: number): number {
  return rate === 0 ? periods : expm1(periods * log1p(rate)) / rate;
}

/** Future value. */
export function futureValue(
  rate: number,
  periods: number,
  payment: number,
  presentAmount: number,
  begin = false,
): number {
  const growth = annuityGrowth(rate, periods);
  return -(presentAmount * (1 + rate * growth) + payment * (begin ? 1 + rate : 1) * growth);
}

/** Present value. */
export function presentValue(rate: number, periods: number, payment: number, futureAmount = 0, begin = false): number {
  const growth = annuityGrowth(rate, periods);
  return -(futureAmount + payment * (begin ? 1 + rate : 1) * growth) / (1 + rate * growth);
}

/** Level payment per period. */
export function payment(rate: number, periods: number, presentAmount: number, futureAmount = 0, begin = false): number {
  const growth = annuityGrowth(rate, periods);
  return -(futureAmount + presentAmount * (1 + rate * growth)) / ((begin ? 1 + rate : 1) * growth);
}

/** Number of periods; NaN when the payments never get there. */
export function periods(
  rate: number,
  paymentAmount: number,
  presentAmount: number,
  futureAmount = 0,
  begin = false,
): number {
  if (rate === 0) return -(futureAmount + presentAmount) / paymentAmount;
  const perpetuity = (paymentAmount * (begin ? 1 + rate : 1)) / rate;
  const ratio = (perpetuity - futureAmount) / (perpetuity + presentAmount);
  return ratio > 0 ? log1p(ratio - 1) / log1p(rate) : NaN;
}
