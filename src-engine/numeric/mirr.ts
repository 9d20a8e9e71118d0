import { pow } from './pow.ts';

/**
 * Modified internal rate per period: contributions discounted to the start at `financeRate`, distributions carried to the
 * end at `reinvestRate`, both per period; the rate that joins the two. One answer always, where an IRR has several.
 * NaN without contributions or fewer than two periods; -1 without distributions.
 * Source: Lin (1976), The Engineering Economist 21(4); the definition of Excel's MIRR.
 */
export function mirr(flows: ArrayLike<number>, financeRate: number, reinvestRate: number, n = flows.length): number {
  const discount = 1 / (1 + financeRate);
  let paidIn = 0;
  let paidOut = 0;
  for (let k = n - 1; k >= 0; k--) paidIn = paidIn * discount + Math.max(0, -flows[k]!);
  for (let k = 0; k < n; k++) paidOut = paidOut * (1 + reinvestRate) + Math.max(0, flows[k]!);
  if (!(paidIn > 0) || n < 2) return NaN;
  return pow(paidOut / paidIn, 1 / (n - 1)) - 1;
}
