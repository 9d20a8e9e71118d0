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

/**
 * Adds the months of each financial year up and works out its ratios. Reads months 0..lastMonth; years were cleared before.
 * Scratch of a manager: the columns are looked up once.
 */
export function createYears(plan: ManagerPlan, { months, years }: Pick<ManagerAccounts, 'months' | 'years'>) {
  const { yearOfMonth } = plan;
  const from = summed.map((name) => months[name]);
  const into = summed.map((name) => years[name]);
  return (lastMonth: number, yearCount: number): void => {
    from.forEach((column, c) => addUp(column, into[c]!, yearOfMonth, 0, lastMonth));
    addUp(months.headsCount, years.headsCount, yearOfMonth, 1, lastMonth);
    for (let m = 0; m <= lastMonth; m++) {
      const y = yearOfMonth[m]!;
      years.cashAud[y] = months.cashAud[m]!;
      years.runwayMonths[y] = months.runwayMonths[m]!;
      if (m === 0) continue;
      years.monthsCount[y] = years.monthsCount[y]! + 1;
      years.assetsAud[y] = years.assetsAud[y]! + months.assetsAud[m - 1]!;
    }
    for (let y = 0; y < yearCount; y++) fillRatios(plan, years, y);
  };
}

/** Each year is summed by itself, which is faster than adding to memory month by month. */
function addUp(column: Float64Array, into: Float64Array, yearOfMonth: Int32Array, first: number, last: number): void {
  let sum = 0;
  for (let m = first; m <= last; m++) {
    sum += column[m]!;
    const year = yearOfMonth[m]!;
    if (m < last && yearOfMonth[m + 1] === year) continue;
    into[year] = sum;
    sum = 0;
  }
}

function fillRatios({ firstYearEnd }: ManagerPlan, years: ManagerAccounts['years'], y: number): void {
  const revenueAud = years.revenueAud[y]!;
  const profitAud = years.operatingProfitAud[y]!;
  const carryAud = years.carryToHouseAud[y]!;
  const counted = years.monthsCount[y]!;
  const heads = years.headsCount[y]! / counted;
  years.yearEnd[y] = firstYearEnd + y;
  years.headsCount[y] = counted > 0 ? heads : 0;
  years.assetsAud[y] = counted > 0 ? years.assetsAud[y]! / counted : 0;
  years.profitBeforeTaxAud[y] = profitAud + carryAud;
  years.operatingMarginFraction[y] = over(profitAud, revenueAud);
  years.marginWithCarryFraction[y] = over(profitAud + carryAud, revenueAud + carryAud);
  years.revenuePerHeadAud[y] = over(revenueAud, heads);
  years.profitPerHeadAud[y] = over(profitAud, heads);
  years.breakEvenAssetsAud[y] = breakEvenAssetsAud(years.costAud[y]!, years.managementFeeAud[y]!, years.assetsAud[y]!);
}

/** A ratio, NaN without a positive base. */
const over = (value: number, base: number) => (base > 0 ? value / base : NaN);

/** Assets at which management fees would pay the costs, all else equal: cost over fee rate, fee rate = fees over mean assets. */
export function breakEvenAssetsAud(costAud: number, managementFeeAud: number, meanAssetsAud: number): number {
  return managementFeeAud > 0 && meanAssetsAud > 0 ? costAud / (managementFeeAud / meanAssetsAud) : NaN;
}
