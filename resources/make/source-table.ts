import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export type SourceRow = Readonly<Record<string, string>>;

/** Rows of one input file as text by column; a file without the columns named is refused. */
export function readSource(folder: string, file: string, columns: readonly string[]): SourceRow[] {
  const rows = parse(readFileSync(join(folder, file), 'utf8'), { columns: true, bom: true }) as SourceRow[];
  for (const column of columns) if (rows[0]?.[column] === undefined) throw new Error(`${file}: no column '${column}'`);
  return rows;
}

/** A number, or NaN when the cell is blank (missing or suppressed). Text is an error. */
export function numberAt(row: SourceRow, column: string): number {
  const text = row[column]?.trim() ?? '';
  if (text === '') return NaN;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`${column}: '${text}' is not a number`);
  return value;
}

/** A percentage as a fraction. */
export function fractionAt(row: SourceRow, column: string): number {
  return numberAt(row, column) / 100;
}

/** Text of a number with at most `decimals` decimals and no trailing zeros; blank for NaN. */
export function numberText(value: number, decimals: number): string {
  return Number.isNaN(value) ? '' : String(Number(value.toFixed(decimals)));
}
