import { parse } from 'csv-parse/sync';
import { AppError } from '../../../src-engine/index.ts';

export type CsvRows = {
  readonly header: readonly string[];
  /** Cells by row, each row as long as the header. */
  readonly rows: readonly (readonly string[])[];
};

/**
 * Strict CSV: one header row, unique column names, every row as long as the header.
 * Throws `code` with the file and the line when the text is not that.
 */
export function parseCsv(text: string, file: string, code: 'data/invalid' | 'input/invalid'): CsvRows {
  let records: string[][];
  try {
    records = parse(text, { bom: true, skip_empty_lines: true, trim: true });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new AppError(code, `${file} is not a CSV table: ${message}`, { file }, [], { cause });
  }
  const [header, ...rows] = records;
  if (header === undefined || rows.length === 0) throw new AppError(code, `${file} has no rows.`, { file });
  const twice = header.find((name, i) => header.indexOf(name) !== i);
  if (twice !== undefined)
    throw new AppError(code, `${file}: column '${twice}' stands twice.`, { file, column: twice });
  return { header, rows };
}

/**
 * Rows of a table that this project wrote: no quotes, no blanks around cells, one line a row. Several times faster than
 * the general parser. Throws `data/invalid` for anything else.
 */
export function splitPlainCsv(text: string, file: string): CsvRows {
  if (text.includes('"'))
    throw new AppError('data/invalid', `${file} is not a CSV table of ours: it has quotes.`, { file });
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const header = lines[0]!.split(',');
  const rows: string[][] = [];
  for (let i = 1; i < lines.length; i += 1) {
    const row = lines[i]!.split(',');
    if (row.length !== header.length)
      throw new AppError(
        'data/invalid',
        `${file}, line ${i + 1} is not a CSV table row: ${row.length} cells of ${header.length}.`,
        {
          file,
          line: i + 1,
        },
      );
    rows.push(row);
  }
  return { header, rows };
}
