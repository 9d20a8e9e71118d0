import { compareCases, stressCases, stressOff, studyFigures } from '../../../src-engine/index.ts';
import { EXIT } from './console.ts';
import { jsonText } from '../exports/json-text.ts';
import type { CommandContext } from './run-command.ts';
import { runStudy, type StudyOptions } from './study-host.ts';
import { stressText } from './study-text.ts';

/** Version of the JSON of `stress`, `sensitivity` and `reverse`. */
export const STUDY_FORMAT = 1;

/** `equihome stress`: the named stresses and recorded markets, each run again and compared path by path. */
export async function stressCommand(
  reference: string,
  options: StudyOptions,
  context: CommandContext,
): Promise<number> {
  const { head, outcome } = await runStudy(reference, options, context, (scenario) => {
    const cases = stressCases(scenario);
    return { study: compareCases(stressOff, cases, studyFigures), runs: cases.length + 1 };
  });
  context.console.out(
    options.json === true ? jsonText({ format: STUDY_FORMAT, ...head, ...outcome }) : stressText(head, outcome),
  );
  return EXIT.ok;
}
