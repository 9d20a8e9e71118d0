import { AppError, parseScenario, type PlainObject } from '../../../../src-engine/index.ts';
import { recipeFrom } from '../model/pack-recipe.ts';
import { textsOf } from '../read/texts-of.ts';
import { readWorkbook } from '../read/read-workbook.ts';
import { inputChanges, type InputChange } from './input-changes.ts';
import { returnedInputs, termInputs } from './returned-terms.ts';

/**
 * What a workbook that came back would change of a scenario.
 * @param document of the scenario as it stands, merged
 * @throws AppError `data/invalid` for a file that is no workbook or could do harm, `input/invalid` for one without a terms sheet
 */
export async function readInputs(path: string, document: PlainObject): Promise<InputChange[]> {
  const workbook = await readWorkbook(path);
  const recipe = recipeFrom(textsOf(workbook, 'recipe '));
  const scenario = parseScenario(recipe?.runs[0]!.document ?? document);
  const returned = returnedInputs(scenario, workbook);
  if (returned.length === 0)
    throw new AppError('input/invalid', 'This workbook has no inputs of a fund.', {}, [
      {
        path: 'workbook',
        message: 'the cells of its terms sheet are not there',
        remedy: 'Choose a workbook that Equihome exported.',
      },
    ]);
  return inputChanges(document, recipe === null ? null : termInputs(scenario), returned);
}
