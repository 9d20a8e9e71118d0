import type { ColumnSpec } from '../../../core/table.ts';
import { feeYearTable } from '../../fees/table.ts';
import { managerYearTable } from '../../manager/table.ts';
import { taxTable } from '../../tax/table.ts';
import type { PathReplay } from '../replay.ts';
import { isStock, type YearLine } from './year-lines.ts';

/** Accounts by financial year, which are not fund years: the calendar year in which each ends, and a line a column. */
export type FinancialYears = { readonly yearsEnding: readonly number[]; readonly lines: readonly YearLine[] };

/** AUD that are no flow of the year: means, and ratios to heads. */
const noFlow: ReadonlySet<string> = new Set([
  'assetsAud',
  'breakEvenAssetsAud',
  'revenuePerHeadAud',
  'profitPerHeadAud',
]);

/** Fees, costs and carry paid by year to 30 June. */
export function feeYears({ fees }: PathReplay): FinancialYears {
  return financialYears(feeYearTable.spec, fees.columns, 'yearEnding', []);
}

/** Tax years of the fund and the LP class; null when the path has none. */
export function taxYears({ tax }: PathReplay): FinancialYears | null {
  return tax === null ? null : financialYears(taxTable.spec, tax.columns, 'yearEnding', []);
}

/** Financial years of the manager; null when it is off. */
export function managerYears({ manager }: PathReplay): FinancialYears | null {
  return manager === null
    ? null
    : financialYears(managerYearTable.spec, manager.years.columns, 'yearEnd', ['monthsCount']);
}

function financialYears(
  spec: Readonly<Record<string, ColumnSpec>>,
  columns: Readonly<Record<string, ArrayLike<number>>>,
  yearColumn: string,
  without: readonly string[],
): FinancialYears {
  return {
    yearsEnding: Array.from(columns[yearColumn]!),
    lines: Object.entries(spec).flatMap(([name, column]) => {
      if (name === yearColumn || without.includes(name)) return [];
      const values = Array.from(columns[name]!);
      const isFlow = column.unit === 'Aud' && !isStock(column) && !noFlow.has(name);
      const total = isFlow ? values.reduce((sum, value) => sum + value, 0) : NaN;
      return [{ name, unit: column.unit, doc: column.doc, over: isFlow ? 'sum' : 'end', values, total }];
    }),
  };
}
