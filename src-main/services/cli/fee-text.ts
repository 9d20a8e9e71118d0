import type { FeeYear, RunResult } from '../../../src-engine/index.ts';
import { formatValue } from './format-value.ts';
import { textTable } from './text-table.ts';

/** What fund and owners paid each year on the median path; part of the full report; sums across paths stand in its first table. */
export function feeText({ medianFees }: RunResult): string {
  if (medianFees === null) return '';
  const { path, years } = medianFees;
  const debt = (y: FeeYear) => y.facilityInterestAud + y.facilityFeeAud;
  const all: [string, (year: FeeYear) => number][] = [
    ['management', (y) => y.managementFeeAud],
    ['offset', (y) => y.feeOffsetAud],
    ['transaction', (y) => y.acquisitionFeeAud + y.dispositionFeeAud],
    ['expenses', (y) => y.expensesAud + y.setUpAud],
    ['GST, net', (y) => y.gstAud],
    ['debt', debt],
    ['by fund', (y) => y.paidByFundAud],
    ['by owners', (y) => y.paidByOwnersAud],
    ['carry', (y) => y.carryAud],
    ['cash earned', (y) => y.cashInterestAud],
  ];
  // What this fund never pays is not worth a column.
  const columns = all.filter(([, of]) => years.some((year) => of(year) !== 0));
  const table = textTable(
    [{ title: 'To June', align: 'left' }, ...columns.map(([title]) => ({ title, align: 'right' as const }))],
    years.map((year) => [String(year.yearEnding), ...columns.map(([, of]) => formatValue(of(year), 'Aud'))]),
  );
  return `Fees of median path ${path}, AUD\n\n${table}`;
}
