import { claim, indexValue, type Advance, type Cause, type World } from './advance.ts';

const yearly = (rates: readonly number[], year: number) => rates[Math.min(rates.length - 1, year)]!;

/** Hazards a month of each cause over the month that follows `month`, from the state at its end. */
export function hazards(world: World, a: Advance, month: number): Partial<Record<Cause, number>> {
  const { exits, fund } = world.scenario;
  const { sale, refinance, default: forced, reference } = exits;
  const { mortgageRateAnnual, unemploymentFraction, populationGrowthAnnual } = world.market;
  const age = month - a.month;
  const home = indexValue(world, a, month);
  const combinedLtv = (a.senior + claim(world, a, home, age)) / home;
  const above = Math.log(home / a.value) - (Math.log(1 + reference.growthAnnual) * age) / 12;
  const gain = (beta: number) => Math.min(reference.appreciationMultiplierMax, Math.exp(beta * above));
  const rateChange = mortgageRateAnnual[month]! - mortgageRateAnnual[Math.max(0, month - 12)]!;
  const unemployment = unemploymentFraction[month]! - reference.unemploymentFraction;
  const population = populationGrowthAnnual[month]! - reference.populationGrowthAnnual;

  const quarter = Math.floor(((Number(fund.firstCloseDate.slice(5, 7)) - 1 + month + 1) % 12) / 3);
  const season = sale.seasonMultipliers[quarter]! / (sale.seasonMultipliers.reduce((x, y) => x + y) / 4);
  const ownedYears = Math.floor((a.tenureMonths + age) / 12);
  const listed = sale.baselineAnnual.length;
  const base =
    yearly(sale.baselineAnnual, ownedYears) * (1 - sale.declineAnnual) ** Math.max(0, ownedYears - listed + 1);
  return {
    sale:
      (base / 12) *
      sale.multiplier *
      sale.adverseSelectionMultiplier *
      world.zoneSaleMultiplier[a.zone]! *
      world.frailtyVoluntary *
      season *
      gain(sale.appreciationBeta) *
      Math.exp(sale.rateBeta * rateChange + sale.unemploymentBeta * unemployment + sale.migrationBeta * population),
    refinance:
      ((refinance.baselineAnnual * refinance.repaysFraction) / 12) *
      refinance.multiplier *
      world.zoneRefinanceMultiplier[a.zone]! *
      world.frailtyVoluntary *
      gain(refinance.appreciationBeta) *
      Math.exp(refinance.rateBeta * rateChange),
    default:
      (world.zoneDefaultAnnual[a.zone]! / 12) *
      yearly(forced.seasoningMultipliers, Math.floor(age / 12)) *
      forced.lvrHazardRatios[combinedLtv >= 1 ? 8 : Math.max(0, Math.floor(combinedLtv * 10) - 2)]! *
      world.frailtyDefault *
      Math.exp(forced.unemploymentBeta * unemployment + forced.rateBeta * rateChange),
    lifeEvent: (exits.lifeEvent.baselineAnnual / 12) * world.frailtyVoluntary,
  };
}

/** The cause that ends an advance in the month, or null: `p_c = (h_c / H) (1 - exp(-H))`, one uniform. */
export function eventOf(world: World, a: Advance, month: number, uniform: number): Cause | null {
  const rates = Object.entries(hazards(world, a, month)) as [Cause, number][];
  const total = rates.reduce((sum, [, rate]) => sum + rate, 0);
  const ends = 1 - Math.exp(-total);
  let reached = 0;
  for (const [cause, rate] of rates) {
    reached += (rate / total) * ends;
    if (uniform < reached) return cause;
  }
  return null;
}
