import type { MarketPath } from '../../src-engine/fund/market/table.ts';
import type { Scenario } from '../../src-engine/fund/scenario/schema.ts';
import type { Draws } from './draws.ts';

export type Cause = 'sale' | 'refinance' | 'default' | 'lifeEvent' | 'maturity' | 'fundEnd';

/** One advance as a thing of its own. Money in AUD. */
export type Advance = {
  readonly month: number;
  readonly zone: number;
  readonly suburb: number;
  readonly principal: number;
  readonly value: number;
  readonly share: number;
  readonly tenureMonths: number;
  readonly interestOnly: boolean;
  senior: number;
  seniorMonthsLeft: number;
  /** Month of default, null while it lives. */
  defaulted: number | null;
};

/** What all advances of a path live under. */
export type World = {
  readonly scenario: Scenario;
  readonly market: MarketPath;
  /** Default rate a year by zone at ratio, seasoning and path multipliers 1. */
  readonly zoneDefaultAnnual: ArrayLike<number>;
  readonly zoneSaleMultiplier: ArrayLike<number>;
  readonly zoneRefinanceMultiplier: ArrayLike<number>;
  readonly frailtyVoluntary: number;
  readonly frailtyDefault: number;
};

const indexOf = (world: World, suburb: number, month: number) =>
  world.market.suburbIndex[suburb * (world.market.months + 1) + month]!;

/** Value of the home by the index of its suburb. */
export function indexValue(world: World, a: Advance, month: number): number {
  return (a.value * indexOf(world, a.suburb, month)) / indexOf(world, a.suburb, a.month);
}

/** Principal + simple interest + share of the appreciation. */
export function claim(world: World, a: Advance, home: number, months: number): number {
  const { simpleInterestAnnual } = world.scenario.contract;
  return a.principal * (1 + (simpleInterestAnnual * months) / 12) + a.share * Math.max(0, home - a.value);
}

/** One month of the first mortgage: a payment that pays it off over what is left of its term; in default it only grows. */
export function ageSenior(world: World, a: Advance, month: number): void {
  const { redrawFraction, defaultMarginAnnual } = world.scenario.senior;
  const rate = world.market.mortgageRateAnnual[month]! / 12;
  if (a.defaulted !== null) a.senior *= 1 + rate + defaultMarginAnnual / 12;
  else if (!a.interestOnly) {
    const n = a.seniorMonthsLeft;
    const payment = n <= 0 ? 0 : rate === 0 ? a.senior / n : (a.senior * rate) / (1 - (1 + rate) ** -n);
    const repaid = n <= 1 ? a.senior : payment - a.senior * rate;
    a.senior -= n <= 1 ? repaid : repaid * (1 - redrawFraction);
  }
  a.seniorMonthsLeft -= 1;
}

/** Index mark; in default the expected recovery less a haircut. */
export function mark(world: World, a: Advance, month: number): number {
  const { sellingCostFraction, default: forced } = world.scenario.exits;
  const home = indexValue(world, a, month);
  if (a.defaulted === null)
    return Math.min(claim(world, a, home, month - a.month), Math.max(0, home * (1 - sellingCostFraction) - a.senior));
  const price = home * (1 - forced.haircutFraction);
  const owed = claim(world, a, price, a.defaulted - a.month);
  const left = Math.max(0, price * (1 - forced.foreclosureCostFraction) - a.senior);
  return (1 - forced.markHaircutFraction) * Math.min(owed, left);
}

/** Price that a sale brings or a valuer finds: the index value times the noise of the property and of both valuations. */
function noisyValue(world: World, a: Advance, month: number, draws: Draws): number {
  const p = world.scenario.market.property;
  const variance =
    (p.volatilityAnnual ** 2 * (month - a.month)) / 12 +
    p.openingValuationErrorFraction ** 2 +
    p.closingValuationErrorFraction ** 2;
  return indexValue(world, a, month) * Math.exp(Math.sqrt(variance) * draws.normal() - variance / 2);
}

/** What a sale, refinance, life event or maturity pays. */
export function payoff(world: World, a: Advance, month: number, draws: Draws): number {
  const home = noisyValue(world, a, month, draws);
  const left = home * (1 - world.scenario.exits.sellingCostFraction) - a.senior;
  return Math.min(claim(world, a, home, month - a.month), Math.max(0, left));
}

/** What the forced sale pays after a default; interest has stopped at the default. */
export function recovery(world: World, a: Advance, month: number, draws: Draws): number {
  const { haircutFraction, foreclosureCostFraction } = world.scenario.exits.default;
  const price = noisyValue(world, a, month, draws) * (1 - haircutFraction);
  const left = price * (1 - foreclosureCostFraction) - a.senior;
  return Math.min(claim(world, a, price, a.defaulted! - a.month), Math.max(0, left));
}
