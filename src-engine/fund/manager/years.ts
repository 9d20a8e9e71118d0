import type { ManagerPlan } from './plan.ts';
import type { ManagerAccounts, ManagerTable } from './table.ts';

/** Columns that a year sums over its months. */
const summed = [
  'managementFeeAud',
  'transactionFeeAud',
  'originationFeeAud',
  'otherRevenueAud',
  'revenueAud',
  'staffCostAud',
  'expensesAud',
  'scaledCostAud',
  'costAud',
  'operatingProfitAud',
  'carryToHouseAud',
  'taxAud',
  'gpCalledAud',
  'gpDistributedAud',
  'injectedAud',
  'dividendAud',
  'carryReceivedAud',
  'carryReturnedAud',
] as const satisfies readonly (keyof ManagerTable['spec'])[];

/** Adds the months of each financial year up and works out its ratios. Reads months 0..lastMonth; years were cleared before. */
export function fillYears(plan: ManagerPlan, { months, years, lastMonth, yearCount }: ManagerAccounts): void {
  for (let m = 0; m <= lastMonth; m++) {
    const y = plan.yearOfMonth[m]!;
    for (const name of summed) years[name][y] = years[name][y]! + months[name][m]!;
    years.cashAud[y] = months.cashAud[m]!;
    years.runwayMonths[y] = months.runwayMonths[m]!;
    if (m === 0) continue;
    years.monthsCount[y] = years.monthsCount[y]! + 1;
    years.headsCount[y] = years.headsCount[y]! + months.headsCount[m]!;
    years.assetsAud[y] = years.assetsAud[y]! + months.assetsAud[m - 1]!;
  }
  for (let y = 0; y < yearCount; y++) {
    const revenueAud = years.revenueAud[y]!;
    const profitAud = years.operatingProfitAud[y]!;
    const carryAud = years.carryToHouseAud[y]!;
    const counted = years.monthsCount[y]!;
    const heads = years.headsCount[y]! / counted;
    years.yearEnd[y] = plan.firstYearEnd + y;
    years.headsCount[y] = counted > 0 ? heads : 0;
    years.assetsAud[y] = counted > 0 ? years.assetsAud[y]! / counted : 0;
    years.profitBeforeTaxAud[y] = profitAud + carryAud;
    years.operatingMarginFraction[y] = over(profitAud, revenueAud);
    years.marginWithCarryFraction[y] = over(profitAud + carryAud, revenueAud + carryAud);
    years.revenuePerHeadAud[y] = over(revenueAud, heads);
    years.profitPerHeadAud[y] = over(profitAud, heads);
    years.breakEvenAssetsAud[y] = breakEvenAssetsAud(
      years.costAud[y]!,
      years.managementFeeAud[y]!,
      years.assetsAud[y]!,
    );
  }
}

/** A ratio, NaN without a positive base. */
const over = (value: number, base: number) => (base > 0 ? value / base : NaN);

/** Assets at which management fees would pay the costs, all else equal: cost over fee rate, fee rate = fees over mean assets. */
export function breakEvenAssetsAud(costAud: number, managementFeeAud: number, meanAssetsAud: number): number {
  return managementFeeAud > 0 && meanAssetsAud > 0 ? costAud / (managementFeeAud / meanAssetsAud) : NaN;
}
