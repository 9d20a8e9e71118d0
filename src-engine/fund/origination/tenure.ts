import { log } from '../../numeric/log.ts';
import { normalCdf } from '../../numeric/normal-cdf.ts';
import { uniform } from '../../random/uniform.ts';
import type { OriginationPlan } from './plan.ts';

/** Owners who have held a home longer are taken to have held it this long. */
const MOST_MONTHS = 1200;
const CELLS = 1024;

/**
 * Tenure at the advance in whole months: the lognormal of the plan, rounded, at least the smallest tenure. Drawn by inversion
 * of the rounded law itself: a table of its distribution function and a guide into it cost a fifth of a normal quantile and
 * an exponential.
 * @param spread multiplier on the log sd; 0 gives the median
 * @returns the function from the random word of a uniform to months
 */
export function tenureMonths(plan: OriginationPlan, spread: number): (word: number) => number {
  const least = Math.round(12 * plan.tenureMinYears);
  const sd = plan.tenureLogSd * spread;
  const cumulative = new Float64Array(MOST_MONTHS + 1).fill(1);
  for (let months = least; months < MOST_MONTHS; months++) {
    const upper = log((months + 0.5) / 12) - plan.tenureLogMedianYears;
    cumulative[months] = sd > 0 ? normalCdf(upper / sd) : upper > 0 ? 1 : 0;
  }
  const guide = new Int32Array(CELLS);
  for (let cell = 0, months = least; cell < CELLS; cell++) {
    while (cumulative[months]! < cell / CELLS) months++;
    guide[cell] = months;
  }
  return (word) => {
    const u = uniform(word);
    let months = guide[(u * CELLS) | 0]!;
    while (cumulative[months]! < u) months++;
    return months;
  };
}
