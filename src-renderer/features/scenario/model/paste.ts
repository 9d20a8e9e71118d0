import type { ValuePart } from '../../../../src-engine/index.ts';
import { withCell, type RowColumn } from './columns.ts';
import { readValue } from './read-value.ts';

/** A list after a paste, or why nothing was pasted: one bad cell keeps everything as it was. */
export type Pasted = { readonly list: readonly unknown[] } | { readonly message: string };

const tooLong = (most: number) => `There is room for ${most} rows. Nothing was pasted.`;
const badCell = (row: number, text: string, message: string) =>
  `Row ${row + 1}, “${text}”: ${message} Nothing was pasted.`;

/** Puts copied values over a list of values, from one place on; a row or a column of a spreadsheet alike. */
export function pasteValues(
  list: readonly unknown[],
  at: number,
  cells: readonly (readonly string[])[],
  item: ValuePart,
  most: number | null,
): Pasted {
  const next = [...list];
  for (const [offset, text] of cells
    .flat()
    .filter((cell) => cell.trim() !== '')
    .entries()) {
    const read = readValue(text, item);
    if (read.kind === 'problem') return { message: badCell(at + offset, text, read.problem.message) };
    next[at + offset] = read.value;
  }
  return most !== null && next.length > most ? { message: tooLong(most) } : { list: next };
}

/** Puts copied cells over a table, to the right and down from one cell; rows are added as they are needed. */
export function pasteRows(
  list: readonly unknown[],
  at: { readonly row: number; readonly column: number },
  cells: readonly (readonly string[])[],
  columns: readonly RowColumn[],
  fresh: unknown,
  most: number | null,
): Pasted {
  const next = [...list];
  for (const [down, line] of cells.entries()) {
    let row = next[at.row + down] ?? fresh;
    for (const [right, text] of line.entries()) {
      const column = columns[at.column + right];
      if (column === undefined) return { message: 'There are more columns than the table has. Nothing was pasted.' };
      const read = readValue(text, column.part);
      if (read.kind === 'problem') return { message: badCell(at.row + down, text, read.problem.message) };
      row = withCell(row, column.keys, read.value);
    }
    next[at.row + down] = row;
  }
  return most !== null && next.length > most ? { message: tooLong(most) } : { list: next };
}
