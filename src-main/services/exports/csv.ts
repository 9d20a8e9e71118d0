import { stringify } from 'csv-stringify/sync';

/** CSV with a header row. A missing figure is an empty cell, numbers keep every digit, text cannot start a formula. */
export function csvText(header: readonly string[], rows: Iterable<readonly (number | string)[]>): string {
  const records = [header, ...Array.from(rows, (row) => row.map(cell))];
  return stringify(records);
}

function cell(value: number | string): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}
