import { createHash } from 'node:crypto';
import { AppError, type Provenance } from '../../../src-engine/index.ts';
import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import { splitPlainCsv } from './csv-rows.ts';
import { readDataFile } from './data-file.ts';

/** A table of resources/data as it is read: columns by name, cells still text until asked for. */
export type ReadTable = {
  readonly entry: CatalogueEntry;
  readonly rows: number;
  text(column: string): string[];
  /** Numbers of a column, blank = NaN; anything else than a number, or one outside the range, throws `data/invalid`. */
  numbers(column: string, minimum?: number, maximum?: number): Float64Array;
};

/** Bytes of one file of the catalogue, checked against their hash. Throws `data/invalid` when it is missing or altered. */
export function readVerified(dataDir: string, entry: CatalogueEntry): Buffer {
  const bytes = readDataFile(dataDir, entry.file);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== entry.sha256)
    throw new AppError(
      'data/invalid',
      `${entry.file} is not the file that the catalogue vouches for. Restore it, or make the data again with resources/make/make-data.ts.`,
      { file: entry.file, expected: entry.sha256, found },
    );
  return bytes;
}

/** The entry of a table. Throws `data/invalid` when the catalogue has none. */
export function entryOf(catalogue: Catalogue, name: string): CatalogueEntry {
  const entry = catalogue.tables.find((table) => table.name === name);
  if (entry === undefined)
    throw new AppError('data/invalid', `The data catalogue has no table '${name}'.`, { table: name });
  return entry;
}

/** Reads one CSV table: hash, columns and number of rows must be those of the catalogue. */
export function readTable(dataDir: string, catalogue: Catalogue, name: string): ReadTable {
  const entry = entryOf(catalogue, name);
  const { file } = entry;
  const { header, rows } = splitPlainCsv(readVerified(dataDir, entry).toString('utf8'), file);
  const expected = entry.columns.map((column) => column.name).join(',');
  if (header.join(',') !== expected || rows.length !== entry.rows)
    throw new AppError('data/invalid', `${file} does not have the columns and rows of the catalogue.`, {
      file,
      rows: rows.length,
      expectedRows: entry.rows,
    });
  const indexOf = (column: string) => {
    const index = header.indexOf(column);
    if (index < 0) throw new AppError('data/invalid', `${file} has no column '${column}'.`, { file, column });
    return index;
  };
  return {
    entry,
    rows: rows.length,
    text: (column) => {
      const index = indexOf(column);
      return rows.map((row) => row[index]!);
    },
    numbers: (column, minimum = -Infinity, maximum = Infinity) => {
      const index = indexOf(column);
      return Float64Array.from(rows, (row, i) => cellNumber(row[index]!, file, i, column, minimum, maximum));
    },
  };
}

/** What the engine keeps of a catalogue entry. */
export function provenanceOf(entry: CatalogueEntry): Provenance {
  const { title, publisher, licence, attribution, source, period, note, sha256 } = entry;
  return { title, publisher, licence, attribution, source, period, note, contentHash: sha256 };
}

function cellNumber(text: string, file: string, i: number, column: string, minimum: number, maximum: number): number {
  if (text === '') return NaN;
  const value = Number(text);
  if (Number.isFinite(value) && value >= minimum && value <= maximum) return value;
  const reason = Number.isFinite(value) ? `outside ${minimum} to ${maximum}` : 'not a number';
  // The header is line 1.
  throw new AppError('data/invalid', `${file}, line ${i + 2}, column ${column}: '${text}' is ${reason}.`, {
    file,
    line: i + 2,
    column,
  });
}
