import { AppError } from '../../../../src-engine/index.ts';
import { packDataOf } from '../gather/pack-data-of.ts';
import type { GatheredPack } from '../gather/gather-tools.ts';
import { buildPack } from '../model/build-pack.ts';
import { recipeFrom, type PackRecipe } from '../model/pack-recipe.ts';
import type { ReadWorkbook } from '../read/read-cell.ts';
import { readWorkbook } from '../read/read-workbook.ts';
import { sheetMakers } from '../sheets/index.ts';
import { compareCells, type CellComparison } from './compare-cells.ts';

/** What a workbook says about itself. */
export type OpenedPack = {
  /** Null when it was removed or changed. */
  readonly recipe: PackRecipe | null;
  readonly properties: Readonly<Record<string, string>>;
};

/** Reads a workbook once and holds it for the comparison. */
export function createChecker() {
  let workbook: ReadWorkbook | null = null;
  return {
    /** @throws AppError `data/invalid` for a file that is no workbook, `input/invalid` for one that is no pack */
    async open(path: string): Promise<OpenedPack> {
      workbook = await readWorkbook(path);
      const recipe = recipeFrom(textsOf(workbook));
      const { properties } = workbook;
      if (recipe === null && properties['Equihome result hash'] === undefined)
        throw new AppError('input/invalid', 'This workbook is not a pack of Equihome.', {}, [
          {
            path: 'workbook',
            message: 'it does not say how it was made',
            remedy: 'Choose a workbook that Equihome exported.',
          },
        ]);
      return { recipe, properties };
    },
    compare(pack: GatheredPack): CellComparison {
      return compareCells(buildPack(packDataOf(pack), sheetMakers), workbook!);
    },
  };
}

function* textsOf({ sheets }: ReadWorkbook): Generator<string> {
  for (const sheet of sheets)
    for (let row = 0; row < sheet.rowCount; row += 1)
      for (let column = 0; column < Math.min(sheet.columnCount, 20); column += 1) {
        const cell = sheet.cell(row, column);
        if (cell.kind === 'text' && cell.text.startsWith('recipe ')) yield cell.text;
      }
}
