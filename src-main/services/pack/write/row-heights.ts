import type { Cell } from '../model/cell.ts';
import type { SheetModel } from '../model/sheet.ts';

/** Points of a line of text of ten points, of a title, and of a row that says nothing of its height. */
const LINE_POINTS = 13.5;
const TITLE_POINTS = 24;
export const DEFAULT_POINTS = 15;
/** Excel takes no higher row. */
const HIGHEST_POINTS = 409;

/** Height of a row in points; null for the usual one. */
export function rowHeight({ rows, tallRows }: SheetModel, row: number): number | null {
  const lines = tallRows.get(row) ?? 1;
  const isTitle = (cell: Cell) => cell?.kind === 'text' && cell.role === 'title';
  if (rows[row]?.some(isTitle) === true) return Math.min(HIGHEST_POINTS, TITLE_POINTS * lines);
  return lines > 1 ? Math.min(HIGHEST_POINTS, LINE_POINTS * lines + 2) : null;
}
