import { claimAud } from '../fund/contract/settle.ts';
import type { PathTables } from '../fund/metrics/table.ts';
import type { RunPlan } from '../fund/run/run-plan.ts';
import { createSeniorBalances } from '../fund/senior/balance.ts';
import type { SeriesView } from './shapes.ts';

/**
 * Means over living advances by month: what the fund is owed over the indexed value of the home (advance LTV), and with the
 * first mortgage before it (combined LTV). Null in months without an advance.
 */
export function ltvByMonth(plan: RunPlan, tables: PathTables, limitFraction: number): SeriesView {
  const { advances, exits, market, advanceCount, lastMonth } = tables;
  const { contract, senior, months } = plan.book.life;
  const balances = createSeniorBalances(senior, months);
  balances.beginPath(market.mortgageRateAnnual);
  const width = months + 1;
  const advanceSum = new Float64Array(width);
  const combinedSum = new Float64Array(width);
  const living = new Float64Array(width);
  for (let i = 0; i < advanceCount; i += 1) {
    const from = advances.originationMonth[i]!;
    const until = Math.min(exits.exitMonth[i]! - 1, lastMonth, from + contract.termMonths);
    const base = advances.suburb[i]! * width;
    const series = balances.series(Math.max(0, from), advances.seniorAgeMonths[i]!, advances.interestOnly[i]!);
    const owedAud = advances.seniorAud[i]! / balances.factor[series + Math.max(0, from)]!;
    const homePerIndexAud = advances.valueAud[i]! / market.suburbIndex[base + Math.max(0, from)]!;
    for (let month = Math.max(0, from); month <= until; month += 1) {
      const homeAud = homePerIndexAud * market.suburbIndex[base + month]!;
      const claim = claimAud(
        contract,
        advances.principalAud[i]!,
        advances.startValueAud[i]!,
        advances.shareFraction[i]!,
        homeAud,
        month - from,
        false,
      );
      advanceSum[month]! += claim / homeAud;
      combinedSum[month]! += (claim + owedAud * balances.factor[series + month]!) / homeAud;
      living[month]! += 1;
    }
  }
  const mean = (sums: Float64Array) =>
    Array.from({ length: lastMonth + 1 }, (_, month) => (living[month]! > 0 ? sums[month]! / living[month]! : null));
  return {
    key: 'ltv',
    title: 'Mean LTV of living advances',
    unit: 'Fraction',
    xTitle: 'Months from first close',
    x: Array.from({ length: lastMonth + 1 }, (_, month) => month),
    lines: [
      { name: 'Combined LTV', kind: 'line', values: mean(combinedSum) },
      { name: 'Advance LTV', kind: 'line', values: mean(advanceSum) },
      { name: 'Limit', kind: 'line', values: Array.from({ length: lastMonth + 1 }, () => limitFraction) },
    ],
  };
}
