import { claim, indexValue, type Advance, type Cause, type World } from './advance.ts';

const yearly = (rates: readonly number[], year: number) => rates[Math.min(rates.length - 1, year)]!;
const causes: readonly Cause[] = ['sale', 'refinance', 'default', 'lifeEvent'];

/** What a month does to every advance alike: hazards before zone, age and price of the home. */
export type MonthHazards = {
  readonly sale: number;
  readonly refinance: number;
  readonly default: number;
  readonly lifeEvent: number;
};

export function monthHazards(world: World, month: number): MonthHazards {
  const { exits, fund } = world.scenario;
  const { sale, refinance, default: forced, reference } = exits;
  const { mortgageRateAnnual, unemploymentFraction, populationGrowthAnnual } = world.market;
  const rateChange = mortgageRateAnnual[month]! - mortgageRateAnnual[Math.max(0, month - 12)]!;
  const unemployment = unemploymentFraction[month]! - reference.unemploymentFraction;
  const population = populationGrowthAnnual[month]! - reference.populationGrowthAnnual;
  const quarter = Math.floor(((Number(fund.firstCloseDate.slice(5, 7)) - 1 + month + 1) % 12) / 3);
  const season = sale.seasonMultipliers[quarter]! / (sale.seasonMultipliers.reduce((x, y) => x + y) / 4);
  return {
    sale:
      world.frailtyVoluntary *
      season *
      sale.multiplier *
      sale.adverseSelectionMultiplier *
      Math.exp(sale.rateBeta * rateChange + sale.unemploymentBeta * unemployment + sale.migrationBeta * population),
    refinance:
      world.frailtyVoluntary *
      refinance.baselineAnnual *
      refinance.repaysFraction *
      refinance.multiplier *
      Math.exp(refinance.rateBeta * rateChange),
    default: world.frailtyDefault * Math.exp(forced.unemploymentBeta * unemployment + forced.rateBeta * rateChange),
    lifeEvent: world.frailtyVoluntary * exits.lifeEvent.baselineAnnual,
  };
}

/** Annual sale rate in a year of ownership: the listed years, then the last of them falling by a fraction each year. */
function saleRate({ scenario }: World, ownedYears: number): number {
  const { baselineAnnual, declineAnnual } = scenario.exits.sale;
  const beyond = ownedYears - baselineAnnual.length + 1;
  return yearly(baselineAnnual, ownedYears) * (beyond > 0 ? (1 - declineAnnual) ** beyond : 1);
}

/** Hazards a month of each cause, in the order of `causes`, over the month after `month`, from the state at its end. */
function hazards(world: World, common: MonthHazards, a: Advance, month: number): readonly number[] {
  const { sale, refinance, default: forced, reference } = world.scenario.exits;
  const age = month - a.month;
  const home = indexValue(world, a, month);
  const combinedLtv = (a.senior + claim(world, a, home, age)) / home;
  const above = Math.log(home / a.value) - (Math.log(1 + reference.growthAnnual) * age) / 12;
  const gain = (beta: number) => Math.min(reference.appreciationMultiplierMax, Math.exp(beta * above));
  const ofLtv = forced.lvrHazardRatios[combinedLtv >= 1 ? 8 : Math.max(0, Math.floor(combinedLtv * 10) - 2)]!;
  const bySale = saleRate(world, Math.floor((a.tenureMonths + age) / 12)) * gain(sale.appreciationBeta) * common.sale;
  const byDefault =
    world.zoneDefaultAnnual[a.zone]! *
    yearly(forced.seasoningMultipliers, Math.floor(age / 12)) *
    ofLtv *
    common.default;
  return [
    (world.zoneSaleMultiplier[a.zone]! * bySale) / 12,
    (world.zoneRefinanceMultiplier[a.zone]! * gain(refinance.appreciationBeta) * common.refinance) / 12,
    byDefault / 12,
    common.lifeEvent / 12,
  ];
}

/** The cause that ends an advance in the month, or null: `p_c = (h_c / H) (1 - exp(-H))`, one uniform. */
export function eventOf(world: World, common: MonthHazards, a: Advance, month: number, uniform: number): Cause | null {
  const rates = hazards(world, common, a, month);
  const total = rates[0]! + rates[1]! + rates[2]! + rates[3]!;
  const ends = 1 - Math.exp(-total);
  if (uniform >= ends) return null;
  let reached = 0;
  for (const [at, cause] of causes.entries()) {
    reached += (rates[at]! / total) * ends;
    if (uniform < reached) return cause;
  }
  return null;
}
