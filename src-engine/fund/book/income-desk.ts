import { financialYearOf, yearEndMonth } from '../../numeric/financial-year.ts';
import { addFundMonth, type IncomeTables } from '../tax/ledger-income.ts';
import type { TaxPlan } from '../tax/plan.ts';
import { clearYear, createYear, setUpDeductionAud, taxableIncomeAud, type Losses } from '../tax/taxable-income.ts';

/** The fund's own taxable income, as far as the month loop has come. One per path runner. */
export interface IncomeDesk {
  begin(): void;
  /** What the taxable income of the year so far exceeds its distributions, AUD: cash that is not advanced again. */
  keptAud(month: number): number;
  /** The same on 30 June, which must be distributed, AUD; 0 in other months. Once a month, after all costs. */
  leastDistributionAud(month: number): number;
}

/** Null when the fund does not distribute by taxable income: then nothing of this runs. */
export function createIncomeDesk(plan: TaxPlan, tables: IncomeTables): IncomeDesk | null {
  if (!plan.distributesIncome) return null;
  const { cash } = tables;
  const setUpAud = new Float64Array(plan.years);
  const income = createYear();
  const losses: Losses = { revenueAud: 0, capitalAud: 0 };
  let settledYears = 0;
  const trial: Losses = { revenueAud: 0, capitalAud: 0 };

  /** Taxable income of the tax year up to `month` beyond what it has distributed; moves the losses given. */
  function undistributedAud(month: number, from: Losses): number {
    const year = financialYearOf(plan, month);
    clearYear(income);
    let distributedAud = 0;
    let setUpPaidAud = 0;
    for (let m = Math.max(0, yearEndMonth(plan, year) - 11); m <= month; m++) {
      addFundMonth(tables, m, income);
      distributedAud += cash.distributedAud[m]!;
      setUpPaidAud += cash.setUpAud[m]!;
    }
    setUpAud[year] = setUpPaidAud;
    income.costsAud += setUpDeductionAud(setUpAud, plan.setUpDeductionYears, year, false);
    return Math.max(0, taxableIncomeAud(income, from, plan.shareIsCapital, 0) - distributedAud);
  }

  /** Losses of years that ended before the loop came to them: those of a fund that exists already. */
  function settleBefore(month: number): void {
    for (const now = financialYearOf(plan, month); settledYears < now; settledYears++)
      undistributedAud(yearEndMonth(plan, settledYears), losses);
  }

  return {
    begin() {
      setUpAud.fill(0);
      losses.revenueAud = losses.capitalAud = 0;
      settledYears = 0;
    },
    keptAud(month) {
      settleBefore(month);
      trial.revenueAud = losses.revenueAud;
      trial.capitalAud = losses.capitalAud;
      return undistributedAud(month, trial);
    },
    leastDistributionAud(month) {
      const year = financialYearOf(plan, month);
      if (month !== yearEndMonth(plan, year)) return 0;
      settleBefore(month);
      settledYears = year + 1;
      return undistributedAud(month, losses);
    },
  };
}
