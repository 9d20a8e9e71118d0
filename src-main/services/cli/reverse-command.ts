import {
  AppError,
  driverOf,
  reverseStress,
  studyFigure,
  type Driver,
  type Scenario,
} from '../../../src-engine/index.ts';
import { EXIT } from './console.ts';
import { jsonText } from '../exports/json-text.ts';
import type { CommandContext } from './run-command.ts';
import { STUDY_FORMAT } from './stress-command.ts';
import { runStudy, type StudyOptions } from './study-host.ts';
import { numberOf } from './study-arguments.ts';
import { reverseText } from './study-text.ts';

export type ReverseOptions = StudyOptions & {
  readonly driver: string;
  readonly target?: string;
  readonly low?: string;
  readonly high?: string;
};

/** `equihome reverse`: the value of one driver at which a figure crosses a target; without a target, mean net IRR at the hurdle. */
export async function reverseCommand(
  reference: string,
  options: ReverseOptions,
  context: CommandContext,
): Promise<number> {
  const { head, outcome } = await runStudy(reference, options, context, (scenario) => {
    const driver = driverOf(scenario, options.driver);
    const low = endOf(driver, '--low', options.low, driver.least);
    const high = endOf(driver, '--high', options.high, driver.most);
    const { figure, target } = targetOf(options.target, scenario);
    return { study: reverseStress({ driver, figure, target, low, high }), runs: null };
  });
  context.console.out(
    options.json === true ? jsonText({ format: STUDY_FORMAT, ...head, ...outcome }) : reverseText(head, outcome),
  );
  return EXIT.ok;
}

function endOf(driver: Driver, option: string, given: string | undefined, bound: number | null): number {
  if (given !== undefined) {
    const value = numberOf(option, given);
    const outside = (driver.least !== null && value < driver.least) || (driver.most !== null && value > driver.most);
    if (!outside) return value;
    throw new AppError('input/invalid', `${value} is outside what ${driver.path} may be.`, {}, [
      {
        path: option,
        message: `${driver.path} is between ${driver.least ?? 'any'} and ${driver.most ?? 'any'}`,
        remedy: 'Give a value within these bounds.',
      },
    ]);
  }
  if (bound !== null) return bound;
  throw new AppError('input/invalid', `${driver.path} has no bound of its own to search up to.`, {}, [
    { path: option, message: 'is needed for this driver', remedy: `Give ${option} a number.` },
  ]);
}

function targetOf(text: string | undefined, { waterfall }: Scenario) {
  if (text === undefined) return { figure: studyFigure('meanNetIrrAnnual'), target: waterfall.hurdleAnnual };
  const [name = '', value = ''] = text.split('=');
  return { figure: studyFigure(name.trim()), target: numberOf('--target', value) };
}
