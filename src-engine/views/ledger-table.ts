import type { StoredResult } from '../fund/run/result-schema.ts';
import { orNull } from './plain.ts';
import type { CellValue, TableView } from './shapes.ts';
import { lineTitle } from './titles.ts';
import { numberWords, percentWords, valueWords } from './words.ts';

export type Path = NonNullable<NonNullable<StoredResult['detail']>['medianPath']>;
type Line = Path['ledger']['sources'][number];
type Row = { readonly cells: readonly CellValue[]; readonly isTotal: boolean };

/** Cash of one path by fund year: sources, uses (negative), change in cash, and what stands at year-ends. Lines of zeros are left out. */
export function ledgerTable({ path, netIrrAnnual, years, ledger }: Path): TableView {
  const { sources, uses, balances, check } = ledger;
  const total = (name: string, values: readonly number[]): Row => ({
    cells: ['', name, ...values.map(orNull), orNull(values.reduce((sum, value) => sum + value, 0))],
    isTotal: true,
  });
  const rows: readonly Row[] = [
    ...used(sources).map((line) => flow('Sources', line, 1)),
    total('All sources', check.sourcesAud),
    ...used(uses).map((line) => flow('Uses', line, -1)),
    total('All uses', check.usesAud.map((aud) => -aud)), // prettier-ignore
    total('Change in cash', check.changeInCashAud),
    ...used(balances).map((line): Row => ({
      cells: ['Year-end', lineTitle(line.doc), ...line.values.map(orNull), null],
      isTotal: false,
    })),
  ];
  return {
    key: 'cash-ledger',
    title: `Path of the median IRR: ${percentWords(netIrrAnnual)} net, cash by fund year`,
    caption: `Path ${numberWords(path)}, one path of the run and no average; uses are negative; ${
      check.holds
        ? 'sources = uses + change in cash in every month'
        : `sources and uses differ by up to ${valueWords(check.largestMonthlyDifferenceAud, 'Aud')} in a month`
    }`,
    columns: [
      { key: 'side', title: '', unit: 'Text', doc: 'Side of the ledger' },
      { key: 'line', title: 'Line', unit: 'Text', doc: 'Line of the ledger' },
      ...years.map(({ year, fromMonth, toMonth }) => ({
        key: `year${year}`,
        title: `Year ${year}`,
        unit: 'Aud' as const,
        doc: `Months ${fromMonth} to ${toMonth} from first close`,
      })),
      { key: 'total', title: 'All years', unit: 'Aud', doc: 'Sum of the years; balances have none' },
    ],
    rows: rows.map(({ cells }) => cells),
    rowUnits: null,
    totalRows: rows.flatMap(({ isTotal }, index) => (isTotal ? [index] : [])),
  };
}

const used = (lines: readonly Line[]) => lines.filter(({ values }) => values.some((value) => value !== 0));

function flow(side: string, { doc, values, total }: Line, sign: 1 | -1): Row {
  const signed = (value: number | null) => orNull(value === null ? null : sign * value);
  return { cells: [side, lineTitle(doc), ...values.map(signed), signed(total)], isTotal: false };
}
