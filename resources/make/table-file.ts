import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Unit } from '../../src-engine/core/units.ts';
import type { CatalogueEntry } from '../../src-main/services/data/catalogue.ts';
import { publications } from './publications.ts';
import { numberText } from './source-table.ts';

/** A column to be written: texts as they are, numbers with so many decimals. */
export type OutColumn = {
  readonly name: string;
  readonly unit: Unit;
  readonly doc: string;
  readonly values: readonly string[] | readonly number[];
  readonly decimals?: number;
};

export type OutTable = {
  readonly name: keyof typeof publications;
  readonly period: string;
  readonly columns: readonly OutColumn[];
};

/** Column of text. */
export function textColumn(name: string, unit: Unit, doc: string, values: readonly string[]): OutColumn {
  return { name, unit, doc, values };
}

/** Column of numbers, NaN = missing = blank. */
export function numberColumn(
  name: string,
  unit: Unit,
  doc: string,
  decimals: number,
  values: readonly number[],
): OutColumn {
  return { name, unit, doc, values, decimals };
}

/** Writes bytes and returns the catalogue entry that vouches for them. */
export function writeWithEntry(
  folder: string,
  name: OutTable['name'],
  ending: 'csv' | 'geojson',
  text: string,
  facts: Pick<CatalogueEntry, 'rows' | 'columns' | 'period'>,
): CatalogueEntry {
  const file = `${name}.${ending}`;
  writeFileSync(join(folder, file), text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { name, file, ...publications[name], ...facts, sha256 };
}

/** Writes one table as CSV. Columns must be of one length and names unique. */
export function writeTable(folder: string, table: OutTable): CatalogueEntry {
  const rows = table.columns[0]!.values.length;
  const names = new Set(table.columns.map((column) => column.name));
  if (names.size !== table.columns.length) throw new Error(`${table.name}: a column name is used twice`);
  for (const column of table.columns)
    if (column.values.length !== rows)
      throw new Error(`${table.name}.${column.name}: ${column.values.length} of ${rows} rows`);
  const lines = [table.columns.map((column) => column.name).join(',')];
  for (let row = 0; row < rows; row += 1) lines.push(table.columns.map((column) => cellText(column, row)).join(','));
  const columns = table.columns.map(({ name, unit, doc }) => ({ name, unit, doc }));
  return writeWithEntry(folder, table.name, 'csv', `${lines.join('\n')}\n`, { rows, columns, period: table.period });
}

function cellText(column: OutColumn, row: number): string {
  const value = column.values[row]!;
  if (typeof value === 'number') return numberText(value, column.decimals ?? 0);
  if (/[",\n]/.test(value)) throw new Error(`${column.name}: '${value}' would need quotes`);
  return value;
}
