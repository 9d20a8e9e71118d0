import type { RunPlan } from '../../src-engine/fund/run/run-plan.ts';
import type { Advance, World } from './advance.ts';
import type { Draws } from './draws.ts';

/** After this many applications in a row that the caps push below the smallest advance, the month is over. */
const DECLINED_IN_A_ROW = 64;

/** Which zone the next advance goes to: the one furthest below what the weights want of it. */
export type Aim = { readonly weights: readonly number[]; readonly wanted: number[]; readonly held: number[] };

export type WeightedSuburb = { readonly suburb: number; readonly sales: number };

export type Lender = {
  readonly plan: RunPlan;
  readonly world: World;
  /** By zone. */
  readonly suburbs: readonly (readonly WeightedSuburb[])[];
  readonly draws: Draws;
  readonly ensureSuburb: (suburb: number) => void;
};

/** One application: a home of the suburb, a wanted size, a first mortgage; null when the caps leave too little. */
function application(
  { plan, world, suburbs, draws, ensureSuburb }: Lender,
  month: number,
  zone: number,
): Advance | null {
  const { origination, senior, contract, allocation, fund } = world.scenario;
  const suburb = drawSuburb(suburbs[zone]!, draws.uniform());
  ensureSuburb(suburb);
  const { firstProperty, valueAud } = plan.book.origination.stock;
  const homes = firstProperty[suburb + 1]! - firstProperty[suburb]!;
  const level = world.market.suburbIndex[suburb * (world.market.months + 1) + month]!;
  const value = valueAud[firstProperty[suburb]! + Math.floor(draws.uniform() * homes)]! * level;
  const o = origination;
  const seniorLtv = draws.truncatedNormal(o.seniorLtvMeanFraction, o.seniorLtvSdFraction, 0, o.seniorLtvMaxFraction);
  const wanted = draws.truncatedNormal(o.advanceMeanAud, o.advanceSdAud, o.advanceMinAud, o.advanceMaxAud);
  const ltvCap = Math.min(o.ltvCapFraction, o.combinedLtvCapFraction - seniorLtv);
  const principal = Math.min(wanted, ltvCap * value, allocation.advanceLimitFraction * fund.commitmentsAud);
  const tenureYears = Math.max(o.tenureMinYears, o.tenureMedianYears * Math.exp(o.tenureLogSd * draws.normal()));
  const [youngest, oldest] = [12 * senior.ageAtAdvanceMinYears, 12 * senior.ageAtAdvanceMaxYears];
  const age = youngest + Math.floor(draws.uniform() * (oldest - youngest + 1));
  if (principal < o.advanceMinAud) return null;
  return {
    month,
    zone,
    suburb,
    principal,
    value,
    share: contract.shareMultiple * (principal / value),
    tenureMonths: Math.round(12 * tenureYears),
    interestOnly: draws.uniform() < senior.interestOnlyFraction,
    senior: seniorLtv * value,
    seniorMonthsLeft: 12 * senior.termYears - age,
    defaulted: null,
  };
}

/** Suburbs of each zone with their sales. */
export function suburbsByZone({ zones }: RunPlan): readonly (readonly WeightedSuburb[])[] {
  return [0, 1, 2].map((zone) =>
    Array.from(zones.zoneOfSuburb.keys())
      .filter((suburb) => zones.zoneOfSuburb[suburb] === zone)
      .map((suburb) => ({ suburb, sales: zones.salesWeight[suburb]! })),
  );
}

/** A suburb of the zone, by its share of the zone's sales. */
function drawSuburb(suburbs: readonly WeightedSuburb[], uniform: number): number {
  let left = uniform * suburbs.reduce((sum, { sales }) => sum + sales, 0);
  for (const { suburb, sales } of suburbs) {
    left -= sales;
    if (left <= 0) return suburb;
  }
  return suburbs.at(-1)!.suburb;
}

/** Makes advances until the next one no longer fits the budget. Returns them. */
export function lend(lender: Lender, month: number, budget: number, aim: Aim): Advance[] {
  const { origination } = lender.world.scenario;
  const made: Advance[] = [];
  let left = budget;
  let declined = 0;
  while (left >= origination.advanceMinAud && declined < DECLINED_IN_A_ROW) {
    const gaps = aim.weights.map((w, z) => aim.wanted[z]! + w * origination.advanceMeanAud - aim.held[z]!);
    const zone = gaps.indexOf(Math.max(...gaps.filter((_, z) => aim.weights[z]! > 0)));
    const advance = application(lender, month, zone);
    if (advance === null) {
      declined += 1;
      continue;
    }
    if (advance.principal > left) break;
    declined = 0;
    left -= advance.principal;
    aim.weights.forEach((w, z) => (aim.wanted[z]! += w * advance.principal));
    aim.held[zone]! += advance.principal;
    made.push(advance);
  }
  return made;
}
