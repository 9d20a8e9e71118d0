import { columnLetters } from '../model/address.ts';
import { isLink, resolvedFormula, type FindAnchor } from '../model/resolve-anchors.ts';
import type { PackModel, SheetModel } from '../model/sheet.ts';
import { kindOfRow, standsRight } from './headings.ts';
import { formatOf } from './number-formats.ts';
import { rowHeight } from './row-heights.ts';
import type { Look } from './styles.ts';
import { figureLook, writeCell, type CellContext } from './write-cell.ts';

/** Rows that Excel has. */
const MOST_ROWS = 1_048_576;

/** What the rows of all sheets share: texts and looks are kept once in the file and referred to by number. */
export type RowContext = {
  readonly pack: PackModel;
  readonly find: FindAnchor;
  readonly styleId: (look: Look) => number;
  readonly textId: (text: string) => number;
};

/** The rows of a sheet as XML, one at a time: those of the model, then the streamed ones. @throws Error for more rows than Excel has */
export function* sheetRows(sheet: SheetModel, context: RowContext): Generator<string> {
  const letters = Array.from({ length: sheetWidth(sheet) }, (_, column) => columnLetters(column));
  const covered = coveredCells(sheet);
  const addresses = new Map<string, string | null>();
  const find: FindAnchor = (from, reference) => {
    const known = addresses.get(reference);
    if (known !== undefined) return known;
    const address = context.find(from, reference);
    addresses.set(reference, address);
    return address;
  };
  const shared = {
    styleId: context.styleId,
    textId: context.textId,
    resolve: (cell) => resolvedFormula(cell, sheet, find),
    readsOtherSheet: (cell) => isLink(cell, sheet),
    leadsSomewhere: ({ link }) =>
      link !== undefined && context.pack.sheets.some(({ key }) => key === link.split('.')[0]),
  } satisfies Partial<CellContext>;
  for (const [index, cells] of sheet.rows.entries()) {
    const height = rowHeight(sheet, index);
    const kind = kindOfRow(cells);
    const first = cells.findIndex((cell) => cell !== null);
    const isTall = (sheet.tallRows.get(index) ?? 1) > 1;
    const under = covered.get(index);
    const inRow: CellContext = { ...shared, isTall, row: kind };
    let row = `<row r="${index + 1}"${height === null ? '' : ` ht="${height}" customHeight="1"`}>`;
    let last = -1;
    for (let column = 0; column < letters.length; column += 1) {
      const cell = cells[column] ?? null;
      const reference = `${letters[column]!}${index + 1}`;
      if (cell !== null) {
        const right = cell.kind === 'text' && standsRight(sheet, cells, index, column);
        const written = writeCell(reference, cell, right, inRow);
        row += written.xml;
        last = written.style;
      } else if (under?.has(column) === true && last >= 0) row += `<c r="${reference}" s="${last}"/>`;
      else if (kind !== 'plain' && column > first && column < cells.length)
        row += `<c r="${reference}" s="${context.styleId({ kind: `${kind}-gap` })}"/>`;
    }
    yield `${row}</row>`;
  }
  if (sheet.streamed !== null) yield* streamedRows(sheet.streamed, sheet.rows.length + 1, letters, context);
}

/** Columns that the sheet has cells in. */
export const sheetWidth = ({ widths, rows, streamed }: SheetModel): number =>
  rows.reduce((most, cells) => Math.max(most, cells.length), Math.max(1, widths.length, streamed?.columns ?? 0));

function* streamedRows(
  { count, columns, rowAt, units }: NonNullable<SheetModel['streamed']>,
  first: number,
  letters: readonly string[],
  { styleId }: RowContext,
): Generator<string> {
  if (first + count - 1 > MOST_ROWS) throw new Error(`a sheet cannot have ${first + count - 1} rows`);
  const heads = letters.slice(0, columns).map((name) => `<c r="${name}`);
  const tails = heads.map((_head, column) => {
    const unit = units?.[column];
    const format = unit === undefined ? 'General' : formatOf(unit, null);
    return `" s="${styleId(figureLook('value', format, 'plain', false))}"><v>`;
  });
  for (let index = 0; index < count; index += 1) {
    const values = rowAt(index);
    const number = first + index;
    let row = `<row r="${number}">`;
    for (let column = 0; column < heads.length; column += 1) {
      const value = values[column];
      if (value === null || value === undefined || !Number.isFinite(value)) continue;
      row += heads[column]! + number + tails[column]! + value + '</v></c>';
    }
    yield row + '</row>';
  }
}

/** Cells below and beside the first one of a merge, by row: they take its look, so that fills and rules run through. */
function coveredCells({ merges }: SheetModel): Map<number, Set<number>> {
  const covered = new Map<number, Set<number>>();
  for (const { from, to } of merges)
    for (let column = from.column + 1; column <= to.column; column += 1)
      covered.set(from.row, (covered.get(from.row) ?? new Set()).add(column));
  return covered;
}
