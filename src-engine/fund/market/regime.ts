import { exp } from '../../numeric/exp.ts';
import { log } from '../../numeric/log.ts';

/**
 * A two-state chain, state 0 rising and state 1 falling, one step a month; the regime of month m rules the growth of month
 * m, and month 0 holds the start. Formulas: Hamilton (1994), Time Series Analysis, chapter 22.
 */
export type RegimeChain = {
  /** Probability of leaving rising and falling in a month. Zeros: no regimes. */
  readonly leaveRising: number;
  readonly leaveFalling: number;
  /** Probability of rising at month 0. */
  readonly startRising: number;
};

/** Long-run share of rising months: expected lengths in proportion. 1 when there are no switches at all. */
export function stationaryRising(leaveRising: number, leaveFalling: number): number {
  const sum = leaveRising + leaveFalling;
  return sum === 0 ? 1 : leaveFalling / sum;
}

/** Probability of rising in month m, m = 0..months. */
export function risingProbability(chain: RegimeChain, months: number): Float64Array {
  const rising = new Float64Array(months + 1);
  rising[0] = chain.startRising;
  for (let m = 1; m <= months; m++) {
    const before = rising[m - 1]!;
    rising[m] = before * (1 - chain.leaveRising) + (1 - before) * chain.leaveFalling;
  }
  return rising;
}

/**
 * Variance over the long run of the sum of `months` regime growths that differ by `difference`.
 * Closed form: autocovariance at lag k is `difference^2 p (1 - p) q^k`, q = 1 - leaveRising - leaveFalling.
 */
export function regimeChangeVariance(chain: RegimeChain, difference: number, months: number): number {
  const p = stationaryRising(chain.leaveRising, chain.leaveFalling);
  const q = 1 - chain.leaveRising - chain.leaveFalling;
  let power = 1;
  let sum = months;
  for (let k = 1; k < months; k++) {
    power *= q;
    sum += 2 * (months - k) * power;
  }
  return difference * difference * p * (1 - p) * sum;
}

/**
 * `log E exp(sum over months j = 1..m of a_{r_j} + b_{r_j} s_{m-j})` for m = 0..months, exact: for each m the product of
 * transition matrices and state factors, from the last month back. a: `growth` per state; b: `halfVariance` per state;
 * s: `squaredWeight[m - j]`. Work grows with months squared; done once per plan.
 */
export function logMoment(
  chain: RegimeChain,
  growth: Float64Array,
  halfVariance: Float64Array,
  squaredWeight: Float64Array,
  months: number,
): Float64Array {
  const out = new Float64Array(months + 1);
  for (let m = 1; m <= months; m++) {
    // v = expectation of what is left, given the state of the month before; the scale is kept apart as a logarithm.
    let rising = 1;
    let falling = 1;
    let scale = 0;
    for (let j = m; j >= 1; j--) {
      const s = squaredWeight[m - j]!;
      const a = exp(growth[0]! + halfVariance[0]! * s) * rising;
      const b = exp(growth[1]! + halfVariance[1]! * s) * falling;
      rising = (1 - chain.leaveRising) * a + chain.leaveRising * b;
      falling = chain.leaveFalling * a + (1 - chain.leaveFalling) * b;
      const size = Math.max(rising, falling);
      scale += log(size);
      rising /= size;
      falling /= size;
    }
    out[m] = scale + log(chain.startRising * rising + (1 - chain.startRising) * falling);
  }
  return out;
}
