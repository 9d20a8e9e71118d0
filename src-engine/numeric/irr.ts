import { expm1 } from './expm1.ts';
import { internalRateInto, IRR_ONE, IRR_SEVERAL, irrClasses, scanRoots } from './internal-rate.ts';
import type { IrrClass } from './internal-rate.ts';
import { powInt } from './pow.ts';

/** An internal rate with what one must know of it. `rateAnnual` is null when there is none, and then `reason` says why. */
export type IrrResult = {
  readonly class: IrrClass;
  /** Annual effective rate as a fraction; -1 for a total loss; null for none. */
  readonly rateAnnual: number | null;
  /** All roots found when there are several, ascending; else the one, or empty. */
  readonly rootsAnnual: readonly number[];
  readonly reason: '' | 'no contributions' | 'no flows' | 'no rate between -99.99 % and 10,000 % a year';
};

/**
 * Internal rate of return of flows on an even grid, annual effective: `(1 + i)^periodsPerYear - 1`.
 *
 * Shape: n flows, period 0 first, investor's view (negative = paid in). Convention and method: `internalRateInto`.
 * When `class` is 'several' show the modified rate (`mirr`) beside it.
 */
export function irr(flows: Float64Array, n = flows.length, periodsPerYear = 12): IrrResult {
  return describe(flows, null, n, periodsPerYear);
}

/** The same without an object: rate to `out[at]` (NaN for none), class code returned. For loops over paths. */
export function irrInto(flows: Float64Array, n: number, periodsPerYear: number, out: Float64Array, at: number): number {
  return internalRateInto(flows, null, n, periodsPerYear, out, at);
}

/** Effective annual rate of a periodic one: `(1 + i)^periodsPerYear - 1`. */
export function annualFromPeriodic(ratePeriodic: number, periodsPerYear = 12): number {
  return powInt(1 + ratePeriodic, periodsPerYear) - 1;
}

const cell = new Float64Array(1);

/** Shared by `irr` and `xirr`: the result object. */
export function describe(flows: Float64Array, times: Float64Array | null, n: number, perYear: number): IrrResult {
  const code = internalRateInto(flows, times, n, perYear, cell, 0);
  const rate = cell[0]!;
  const rootsAnnual =
    code === IRR_SEVERAL ? scanRoots(flows, times, n, perYear).map(expm1) : code === IRR_ONE ? [rate] : [];
  let reason: IrrResult['reason'] = '';
  if (rate !== rate) {
    let paidIn = false;
    let any = false;
    for (let k = 0; k < n; k++) {
      if (flows[k]! < 0) paidIn = true;
      if (flows[k] !== 0) any = true;
    }
    reason = !any ? 'no flows' : paidIn ? 'no rate between -99.99 % and 10,000 % a year' : 'no contributions';
  }
  return { class: irrClasses[code]!, rateAnnual: rate === rate ? rate : null, rootsAnnual, reason };
}
