import { createScratchTable } from '../../core/table.ts';
import { createCarryVehicle } from './carry-vehicle.ts';
import { scaledCostAud, staffOf } from './costs.ts';
import { createDrivers } from './drivers.ts';
import { createFigures, fillFigures } from './figures.ts';
import { createTaxOffice, dividendAud } from './owners.ts';
import type { ManagerPlan } from './plan.ts';
import { managerTable, managerYearTable, type FundLines, type ManagerAccounts } from './table.ts';
import { createYears } from './years.ts';

/** Keeps the accounts of the management company and the carry vehicle, one path at a time. */
export interface Manager {
  readonly accounts: ManagerAccounts;
  /**
   * Accounts of the path whose funds are given: all their lines, months, years, carry and figures. Same plan and lines, same
   * bytes, whatever came before. Allocates nothing.
   * @throws AppError `input/invalid` when a fund lies off the grid of the plan
   */
  evaluate(funds: readonly FundLines[]): ManagerAccounts;
}

/** Months over which costs, losses and hiring look back. */
const YEAR = 12;

/**
 * Order of a month: fees and other revenue, costs, carry to the house, GP commitment; at the end of a financial year and of
 * the last fund tax; then owners make up for cash below zero; then the dividend. Nothing of it reaches a fund.
 */
export function createManager(plan: ManagerPlan): Manager {
  const rows = plan.months + 1;
  const byMonth = createScratchTable(managerTable, rows);
  const byYear = createScratchTable(managerYearTable, plan.years);
  const months = byMonth.columns;
  const years = byYear.columns;
  const together = createDrivers(plan);
  const { drivers } = together;
  const vehicle = createCarryVehicle(plan);
  const taxOffice = createTaxOffice(plan);
  const fillYears = createYears(plan, { months, years });
  const staff = { headsCount: 0, costAud: 0 };
  const accounts: ManagerAccounts = {
    lastMonth: 0,
    yearCount: 0,
    months,
    years,
    carryPaidAud: vehicle.paidAud,
    carryReturnedAud: vehicle.returnedAud,
    figures: createFigures(),
  };

  /** Operating lines of a month: revenue, costs, heads, assets. */
  function operate(m: number, madeInYear: number): void {
    months.managementFeeAud[m] = drivers.managementFeeAud[m]!;
    months.transactionFeeAud[m] = drivers.transactionFeeAud[m]!;
    months.originationFeeAud[m] = drivers.originationFeeAud[m]!;
    months.otherRevenueAud[m] = plan.otherRevenueAud[m]!;
    const revenueAud =
      drivers.managementFeeAud[m]! +
      drivers.transactionFeeAud[m]! +
      drivers.originationFeeAud[m]! +
      plan.otherRevenueAud[m]!;
    staffOf(plan, drivers, m, madeInYear, staff);
    const scaledAud = scaledCostAud(plan, drivers, m, revenueAud);
    const costAud = staff.costAud + plan.expensesAud[m]! + scaledAud;
    months.revenueAud[m] = revenueAud;
    months.staffCostAud[m] = staff.costAud;
    months.expensesAud[m] = plan.expensesAud[m]!;
    months.scaledCostAud[m] = scaledAud;
    months.costAud[m] = costAud;
    months.operatingProfitAud[m] = revenueAud - costAud;
    months.headsCount[m] = staff.headsCount;
    months.assetsAud[m] = drivers.assetsAud[m]!;
  }

  /** Sum of a column over the last twelve months, or as many as there are after first close; month 0 stands for itself. */
  function trailing(column: Float64Array, month: number): number {
    let total = 0;
    for (let m = Math.max(Math.min(1, month), month - YEAR + 1); m <= month; m++) total += column[m]!;
    return total;
  }

  function close(m: number, openingCashAud: number, yearProfitAud: number, yearEnds: boolean): number {
    const taxAud = yearEnds ? taxOffice.taxAud(yearProfitAud) : 0;
    const calledAud = plan.paysGpCalls ? drivers.gpCalledAud[m]! : 0;
    const gpAud = plan.paysGpCalls ? drivers.gpDistributedAud[m]! : 0;
    let cashAud =
      openingCashAud + months.operatingProfitAud[m]! + months.carryToHouseAud[m]! - taxAud - calledAud + gpAud;
    const injectedAud = plan.ownersFundShortfall && cashAud < 0 ? -cashAud : 0;
    cashAud += injectedAud;
    const seen = Math.max(1, Math.min(m, YEAR));
    let paidAud = 0;
    if (yearEnds) {
      const reserveAud = (plan.reserveMonths * trailing(months.costAud, m)) / seen;
      paidAud = dividendAud(plan, m, cashAud, reserveAud, yearProfitAud - taxAud);
    }
    cashAud -= paidAud;
    const trailingAud = trailing(months.operatingProfitAud, m);
    const lossAud = -trailingAud / seen;
    months.taxAud[m] = taxAud;
    months.gpCalledAud[m] = calledAud;
    months.gpDistributedAud[m] = gpAud;
    months.injectedAud[m] = injectedAud;
    months.dividendAud[m] = paidAud;
    months.cashAud[m] = cashAud;
    months.trailingProfitAud[m] = trailingAud;
    months.runwayMonths[m] = lossAud > 0 ? Math.max(0, cashAud) / lossAud : NaN;
    return cashAud;
  }

  return {
    accounts,
    evaluate(funds) {
      byMonth.clear();
      byYear.clear();
      together.sum(funds);
      vehicle.begin();
      taxOffice.begin();
      const { lastMonth } = drivers;
      let cashAud = plan.openingCashAud;
      let yearProfitAud = 0;
      let madeInYear = 0;
      for (let m = 0; m <= lastMonth; m++) {
        if (m > 0) madeInYear += drivers.advancesMadeCount[m - 1]!;
        if (m > YEAR) madeInYear -= drivers.advancesMadeCount[m - 1 - YEAR]!;
        operate(m, madeInYear);
        const receivedAud = drivers.carryReceivedAud[m]!;
        const returnedAud = drivers.carryReturnedAud[m]!;
        months.carryReceivedAud[m] = receivedAud;
        months.carryReturnedAud[m] = returnedAud;
        months.carryToHouseAud[m] = vehicle.settle(m, receivedAud, returnedAud);
        yearProfitAud += months.operatingProfitAud[m]! + months.carryToHouseAud[m]!;
        const yearEnds = m === lastMonth || plan.yearOfMonth[m + 1] !== plan.yearOfMonth[m];
        cashAud = close(m, cashAud, yearProfitAud, yearEnds);
        if (yearEnds) yearProfitAud = 0;
      }
      accounts.lastMonth = lastMonth;
      accounts.yearCount = plan.yearOfMonth[lastMonth]! + 1;
      fillYears(accounts.lastMonth, accounts.yearCount);
      fillFigures(accounts);
      return accounts;
    },
  };
}
