import type { ManagerAccounts, ManagerFigures } from './table.ts';
import { breakEvenAssetsAud } from './years.ts';

export function createFigures(): ManagerFigures {
  return {
    revenueAud: 0,
    costAud: 0,
    operatingProfitAud: 0,
    profitBeforeTaxAud: 0,
    taxAud: 0,
    dividendAud: 0,
    injectedAud: 0,
    carryToHouseAud: 0,
    carryToTeamAud: 0,
    lowestCashAud: 0,
    lowestCashMonth: 0,
    leastRunwayMonths: NaN,
    breakEvenAssetsAud: NaN,
    firstProfitYear: NaN,
    peakHeadsCount: 0,
  };
}

/** Figures of a path from its months and years. */
export function fillFigures(accounts: ManagerAccounts): void {
  const { months, years, lastMonth, yearCount, figures: f } = accounts;
  let managementFeeAud = 0;
  let carryAud = 0;
  let assetMonthsAud = 0;
  f.revenueAud = 0;
  f.costAud = 0;
  f.taxAud = 0;
  f.dividendAud = 0;
  f.injectedAud = 0;
  f.carryToHouseAud = 0;
  f.lowestCashAud = Infinity;
  f.leastRunwayMonths = NaN;
  f.firstProfitYear = NaN;
  f.peakHeadsCount = 0;
  for (let m = 0; m <= lastMonth; m++) {
    f.revenueAud += months.revenueAud[m]!;
    f.costAud += months.costAud[m]!;
    f.taxAud += months.taxAud[m]!;
    f.dividendAud += months.dividendAud[m]!;
    f.injectedAud += months.injectedAud[m]!;
    f.carryToHouseAud += months.carryToHouseAud[m]!;
    managementFeeAud += months.managementFeeAud[m]!;
    carryAud += months.carryReceivedAud[m]! - months.carryReturnedAud[m]!;
    if (m < lastMonth) assetMonthsAud += months.assetsAud[m]!;
    if (months.cashAud[m]! < f.lowestCashAud) {
      f.lowestCashAud = months.cashAud[m]!;
      f.lowestCashMonth = m;
    }
    const runway = months.runwayMonths[m]!;
    if (m < lastMonth && runway === runway && !(runway >= f.leastRunwayMonths)) f.leastRunwayMonths = runway;
    if (months.headsCount[m]! > f.peakHeadsCount) f.peakHeadsCount = months.headsCount[m]!;
  }
  for (let y = yearCount - 1; y >= 0; y--)
    if (years.operatingProfitAud[y]! >= 0 && years.monthsCount[y]! > 0) f.firstProfitYear = y + 1;
  f.operatingProfitAud = f.revenueAud - f.costAud;
  f.profitBeforeTaxAud = f.operatingProfitAud + f.carryToHouseAud;
  f.carryToTeamAud = carryAud - f.carryToHouseAud;
  f.breakEvenAssetsAud = breakEvenAssetsAud(
    (12 * f.costAud) / lastMonth,
    (12 * managementFeeAud) / lastMonth,
    assetMonthsAud / lastMonth,
  );
}
