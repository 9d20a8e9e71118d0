import { AppError } from '../../../../src-engine/index.ts';
import { packDataOf } from '../gather/pack-data-of.ts';
import type { GatheredPack } from '../gather/gather-tools.ts';
import { buildPack } from '../model/build-pack.ts';
import { recipeFrom, type PackRecipe } from '../model/pack-recipe.ts';
import type { ReadWorkbook } from '../read/read-cell.ts';
import { readWorkbook } from '../read/read-workbook.ts';
import { textsOf } from '../read/texts-of.ts';
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
      const recipe = recipeFrom(textsOf(workbook, 'recipe '));
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
