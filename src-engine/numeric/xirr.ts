import { yearFraction } from './day-count.ts';
import type { DayCount } from './day-count.ts';
import { exp } from './exp.ts';
import { internalRateInto } from './internal-rate.ts';
import { describe } from './irr.ts';
import type { IrrResult } from './irr.ts';
import { log1p } from './log.ts';

/**
 * Internal rate of dated flows, annual effective; year fractions run from the earliest date, ACT/365F unless named
 * otherwise (Excel's XIRR). Order does not matter. Classes and choice among several roots as in `irr`.
 *
 * @param days day numbers (`parseDate`), one per flow
 */
export function xirr(flows: ArrayLike<number>, days: ArrayLike<number>, convention: DayCount = 'act/365F'): IrrResult {
  const sorted = sortByDay(flows, days, convention);
  return describe(sorted.flows, sorted.years, sorted.flows.length, 1);
}

/**
 * The same for loops: flows already in order of `years` (from the first flow on); rate to `out[at]`, class code returned.
 * Prepare `years` once for a fixed calendar of month-ends.
 */
export function xirrInto(flows: Float64Array, years: Float64Array, n: number, out: Float64Array, at: number): number {
  return internalRateInto(flows, years, n, 1, out, at);
}

/** Present value of dated flows at the earliest date, annual effective rate above -1, ACT/365F unless named otherwise. */
export function xnpv(
  rateAnnual: number,
  flows: ArrayLike<number>,
  days: ArrayLike<number>,
  convention: DayCount = 'act/365F',
): number {
  const sorted = sortByDay(flows, days, convention);
  const x = log1p(rateAnnual);
  let total = 0;
  for (let k = 0; k < sorted.flows.length; k++) total += sorted.flows[k]! * exp(-x * sorted.years[k]!);
  return total;
}

function sortByDay(flows: ArrayLike<number>, days: ArrayLike<number>, convention: DayCount) {
  const order = Array.from(days, (_, k) => k).sort((a, b) => days[a]! - days[b]! || a - b);
  const start = order.length > 0 ? days[order[0]!]! : 0;
  return {
    flows: Float64Array.from(order, (k) => flows[k]!),
    years: Float64Array.from(order, (k) => yearFraction(start, days[k]!, convention)),
  };
}
