import { columnLetters } from '../model/address.ts';

/** Bytes of a piece: large enough that compressing it pays, small enough that memory does not grow with the rows. */
const PIECE = 1024 * 1024;
/** Bytes that a UTF-16 unit takes at most. */
const MOST_PER_UNIT = 3;

/**
 * The sheet's XML in pieces, with its rows in the place of those of the frame. Nothing holds all rows at once: a piece is good until
 * the one after the next is asked for.
 */
export function* sheetPieces(
  frame: string,
  rows: Iterable<string>,
  { rowCount, columnCount }: { readonly rowCount: number; readonly columnCount: number },
): Generator<Buffer> {
  const start = frame.indexOf('<sheetData');
  const closed = frame.indexOf('</sheetData>', start);
  const end = closed < 0 ? frame.indexOf('/>', start) + '/>'.length : closed + '</sheetData>'.length;
  if (start < 0) throw new Error('the frame of a sheet has no place for rows');
  const size = `A1:${columnLetters(columnCount - 1)}${Math.max(1, rowCount)}`;
  yield Buffer.from(
    frame.slice(0, start).replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="${size}"/>`) + '<sheetData>',
  );
  let piece = Buffer.allocUnsafe(PIECE);
  let other = Buffer.allocUnsafe(PIECE);
  let used = 0;
  for (const row of rows) {
    if (used + row.length * MOST_PER_UNIT > PIECE) {
      yield piece.subarray(0, used);
      [piece, other] = [other, piece];
      used = 0;
    }
    if (row.length * MOST_PER_UNIT > PIECE) yield Buffer.from(row);
    else used += piece.write(row, used);
  }
  yield piece.subarray(0, used);
  yield Buffer.from('</sheetData>' + frame.slice(end));
}
