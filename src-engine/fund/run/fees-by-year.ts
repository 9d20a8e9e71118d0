import { copyRows, createTable, type Table } from '../../core/table.ts';
import { financialYearOf } from '../../numeric/financial-year.ts';
import { feeYearTable, type FeeYearTable } from '../fees/table.ts';
import type { PathTables } from '../metrics/table.ts';
import type { RunPlan } from './run-plan.ts';

/** Lines of the ledger that are summed as they stand. */
const lines = [
  'managementFeeAud',
  'feeOffsetAud',
  'acquisitionFeeAud',
  'dispositionFeeAud',
  'expensesAud',
  'setUpAud',
  'gstAud',
  'facilityInterestAud',
  'facilityFeeAud',
  'cashInterestAud',
] as const;

/** Every fee and cost of a path by financial year: sums of its ledger, so that the years add up to the figures of the path. */
export function feesByYear(plan: RunPlan, { cash, book, waterfall, lastMonth }: PathTables): Table<FeeYearTable> {
  const { tax } = plan.book;
  const years = financialYearOf(tax, lastMonth) + 1;
  const table = createTable(feeYearTable, years);
  const { columns } = table;
  for (let month = 0; month <= lastMonth; month++) {
    const year = financialYearOf(tax, month);
    columns.yearEnding[year] = tax.firstYearEnding + year;
    for (const line of lines) columns[line][year]! += cash[line][month]!;
    columns.paidByOwnersAud[year]! += book.originationFeeAud[month]!;
    columns.carryAud[year]! += waterfall.carryAud[month]! - waterfall.clawbackAud[month]!;
    columns.unpaidAud[year] = cash.feePayableAud[month]!;
  }
  for (let year = 0; year < years; year++)
    columns.paidByFundAud[year] = lines
      .filter((line) => line !== 'feeOffsetAud' && line !== 'cashInterestAud')
      .reduce((sum, line) => sum + columns[line][year]!, 0);
  return copyRows(table, years);
}
