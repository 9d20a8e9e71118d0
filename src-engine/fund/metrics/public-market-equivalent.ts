import { AppError } from '../../core/errors.ts';
import { irr } from '../../numeric/irr.ts';
import type { IrrResult } from '../../numeric/irr.ts';
import { dot, sum } from '../../numeric/neumaier.ts';

/**
 * Multiples and public market equivalents of a series of flows on an even grid: negative = paid in, positive = paid out, both
 * in one period netted. `residual` is the NAV at the last period, `index` a total-return level per period, positive.
 */

/** Distributions over paid-in capital. NaN when nothing was paid in. */
export function distributedToPaidIn(flows: Float64Array): number {
  return sum(flows.filter((f) => f > 0)) / paidIn(flows);
}

export function residualToPaidIn(flows: Float64Array, residual: number): number {
  return residual / paidIn(flows);
}

export function totalValueToPaidIn(flows: Float64Array, residual: number): number {
  return distributedToPaidIn(flows) + residualToPaidIn(flows, residual);
}

/**
 * Distributions and NAV over contributions, all carried to the last period with the index: above 1 the fund beat the index.
 * Source: Kaplan and Schoar (2005), Journal of Finance 60(4), 1791-1823.
 */
export function kaplanSchoar(flows: Float64Array, index: Float64Array, residual: number): number {
  const carried = toLastPeriod(flows, index);
  return (sum(carried.filter((f) => f > 0)) + residual) / paidIn(carried);
}

/**
 * Rate by which the fund beat the index: IRR of the flows carried to the last period with the index, NAV at the end.
 * Source: Gredil, Griffiths and Stucke (2014), "Benchmarking private equity: the direct alpha method".
 */
export function directAlpha(
  flows: Float64Array,
  index: Float64Array,
  residual: number,
  periodsPerYear: number,
): IrrResult {
  const carried = toLastPeriod(flows, index);
  carried[carried.length - 1]! += residual;
  return irr(carried, carried.length, periodsPerYear);
}

/**
 * NAV of an investor who put every contribution into the index and took every distribution out of it. Negative when the index
 * could not pay them. Source: Long and Nickels (1996).
 */
export function longNickelsNav(flows: Float64Array, index: Float64Array): number {
  const carried = toLastPeriod(flows, index);
  return -sum(carried);
}

/** IRR of that investor: the fund's flows with the index NAV at the end. Compare with the fund's IRR. */
export function longNickels(flows: Float64Array, index: Float64Array, periodsPerYear: number): IrrResult {
  const withNav = flows.slice();
  withNav[withNav.length - 1]! += longNickelsNav(flows, index);
  return irr(withNav, withNav.length, periodsPerYear);
}

/**
 * Factor on distributions that makes the index investor end with the fund's own NAV, and the IRR of those flows.
 * Source: Rouvinez (2003), Private Equity International, August, 34-38 (PME+).
 */
export function pmePlus(
  flows: Float64Array,
  index: Float64Array,
  residual: number,
  periodsPerYear: number,
): { readonly factor: number; readonly rate: IrrResult } {
  const carried = toLastPeriod(flows, index);
  const factor = (paidIn(carried) - residual) / sum(carried.filter((f) => f > 0));
  const scaled = flows.map((f) => (f > 0 ? f * factor : f));
  scaled[scaled.length - 1]! += residual;
  return { factor, rate: irr(scaled, scaled.length, periodsPerYear) };
}

/**
 * IRR of an index investor who pays the fund's contributions and takes out, at each distribution, the share of his NAV that the
 * fund paid out of its own. `navs` are the fund's NAVs after the flow of each period.
 * Source: Cambridge Associates (2013), modified PME (mPME).
 */
export function modifiedPme(
  flows: Float64Array,
  index: Float64Array,
  navs: Float64Array,
  periodsPerYear: number,
): IrrResult {
  toLastPeriod(flows, index); // checks the index
  const mirrored = new Float64Array(flows.length);
  let held = 0;
  for (let t = 0; t < flows.length; t += 1) {
    const flow = flows[t]!;
    const before = t === 0 ? 0 : (held * index[t]!) / index[t - 1]!;
    const paidOut = flow > 0 ? (flow / (flow + navs[t]!)) * before : 0;
    held = before - paidOut + Math.max(0, -flow);
    mirrored[t] = paidOut + Math.min(0, flow);
  }
  mirrored[mirrored.length - 1]! += held;
  return irr(mirrored, mirrored.length, periodsPerYear);
}

/** Weighted average life: sum of time x amount over sum of amounts, in the unit of time. NaN when nothing is repaid. */
export function weightedAverageLife(times: Float64Array, amounts: Float64Array): number {
  return dot(times, amounts) / sum(amounts);
}

function paidIn(flows: Float64Array): number {
  const total = -sum(flows.filter((f) => f < 0));
  return total > 0 ? total : NaN;
}

/** Flows multiplied by the growth of the index from their period to the last. */
function toLastPeriod(flows: Float64Array, index: Float64Array): Float64Array {
  if (index.length !== flows.length || !index.every((level) => level > 0))
    throw new AppError('input/invalid', 'The index needs one positive level for each flow.', {
      flows: flows.length,
      index: index.length,
    });
  const last = index[index.length - 1]!;
  return Float64Array.from(flows, (f, i) => (f * last) / index[i]!);
}
