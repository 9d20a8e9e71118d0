import { AppError, driverOf, namedRanges, oneAtATime, studyFigures } from '../../../src-engine/index.ts';
import { EXIT } from './console.ts';
import { jsonText } from '../exports/json-text.ts';
import type { CommandContext } from './run-command.ts';
import { STUDY_FORMAT } from './stress-command.ts';
import { runStudy, type StudyOptions } from './study-host.ts';
import { numberOf } from './study-arguments.ts';
import { sensitivityText } from './study-text.ts';

export type SensitivityOptions = StudyOptions & { readonly driver?: readonly string[] };

/** `equihome sensitivity`: the drivers of the command, or those the scenario names, one at a time at a low and a high value. */
export async function sensitivityCommand(
  reference: string,
  options: SensitivityOptions,
  context: CommandContext,
): Promise<number> {
  const asked = options.driver?.map(rangeOf);
  const { head, outcome } = await runStudy(reference, options, context, (scenario) => {
    const ranges =
      asked?.map(({ path, low, high }) => ({ driver: driverOf(scenario, path), low, high })) ?? namedRanges(scenario);
    return { study: oneAtATime(ranges, studyFigures), runs: 1 + 2 * ranges.length };
  });
  context.console.out(
    options.json === true ? jsonText({ format: STUDY_FORMAT, ...head, ...outcome }) : sensitivityText(head, outcome),
  );
  return EXIT.ok;
}

/** `path=low:high` */
function rangeOf(text: string): { readonly path: string; readonly low: number; readonly high: number } {
  const match = /^([^=]+)=([^:]+):([^:]+)$/.exec(text);
  if (match === null)
    throw new AppError('input/invalid', `"${text.slice(0, 80)}" names no driver with two values.`, {}, [
      {
        path: '--driver',
        message: 'not of the form path=low:high',
        remedy: 'For example exits.default.multiplier=0.5:2.',
      },
    ]);
  return { path: match[1]!.trim(), low: numberOf('--driver', match[2]!), high: numberOf('--driver', match[3]!) };
}
