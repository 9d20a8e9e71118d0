import { columnLetters } from '../model/address.ts';
import type { SheetModel } from '../model/sheet.ts';

/** Rows that Excel has. */
const MOST_ROWS = 1_048_576;
/** Bytes of a piece: large enough that compressing it pays, small enough that memory does not grow with the rows. */
const PIECE = 512 * 1024;

/**
 * The sheet's XML in pieces, with the streamed rows in the place of the pattern row that gave their columns a style. Nothing holds
 * all rows at once: a piece is good until the next one is asked for.
 * @throws Error when the sheet would have more rows than Excel
 */
export function* streamedSheet(
  xml: string,
  { rows, widths, streamed }: SheetModel & { streamed: NonNullable<SheetModel['streamed']> },
): Generator<Buffer> {
  const first = rows.length + 1;
  const last = rows.length + streamed.count;
  if (last > MOST_ROWS) throw new Error(`a sheet cannot have ${last} rows`);
  const start = xml.indexOf(`<row r="${first}"`);
  const end = xml.indexOf('</row>', start) + '</row>'.length;
  if (start < 0 || end <= start) throw new Error(`row ${first} of the sheet has no pattern`);
  const styles = [...xml.slice(start, end).matchAll(/<c r="[A-Z]+\d+"(?: s="(\d+)")?/g)].map(([, id]) => id);
  const heads = Array.from({ length: streamed.columns }, (_, column) => `<c r="${columnLetters(column)}`);
  const tails = styles.map((id) => (id === undefined ? '"><v>' : `" s="${id}"><v>`));

  const columns = Math.max(widths.length, streamed.columns);
  const head = xml
    .slice(0, start)
    .replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="A1:${columnLetters(columns - 1)}${last}"/>`);
  yield Buffer.from(head);
  const piece = Buffer.allocUnsafe(PIECE);
  let used = 0;
  for (let index = 0; index < streamed.count; index += 1) {
    const values = streamed.rowAt(index);
    const number = first + index;
    let row = `<row r="${number}">`;
    for (let column = 0; column < heads.length; column += 1) {
      const value = values[column];
      if (value === null || value === undefined || !Number.isFinite(value)) continue;
      row += heads[column]! + number + tails[column]! + value + '</v></c>';
    }
    row += '</row>';
    if (used + row.length > PIECE) {
      yield piece.subarray(0, used);
      used = 0;
    }
    // Only ASCII is in it. A row longer than a piece has thousands of columns.
    if (row.length > PIECE) yield Buffer.from(row, 'latin1');
    else used += piece.write(row, used, 'latin1');
  }
  yield piece.subarray(0, used);
  yield Buffer.from(xml.slice(end));
}
