import { referenceLife } from '../fund/book/advance-reference.ts';
import { appreciationFactor, TENURE_CAP_MONTHS } from '../fund/exits/plan.ts';
import { log1p } from '../numeric/log.ts';
import type { RunPlan } from '../fund/run/run-plan.ts';
import type { Scenario } from '../fund/scenario/schema.ts';
import type { SeriesView } from './shapes.ts';

/**
 * Hazards a year by age of a typical advance, means over the months of the year and over zones by their target share: homes
 * grow as their zone is expected to, the economy stands at its reference.
 * @param ltvFraction LTV of the typical advance; NaN where none was made
 */
export function hazardsByAge(plan: RunPlan, scenario: Scenario, ltvFraction: number): SeriesView {
  const { life, allocation, lifeMonths } = plan.book;
  const { hazards, contract, senior } = life;
  const { origination, exits } = scenario;
  const years = Math.ceil(Math.min(contract.termMonths, lifeMonths) / 12);
  const months = Math.min(contract.termMonths, lifeMonths);
  const reference = {
    ltvFraction: Number.isNaN(ltvFraction) ? origination.ltvCapFraction : ltvFraction,
    seniorLtvFraction: origination.seniorLtvMeanFraction,
    tenureMonths: Math.round(12 * origination.tenureMedianYears),
  };
  const tenure = Math.min(TENURE_CAP_MONTHS, reference.tenureMonths);
  const input = {
    contract,
    senior,
    hazards,
    zones: plan.zones,
    reference,
    mortgageRateAnnual: exits.reference.mortgageRateAnnual,
    months,
  };
  const sale = new Float64Array(years);
  const refinance = new Float64Array(years);
  const ofDefault = new Float64Array(years);
  plan.zones.growthAnnual.forEach((growthAnnual, zone) => {
    const weight = allocation.targetFraction[zone]!;
    const { defaultShape } = referenceLife(input, zone);
    const excessMonthly = log1p(growthAnnual) / 12 - hazards.trendLogMonthly;
    for (let month = 0; month < months; month += 1) {
      const year = Math.floor(month / 12);
      const annual = (12 * weight) / Math.min(12, months - 12 * year);
      const gain = (beta: number) => appreciationFactor(hazards, beta, excessMonthly * month);
      sale[year]! +=
        annual *
        life.zoneSaleMultiplier[zone]! *
        hazards.saleMonthly[tenure + month]! *
        gain(hazards.saleAppreciationBeta);
      refinance[year]! +=
        annual *
        life.zoneRefinanceMultiplier[zone]! *
        hazards.refinanceMonthly *
        gain(hazards.refinanceAppreciationBeta);
      ofDefault[year]! += annual * life.zoneDefaultAnnual[zone]! * defaultShape[month]!;
    }
  });
  return {
    key: 'hazards',
    title: 'Hazard of a typical advance by age',
    unit: 'Annual',
    xTitle: 'Age of the advance, years',
    x: Array.from(sale, (_, year) => year + 1),
    lines: [
      { name: 'Sale', kind: 'line', values: [...sale] },
      { name: 'Refinance', kind: 'line', values: [...refinance] },
      { name: 'Default', kind: 'line', values: [...ofDefault] },
    ],
  };
}
