import { log } from '../../numeric/log.ts';
import { normalCdf } from '../../numeric/normal-cdf.ts';
import { uniform } from '../../random/uniform.ts';
import type { OriginationPlan } from './plan.ts';

/** Owners who have held a home longer are taken to have held it this long. */
const MOST_MONTHS = 1200;
const CELLS = 1024;

/** Tenure at the advance in whole months, ready to be drawn. */
export type TenureLaw = {
  /** Probability of at most so many months. Length 1201. */
  readonly cumulative: Float64Array;
  /** Where the search for a uniform starts: the first months whose probability reaches c / CELLS. */
  readonly guide: Uint16Array;
};

/**
 * The lognormal of the plan, rounded, at least the smallest tenure. Drawn by inversion of the rounded law itself: a table of
 * its distribution function and a guide into it cost a fifth of a normal quantile and an exponential.
 * @param spread multiplier on the log sd; 0 gives the median
 */
export function tenureLaw(plan: OriginationPlan, spread: number): TenureLaw {
  const least = Math.round(12 * plan.tenureMinYears);
  const sd = plan.tenureLogSd * spread;
  const cumulative = new Float64Array(MOST_MONTHS + 1).fill(1);
  for (let months = least; months < MOST_MONTHS; months++) {
    const upper = log((months + 0.5) / 12) - plan.tenureLogMedianYears;
    cumulative[months] = sd > 0 ? normalCdf(upper / sd) : upper > 0 ? 1 : 0;
  }
  const guide = new Uint16Array(CELLS);
  for (let cell = 0, months = least; cell < CELLS; cell++) {
    while (cumulative[months]! < cell / CELLS) months++;
    guide[cell] = months;
  }
  return { cumulative, guide };
}

/** Months of the uniforms of `words[at]` and the words after it, as many as `out` is long. */
export function fillTenureMonths(
  { cumulative, guide }: TenureLaw,
  words: Int32Array,
  at: number,
  out: Int32Array,
): void {
  for (let i = 0; i < out.length; i++) {
    const u = uniform(words[at + i]!);
    let months = guide[(u * CELLS) | 0]!;
    months += Number(cumulative[months]! < u); // nearly always enough, and no branch to foresee
    while (cumulative[months]! < u) months++;
    out[i] = months;
  }
}
