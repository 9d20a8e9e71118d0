import { type FieldIssue, nearestName } from '../../../src-engine/index.ts';
import type { CsvRows } from './csv-rows.ts';

/** A column of a user's table: what it holds, and whether a row must have it. Numbers stand between `least` and `most`. */
export type OwnColumn =
  | { readonly kind: 'text' | 'date'; readonly required?: boolean }
  | { readonly kind: 'number' | 'whole'; readonly required?: boolean; readonly least: number; readonly most: number };

/** Reads cells of one user's table and gathers what is wrong with them, by line and column. */
export type OwnCells = {
  readonly issues: FieldIssue[];
  text(row: readonly string[], line: number, column: string): string | null;
  number(row: readonly string[], line: number, column: string): number | null;
  /** Day number (1970-01-01 = 0). */
  day(row: readonly string[], line: number, column: string): number | null;
};

/** Longest text cell that is kept. */
const LONGEST = 200;
const MS_A_DAY = 86_400_000;
/** Plain decimal figures; no currency, thousands separators, percent signs or formulas. */
const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/**
 * @param table parsed rows; unknown and missing columns are issues at once
 * @param columns what the table may hold, by name
 */
export function ownCells({ header }: CsvRows, columns: Readonly<Record<string, OwnColumn>>): OwnCells {
  const known = Object.keys(columns);
  const issues: FieldIssue[] = [];
  if (header.length === 1 && /[;\t]/.test(header[0]!))
    issues.push({
      path: 'header',
      message: 'The columns are not separated by commas.',
      remedy: 'Save the table as CSV with commas.',
    });
  else
    for (const column of header) {
      if (known.includes(column)) continue;
      const near = nearestName(column, known);
      const remedy = near === undefined ? `Remove it; the columns are ${known.join(', ')}.` : `Did you mean '${near}'?`;
      issues.push({
        path: `column ${column.slice(0, LONGEST)}`,
        message: `There is no column '${column.slice(0, LONGEST)}'.`,
        remedy,
      });
    }
  for (const column of known)
    if (columns[column]!.required === true && !header.includes(column))
      issues.push({ path: 'header', message: `The column '${column}' is missing.`, remedy: 'Add it.' });

  const cell = (row: readonly string[], line: number, column: string): string | null => {
    const index = header.indexOf(column);
    const written = index < 0 ? '' : row[index]!;
    if (written !== '') return written;
    if (index >= 0 && columns[column]!.required === true) wrong(line, column, 'The cell is blank.', 'Fill it in.');
    return null;
  };
  const wrong = (line: number, column: string, message: string, remedy: string): null => {
    issues.push({ path: `line ${line}, column ${column}`, message, remedy });
    return null;
  };
  return {
    issues,
    text(row, line, column) {
      const written = cell(row, line, column);
      if (written === null) return null;
      if (/^[=+\-@]/.test(written))
        return wrong(line, column, `'${written.slice(0, 40)}' reads as a formula.`, 'Save values, not formulas.');
      if (written.length > LONGEST)
        return wrong(line, column, `The text has ${written.length} characters.`, `Give at most ${LONGEST}.`);
      return written;
    },
    number(row, line, column) {
      const spec = columns[column]!;
      const written = cell(row, line, column);
      if (written === null || !('least' in spec)) return null;
      const value = plainNumber.test(written) ? Number(written) : NaN;
      const shown = written.slice(0, 40);
      if (!Number.isFinite(value))
        return wrong(line, column, `'${shown}' is not a plain number.`, 'Write digits only, such as 250000 or 0.05.');
      if (value < 0 && spec.least >= 0)
        return wrong(line, column, `${shown} is negative.`, 'Amounts and counts are 0 or more.');
      if (value < spec.least || value > spec.most)
        return wrong(
          line,
          column,
          `${shown} is outside ${spec.least} to ${spec.most}.`,
          'Check its unit: fractions are fractions, amounts AUD.',
        );
      if (spec.kind === 'whole' && !Number.isInteger(value))
        return wrong(line, column, `${shown} is not a whole number.`, '');
      return value;
    },
    day(row, line, column) {
      const written = cell(row, line, column);
      if (written === null) return null;
      const day = dayOf(written);
      return (
        day ??
        wrong(
          line,
          column,
          `'${written.slice(0, 40)}' is not a date.`,
          'Write 2024-06-30, or 30/06/2024 with the day first.',
        )
      );
    },
  };
}

/** Day number of `2024-06-30`, or `30/06/2024` with the day first as in Australia; null when it is no such date. */
function dayOf(written: string): number | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written);
  const local = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written);
  if (iso === null && local === null) return null;
  const [year, month, day] =
    iso !== null ? [iso[1], iso[2], iso[3]].map(Number) : [local![3], local![2], local![1]].map(Number);
  const time = Date.UTC(year!, month! - 1, day);
  const date = new Date(time);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day) return null;
  return time / MS_A_DAY;
}
