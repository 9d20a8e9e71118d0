import { civilDate, formatDate, monthEnd, parseDate } from '../../../../src-engine/index.ts';
import { columnLetters } from '../model/address.ts';
import { date, formula, number, text, type Cell, type CellRole } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { headRow } from '../layout/table-rows.ts';

/** Months of the fund that fall into the year to 30 June of `ending`. */
export type FinancialYear = { readonly ending: number; readonly fromMonth: number; readonly toMonth: number };

const JUNE = 6;

/** The financial years of a fund of months 0..lastMonth; the first and the last may be short. */
export function financialYears(firstCloseDate: string, lastMonth: number): readonly FinancialYear[] {
  const first = parseDate(firstCloseDate);
  const years: FinancialYear[] = [];
  for (let month = 0; month <= lastMonth; month += 1) {
    const date = civilDate(monthEnd(first, month));
    const ending = date.month <= JUNE ? date.year : date.year + 1;
    const known = years.at(-1);
    if (known?.ending === ending) years[years.length - 1] = { ...known, toMonth: month };
    else years.push({ ending, fromMonth: month, toMonth: month });
  }
  return years;
}

/** Date of a month-end of the fund. */
export const monthDate = (firstCloseDate: string, month: number) =>
  date(formatDate(monthEnd(parseDate(firstCloseDate), month)));

/** Sum of a monthly column over each year, in its own unit. */
export const sumByYear = (years: readonly FinancialYear[], months: ArrayLike<number>): number[] =>
  years.map(({ fromMonth, toMonth }) => {
    let total = 0;
    for (let m = fromMonth; m <= toMonth; m += 1) total += months[m]!;
    return total;
  });

/** The same of a column in AUD, A$m. */
export const byYear = (years: readonly FinancialYear[], monthsAud: ArrayLike<number>): number[] =>
  sumByYear(years, monthsAud).map((aud) => aud / 1_000_000);

/** Columns before the years: title, and inception to date. */
const FIRST = 2;

/** Columns that the schedule by month needs, whatever the number of years. */
const LEAST_COLUMNS = 10;

/** Widths of a sheet of that many years. */
export const yearWidths = ({ length }: readonly FinancialYear[]): readonly number[] => [
  46,
  11,
  ...Array.from({ length: Math.max(length, LEAST_COLUMNS) }, () => 10),
];

/** A row of the tables below: where it stands, its years and its sum. */
export type YearRow = { readonly row: number; readonly values: readonly number[]; readonly total: number };

/** Tables with a column a financial year and their sum since inception before them; every sum is a formula. */
export type YearTables = ReturnType<typeof createYearTables>;

export function createYearTables(sheet: SheetBuilder, years: readonly FinancialYear[]) {
  const widths = yearWidths(years);
  const letters = years.map((_, y) => columnLetters(FIRST + y));
  const [from, to] = [letters[0]!, letters.at(-1)!];
  const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const sinceInception = (row: number, total: number, role: CellRole = 'value') =>
    formula(`SUM(${from}${row + 1}:${to}${row + 1})`, total, 'AudMillion', role);
  return {
    widths,
    head(title: string): number {
      return headRow(
        sheet,
        widths,
        `${title}, A$m`,
        'ITD',
        ...years.map(({ ending }) => `FY${String(ending).slice(2)}`),
      );
    },
    /** Figures of the engine, A$m. */
    line(title: string, values: readonly number[]): YearRow {
      const row = sheet.next();
      const total = add(values);
      sheet.row(text(title), sinceInception(row, total), ...values.map((value) => number(value, 'AudMillion')));
      return { row, values, total };
    },
    /** Another row again. */
    same(title: string, of: YearRow): YearRow {
      const row = sheet.next();
      sheet.row(
        text(title),
        sinceInception(row, of.total),
        ...of.values.map((value, y) => formula(`${letters[y]!}${of.row + 1}`, value, 'AudMillion')),
      );
      return { row, values: of.values, total: of.total };
    },
    /** Sum of rows above, each with its sign. */
    total(title: string, parts: readonly YearRow[], sign: (part: YearRow) => 1 | -1 = () => 1): YearRow {
      const row = sheet.next();
      const terms = (column: string) =>
        parts.map((part, p) => `${sign(part) < 0 ? '-' : p === 0 ? '' : '+'}${column}${part.row + 1}`).join('');
      const values = years.map((_, y) => parts.reduce((sum, part) => sum + sign(part) * part.values[y]!, 0));
      const total = parts.reduce((sum, part) => sum + sign(part) * part.total, 0);
      sheet.row(
        text(title, 'total-label'),
        formula(terms('B'), total, 'AudMillion', 'total'),
        ...values.map((value, y) => formula(terms(letters[y]!), value, 'AudMillion', 'total')),
      );
      return { row, values, total };
    },
    /** A row of cells of the caller's making, one a year. */
    cells(title: string, sum: Cell, cells: readonly Cell[]): number {
      return sheet.row(text(title), sum, ...cells);
    },
    letters,
  };
}
