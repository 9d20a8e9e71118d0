import { stringify } from 'csv-stringify/sync';

type Row = readonly (number | string | null)[];

/** CSV with a header row. A missing figure is an empty cell, numbers keep every digit, text cannot start a formula. */
export function csvText(header: readonly string[], rows: Iterable<Row>): string {
  return stringify([header]) + csvLines(rows);
}

/** The same without a header. */
export function csvLines(rows: Iterable<Row>): string {
  return stringify(Array.from(rows, (row) => row.map(cell)));
}

function cell(value: number | string | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}
