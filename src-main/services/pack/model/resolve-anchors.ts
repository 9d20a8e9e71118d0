import { fixedAddress, quotedSheet } from './address.ts';
import type { Cell, FormulaCell } from './cell.ts';
import type { PackModel, SheetModel } from './sheet.ts';

const ANCHOR = /\{([a-z0-9-]+)\.([A-Za-z0-9-]+)\}/g;

/** Address of `sheet.name` as a formula of `from` writes it; null when that sheet is not in the pack. */
export type FindAnchor = (from: SheetModel, reference: string) => string | null;

/** @throws Error for an anchor that its sheet does not have: a fault of ours */
export function anchorFinder(sheets: readonly SheetModel[]): FindAnchor {
  const byKey = new Map(sheets.map((sheet) => [sheet.key as string, sheet]));
  return (from, reference) => {
    const dot = reference.indexOf('.');
    const sheet = byKey.get(reference.slice(0, dot));
    if (sheet === undefined) return null;
    const block = sheet.anchors.get(reference.slice(dot + 1));
    if (block === undefined) throw new Error(`no place named ${reference}`);
    return sheet === from ? fixedAddress(block) : `${quotedSheet(sheet.name)}!${fixedAddress(block)}`;
  };
}

/** Whether a formula does nothing but show another sheet's cell, or reads one: it is written in green. */
export function isLink({ formula }: FormulaCell, from: SheetModel): boolean {
  if (!formula.includes('{')) return false;
  for (const [, key] of formula.matchAll(ANCHOR)) if (key !== from.key) return true;
  return false;
}

/**
 * The formula with addresses in the place of anchors; null when it reads a sheet that is not in the pack: then the cell holds its
 * value alone.
 */
export function resolvedFormula(cell: FormulaCell, from: SheetModel, find: FindAnchor): string | null {
  if (!cell.formula.includes('{')) return cell.formula;
  let isWhole = true;
  const resolved = cell.formula.replace(ANCHOR, (_all, key: string, name: string) => {
    const address = find(from, `${key}.${name}`);
    if (address === null) isWhole = false;
    return address ?? '';
  });
  return isWhole ? resolved : null;
}

/** Every cell of a pack with its place, top to bottom, sheet by sheet; streamed rows are not among them. */
export function* cellsOf(pack: PackModel): Generator<{ sheet: SheetModel; row: number; column: number; cell: Cell }> {
  for (const sheet of pack.sheets)
    for (const [row, cells] of sheet.rows.entries())
      for (const [column, cell] of cells.entries()) yield { sheet, row, column, cell };
}
