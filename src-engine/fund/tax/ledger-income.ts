import type { Columns } from '../../core/table.ts';
import type { BookTable } from '../book/table.ts';
import type { CashTable } from '../cash/table.ts';
import type { TaxPlan } from './plan.ts';
import type { YearOfIncome } from './taxable-income.ts';

/** Where the income of a month stands. */
export type IncomeTables = { readonly cash: Columns<CashTable>; readonly book: Columns<BookTable> };

/**
 * Adds a month of the fund's income to `year`, AUD: as received and as paid, set-up costs left out (they are spread). The whole
 * share is put among long gains.
 */
export function addFundMonth({ cash, book }: IncomeTables, month: number, year: YearOfIncome): void {
  year.ordinaryAud += cash.interestReceivedAud[month]! + cash.cashInterestAud[month]!;
  year.longGainsAud += cash.shareReceivedAud[month]!;
  year.principalLostAud += book.principalLostAud[month]!;
  year.costsAud += cash.managementFeeAud[month]! + commonCostsAud(cash, month) + cash.gstAud[month]!;
}

/** The same for the LP class: its part of income and common costs, and of the management fee with the GST on it. */
export function addLpMonth(plan: TaxPlan, { cash, book }: IncomeTables, month: number, year: YearOfIncome): void {
  const part = plan.lpFraction;
  const feeAud = cash.managementFeeAud[month]!;
  const feeGstAud = feeAud * plan.gstNetFraction;
  year.ordinaryAud += part * (cash.interestReceivedAud[month]! + cash.cashInterestAud[month]!);
  year.longGainsAud += part * cash.shareReceivedAud[month]!;
  year.principalLostAud += part * book.principalLostAud[month]!;
  year.costsAud +=
    plan.lpShareOfManagementFee * (feeAud + feeGstAud) +
    part * (commonCostsAud(cash, month) + cash.gstAud[month]! - feeGstAud);
}

function commonCostsAud(cash: Columns<CashTable>, month: number): number {
  return (
    cash.expensesAud[month]! +
    cash.acquisitionFeeAud[month]! +
    cash.dispositionFeeAud[month]! +
    cash.facilityInterestAud[month]! +
    cash.facilityFeeAud[month]!
  );
}
