import { createTable, type Columns } from '../../core/table.ts';
import { financialYearOf, yearEndMonth } from '../../numeric/financial-year.ts';
import type { PathTables } from '../metrics/table.ts';
import { addFundMonth, addLpMonth } from './ledger-income.ts';
import type { TaxPlan } from './plan.ts';
import { taxTable, type TaxTable } from './table.ts';
import { clearYear, createYear, setUpDeductionAud, taxableIncomeAud, type Losses } from './taxable-income.ts';

/** The tax years of a path. Scratch belongs to the instance: one per worker. */
export interface TaxView {
  readonly columns: Columns<TaxTable>;
  /** Fills the columns from the tables of a path; returns the number of tax years, from the first on. */
  evaluate(tables: PathTables): number;
}

/**
 * Taxable income flows through the fund (an attribution managed investment trust) to the LP class in the year in which it
 * arises. Income is taken as received and costs as paid. Carry takes the income that it is paid out of.
 */
export function createTaxView(plan: TaxPlan): TaxView {
  const { columns } = createTable(taxTable, plan.years);
  const all = Object.values(columns);
  const setUpAud = new Float64Array(plan.years);
  const shortAud = new Float64Array(plan.years);
  const fund = createYear();
  const lp = createYear();
  const fundLosses: Losses = { revenueAud: 0, capitalAud: 0 };
  const lpLosses: Losses = { revenueAud: 0, capitalAud: 0 };

  /** Shares of advances that were not held long enough, by tax year, whole fund. */
  function findShortGains({ advances, exits, advanceCount, cash, lastMonth }: PathTables): void {
    shortAud.fill(0);
    if (!plan.tapeTellsAge) {
      for (let month = 0; month <= Math.min(lastMonth, plan.discountHoldingMonths); month++)
        shortAud[financialYearOf(plan, month)]! += cash.shareReceivedAud[month]!;
      return;
    }
    for (let i = 0; i < advanceCount; i++)
      if (exits.exitMonth[i]! - advances.originationMonth[i]! <= plan.discountHoldingMonths)
        shortAud[financialYearOf(plan, exits.cashMonth[i]!)]! += exits.sharePaidAud[i]!;
  }

  function setUpOf(year: number, isLast: boolean): number {
    return setUpDeductionAud(setUpAud, plan.setUpDeductionYears, year, isLast);
  }

  return {
    columns,
    evaluate(tables) {
      const { cash, waterfall, lastMonth } = tables;
      for (const column of all) column.fill(0);
      setUpAud.fill(0);
      for (let m = 0; m <= lastMonth; m++) setUpAud[financialYearOf(plan, m)]! += cash.setUpAud[m]!;
      findShortGains(tables);
      for (const losses of [fundLosses, lpLosses]) losses.revenueAud = losses.capitalAud = 0;
      const lastYear = financialYearOf(plan, lastMonth);
      let attributedAud = 0; // taxable income not yet matched by distributions
      let month = 0;
      for (let year = 0; year <= lastYear; year++) {
        clearYear(fund);
        clearYear(lp);
        const end = Math.min(lastMonth, yearEndMonth(plan, year));
        for (; month <= end; month++) {
          addFundMonth(tables, month, fund);
          addLpMonth(plan, tables, month, lp);
          lp.carryAud += waterfall.carryFromLpAud[month]! - waterfall.clawbackAud[month]!;
          columns.fundDistributedAud[year]! += cash.distributedAud[month]!;
          columns.distributedForTaxAud[year]! += cash.distributedForTaxAud[month]!;
          columns.lpCalledAud[year]! += cash.calledLpAud[month]!;
          columns.lpDistributedAud[year]! += waterfall.lpAud[month]! + waterfall.clawbackAud[month]!;
        }
        const shareAud = lp.longGainsAud;
        lp.shortGainsAud = Math.min(shareAud, plan.lpFraction * shortAud[year]!);
        lp.longGainsAud = shareAud - lp.shortGainsAud;
        const spreadAud = setUpOf(year, year === lastYear);
        fund.costsAud += spreadAud;
        lp.costsAud += plan.lpFraction * spreadAud;
        columns.fundTaxableAud[year] = taxableIncomeAud(fund, fundLosses, plan.shareIsCapital, 0);
        const discount = plan.view === null ? 0 : plan.view.discountFraction;
        const taxableAud = taxableIncomeAud(lp, lpLosses, plan.shareIsCapital, discount);
        writeYear(year, shareAud, taxableAud);
        attributedAud += taxableAud;
        const taxedAud = Math.min(columns.lpDistributedAud[year]!, attributedAud);
        attributedAud -= taxedAud;
        columns.lpUntaxedAud[year] = columns.lpDistributedAud[year]! - taxedAud;
      }
      return lastYear + 1;
    },
  };

  function writeYear(year: number, shareAud: number, taxableAud: number): void {
    const { view } = plan;
    columns.yearEnding[year] = plan.firstYearEnding + year;
    columns.lpInterestAud[year] = lp.ordinaryAud;
    columns.lpShareAud[year] = shareAud;
    columns.lpDiscountableShareAud[year] = plan.shareIsCapital ? lp.longGainsAud : 0;
    columns.lpCostsAud[year] = lp.costsAud;
    columns.lpPrincipalLostAud[year] = lp.principalLostAud;
    columns.lpCarryAud[year] = lp.carryAud;
    columns.lpTaxableAud[year] = taxableAud;
    columns.lpLossesCarriedAud[year] = lpLosses.revenueAud + lpLosses.capitalAud;
    columns.lpTaxAud[year] = view === null ? NaN : view.incomeRate * taxableAud;
    columns.taxPaidMonth[year] = view === null ? NaN : yearEndMonth(plan, year) + view.paidLagMonths;
  }
}
