import { expect } from 'vitest';
import { addressOf } from '../../src-main/services/pack/model/address.ts';
import type { FormulaCell } from '../../src-main/services/pack/model/cell.ts';
import { cellsOf } from '../../src-main/services/pack/model/resolve-anchors.ts';
import type { PackModel } from '../../src-main/services/pack/model/sheet.ts';
import { readWorkbook } from '../../src-main/services/pack/read/read-workbook.ts';
import { withSafeNames } from '../../src-main/services/pack/write/sheet-names.ts';
import { cachedValue } from '../../src-main/services/pack/write/write-cell.ts';

/** What a program computed for the formulas of a pack, against what the engine says. */
export type Recalculation = {
  readonly formulas: number;
  /** Largest difference, as a part of the engine's value; see `floorOf` for small ones. */
  readonly largest: number;
  /** Cells that differ by more than a billionth, are of another kind, or are errors. */
  readonly faults: readonly string[];
};

const TOLERANCE = 1e-9;
/**
 * Figures below this are held to the tolerance of it: what is left where sums cancel out. A hundred dollars beside the hundred
 * million that were added up: spreadsheets make such remainders zero, doubles keep some 1e-9.
 */
const floorOf = (unit: FormulaCell['unit']): number => (unit === 'Aud' ? 100 : 1e-3);

/** Compares a file that another program has computed and saved with the pack that it was made of. */
export async function recalculation(model: PackModel, file: string): Promise<Recalculation> {
  const pack = withSafeNames(model);
  const { sheets } = await readWorkbook(file);
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const faults: string[] = [];
  let formulas = 0;
  let largest = 0;
  for (const { sheet, row, column, cell } of cellsOf(pack)) {
    if (cell?.kind !== 'formula') continue;
    const place = `${sheet.name}!${addressOf({ row, column })}`;
    const found = byName.get(sheet.name)!.cell(row, column);
    if (found.kind === 'error') faults.push(`${place} holds ${found.code}`);
    if (found.kind !== 'formula') continue; // reads a sheet that is not in the pack: its plain value
    formulas += 1;
    const engine = cachedValue(cell);
    const computed = found.value;
    if (found.isError) faults.push(`${place} gives ${String(computed)} for ${cell.formula}`);
    else if (typeof engine === 'number' && typeof computed === 'number') {
      const difference = Math.abs(computed - engine) / Math.max(Math.abs(engine), floorOf(cell.unit));
      largest = Math.max(largest, difference);
      if (!(difference <= TOLERANCE))
        faults.push(`${place} gives ${computed}, the engine ${engine}, for ${cell.formula}`);
    } else if ((computed ?? '') !== engine)
      faults.push(
        `${place} gives ${JSON.stringify(computed)}, the engine ${JSON.stringify(engine)}, for ${cell.formula}`,
      );
  }
  return { formulas, largest, faults };
}

/** A pack whose every formula gives the engine's value. @returns how many formulas were compared */
export async function expectRecalculated(model: PackModel, file: string): Promise<number> {
  const { formulas, faults } = await recalculation(model, file);
  expect(faults.slice(0, 30)).toEqual([]);
  return formulas;
}
