import type { Cell } from '../model/cell.ts';
import type { SheetModel } from '../model/sheet.ts';
import type { FigureLook } from './styles.ts';

/** A row whose first words are a heading, one whose figures are all totals, or any other. */
export function kindOfRow(cells: readonly Cell[]): FigureLook['row'] {
  const first = cells.find((cell) => cell !== null);
  if (first?.kind === 'text' && first.role === 'heading') return 'heading';
  let figures = 0;
  for (const cell of cells)
    if (cell?.kind === 'number' || cell?.kind === 'formula') {
      if (cell.role !== 'total') return 'plain';
      figures += 1;
    }
  return figures > 0 ? 'total' : 'plain';
}

/** Whether a text is a heading, or a unit below one, that stands over figures: then it stands on the right as they do. */
export function standsRight(sheet: SheetModel, cells: readonly Cell[], row: number, column: number): boolean {
  const cell = cells[column];
  return (
    cell?.kind === 'text' &&
    (cell.role === 'heading' || (cell.role === 'unit' && isUnitRow(cells))) &&
    standsOverFigures(sheet, row, column)
  );
}

/** A row of units under headings, not a line with its unit. */
const isUnitRow = (cells: readonly Cell[]) =>
  cells.filter((cell) => cell?.kind === 'text' && cell.role === 'unit').length > 1;

/** Whether the first cell below that is not text of a heading is a figure: then the heading stands over it, on the right. */
function standsOverFigures({ rows, streamed }: SheetModel, row: number, column: number): boolean {
  let units = 0;
  for (const cells of rows.slice(row + 1, row + 12)) {
    const cell = cells[column] ?? null;
    // One unit may stand between a heading and its figures; two are a column of units.
    if (cell?.kind === 'text' && cell.role === 'unit' && (units += 1) > 1) return false;
    if (cell === null || (cell.kind === 'text' && (cell.role === 'heading' || cell.role === 'unit'))) continue;
    return cell.kind === 'number' || cell.kind === 'date' || (cell.kind === 'formula' && cell.unit !== 'Text');
  }
  return streamed !== null && row + 12 > rows.length && column < streamed.columns;
}
