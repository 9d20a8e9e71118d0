import { CAUSE } from '../../fund/exits/table.ts';
import { spreadAcross, type Spread } from './across-paths.ts';
import type { LoanPool } from './tape.ts';

/** One vintage at one age, across the paths that made an advance in it. Ages count years since each advance, not calendar years. */
export type TriangleAge = {
  readonly ageYears: number;
  /** Share of the advances that have ended by this age. */
  readonly exits: Spread;
  /** Share of the advances that have defaulted by this age. */
  readonly defaults: Spread;
  /** Cash received by this age over principal advanced. */
  readonly proceeds: Spread;
  /** Principal whose cash has not arrived by this age, over principal advanced. */
  readonly balance: Spread;
};

export type Triangle = {
  /** Year since first close in which the advances were made, from 1. */
  readonly vintage: number;
  readonly paths: number;
  readonly advances: number;
  /** From age 1 to the age at which the last advance of any path has paid. */
  readonly ages: readonly TriangleAge[];
};

/** Development of each vintage by age. Each path counts once, whatever it advanced. */
export function vintageTriangles(pool: LoanPool, lowPercentile: number): readonly Triangle[] {
  const { columns, rows } = pool;
  let vintages = 0;
  for (let row = 0; row < rows; row++) vintages = Math.max(vintages, vintageOf(columns.originationMonth[row]!) + 1);
  const triangles: Triangle[] = [];
  for (let vintage = 0; vintage < vintages; vintage++) {
    const triangle = triangleOf(pool, vintage, lowPercentile);
    if (triangle.advances > 0) triangles.push(triangle);
  }
  return triangles;
}

const vintageOf = (month: number) => Math.floor(month / 12);
/** The first age, in whole years from 1, at which something `months` after the advance has happened. */
const ageOf = (months: number) => Math.max(1, Math.ceil(months / 12));

function triangleOf(pool: LoanPool, vintage: number, lowPercentile: number): Triangle {
  const { columns, rows } = pool;
  const slots = pool.pathNumbers.length;
  let oldest = 1;
  for (let row = 0; row < rows; row++)
    if (vintageOf(columns.originationMonth[row]!) === vintage)
      oldest = Math.max(oldest, ageOf(columns.cashMonth[row]! - columns.originationMonth[row]!));
  // What happens in each year of age on each path, [slot * oldest + age - 1]; cumulated and divided below.
  const happened = {
    exits: new Float64Array(slots * oldest),
    defaults: new Float64Array(slots * oldest),
    proceeds: new Float64Array(slots * oldest),
    repaid: new Float64Array(slots * oldest),
  };
  const made = new Int32Array(slots);
  const principal = new Float64Array(slots);
  for (let row = 0; row < rows; row++) {
    const month = columns.originationMonth[row]!;
    if (vintageOf(month) !== vintage) continue;
    const slot = columns.slot[row]!;
    const atEvent = slot * oldest + Math.min(oldest, ageOf(columns.exitMonth[row]! - month)) - 1;
    const atCash = slot * oldest + ageOf(columns.cashMonth[row]! - month) - 1;
    made[slot]! += 1;
    principal[slot]! += columns.principalAud[row]!;
    happened.exits[atEvent]! += 1;
    if (columns.cause[row] === CAUSE.default) happened.defaults[atEvent]! += 1;
    happened.proceeds[atCash]! += columns.paidAud[row]!;
    happened.repaid[atCash]! += columns.principalAud[row]!;
  }
  const byAge = (name: keyof typeof happened, perPrincipal: boolean) => {
    const share = new Float64Array(slots);
    const running = new Float64Array(slots);
    return (age: number) => {
      for (let slot = 0; slot < slots; slot++) {
        running[slot]! += happened[name][slot * oldest + age - 1]!;
        const whole = perPrincipal ? principal[slot]! : made[slot]!;
        share[slot] = made[slot]! > 0 ? running[slot]! / whole : NaN;
      }
      return share;
    };
  };
  const until = {
    exits: byAge('exits', false),
    defaults: byAge('defaults', false),
    proceeds: byAge('proceeds', true),
    repaid: byAge('repaid', true),
  };
  const ages = Array.from({ length: oldest }, (_, i) => ({
    ageYears: i + 1,
    exits: spreadAcross(until.exits(i + 1), lowPercentile),
    defaults: spreadAcross(until.defaults(i + 1), lowPercentile),
    proceeds: spreadAcross(until.proceeds(i + 1), lowPercentile),
    // Principal repaid sums to principal advanced in another order: what rounding leaves of it is nothing.
    balance: spreadAcross(
      until.repaid(i + 1).map((share) => (1 - share < 1e-12 ? 0 : 1 - share)),
      lowPercentile,
    ),
  }));
  return {
    vintage: vintage + 1,
    paths: made.reduce((count, n) => count + (n > 0 ? 1 : 0), 0),
    advances: made.reduce((a, b) => a + b, 0),
    ages,
  };
}
