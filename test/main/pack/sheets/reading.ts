import type { Cell } from '../../../../src-main/services/pack/model/cell.ts';
import type { CellBlock, SheetModel } from '../../../../src-main/services/pack/model/sheet.ts';

/** Value of a cell as a reader sees it: the engine's figure of a formula; null for an empty cell and for n/a. */
export function valueOf(cell: Cell | undefined): number | string | boolean | null {
  switch (cell?.kind) {
    case 'text':
      return cell.text;
    case 'date':
      return cell.iso;
    case 'number':
    case 'formula':
    case 'choice':
      return cell.value;
    case undefined:
      return null;
  }
}

/** Values of the row that begins with that label; the first one when several do, after the row of `below` when that is given. */
export function rowOf(sheet: SheetModel, label: string, below?: string): (number | string | boolean | null)[] {
  const from = below === undefined ? 0 : sheet.rows.findIndex(([first]) => valueOf(first) === below) + 1;
  if (below !== undefined && from === 0) throw new Error(`no row "${below}" on ${sheet.key}`);
  const row = sheet.rows.slice(from).find(([first]) => valueOf(first) === label);
  if (row === undefined) throw new Error(`no row "${label}" on ${sheet.key}`);
  return row.map(valueOf);
}

/** All text of a sheet. */
export const textOf = (sheet: SheetModel): string =>
  sheet.rows.flatMap((row) => row.flatMap((cell) => (cell?.kind === 'text' ? [cell.text] : []))).join('\n');

export function cellsIn({ rows }: SheetModel, { from, to }: CellBlock): Cell[] {
  return rows.slice(from.row, to.row + 1).flatMap((row) => row.slice(from.column, to.column + 1));
}

/** Checks of a sheet that are not 0. */
export function brokenChecks(sheet: SheetModel): string[] {
  return sheet.checks.flatMap(({ anchor, says }) =>
    cellsIn(sheet, sheet.anchors.get(anchor)!).flatMap((cell) =>
      cell?.kind === 'formula' && cell.role === 'check' && cell.value !== 0 ? [`${says}: ${String(cell.value)}`] : [],
    ),
  );
}
