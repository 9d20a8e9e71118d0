import { buildPack } from '../../src-main/services/pack/model/build-pack.ts';
import type { Cell } from '../../src-main/services/pack/model/cell.ts';
import type { PackData } from '../../src-main/services/pack/model/pack-data.ts';
import { cellsOf } from '../../src-main/services/pack/model/resolve-anchors.ts';
import type { PackModel, SheetKey, SheetModel } from '../../src-main/services/pack/model/sheet.ts';
import { sheetMakers } from '../../src-main/services/pack/sheets/index.ts';

/** The pack of data with all makers. */
export const packModel = (data: PackData): PackModel => buildPack(data, sheetMakers);

export function sheetOf(pack: PackModel, key: SheetKey): SheetModel {
  const sheet = pack.sheets.find((one) => one.key === key);
  if (sheet === undefined) throw new Error(`the pack has no sheet ${key}`);
  return sheet;
}

/** Number in a cell, null for `n/a`; fails for a cell without a figure. */
export function figureIn(cell: Cell | undefined): number | null {
  if (cell?.kind === 'number') return cell.value;
  if (cell?.kind === 'formula' && typeof cell.value !== 'string' && typeof cell.value !== 'boolean') return cell.value;
  throw new Error(`no figure: ${JSON.stringify(cell)}`);
}

/** Figures of an anchor, row by row. */
export function figuresAt(sheet: SheetModel, anchor: string): (number | null)[] {
  const { from, to } = sheet.anchors.get(anchor)!;
  return Array.from({ length: to.row - from.row + 1 }, (_, r) =>
    Array.from({ length: to.column - from.column + 1 }, (_c, c) =>
      figureIn(sheet.rows[from.row + r]![from.column + c] ?? undefined),
    ),
  ).flat();
}

/** The row whose first cell is that text. */
export function rowOf(sheet: SheetModel, label: string): readonly Cell[] {
  const row = sheet.rows.find(([first]) => first?.kind === 'text' && first.text === label);
  if (row === undefined) throw new Error(`${sheet.key} has no row ${label}`);
  return row;
}

/** Texts of a sheet, joined: what a reader could find by searching it. */
export const textsOf = ({ rows }: SheetModel): string =>
  rows
    .flat()
    .flatMap((cell) =>
      cell?.kind === 'text'
        ? [cell.text]
        : cell?.kind === 'formula' && typeof cell.value === 'string'
          ? [cell.value]
          : [],
    )
    .join('\n');

/** What no pack may hold: numbers that are none, texts that no cell takes, checks that fail. Empty when all is well. */
export function faultsOf(pack: PackModel): string[] {
  const faults: string[] = [];
  for (const { sheet, row, column, cell } of cellsOf(pack)) {
    const at = `${sheet.key} row ${row + 1} column ${column + 1}`;
    if ((cell?.kind === 'number' || cell?.kind === 'formula') && typeof cell.value === 'number') {
      if (!Number.isFinite(cell.value)) faults.push(`${at}: ${cell.value}`);
      if (cell.role === 'check' && cell.value !== 0) faults.push(`${at}: check is ${cell.value}`);
    }
    if (cell?.kind === 'text' && /NaN|undefined|Infinity|\[object/.test(cell.text))
      faults.push(`${at}: ${cell.text.slice(0, 80)}`);
  }
  return faults;
}
