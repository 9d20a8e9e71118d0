import { AppError } from '../core/errors.ts';
import type { Unit } from '../core/units.ts';
import { valueAtPath } from '../fund/scenario/dotted-path.ts';
import { nearestName } from '../core/nearest-name.ts';
import { fixedNumbers, movableNumbers } from '../fund/scenario/movable.ts';
import type { Scenario } from '../fund/scenario/schema.ts';

/** A number of the scenario that a study moves. */
export type Driver = {
  readonly path: string;
  readonly title: string;
  readonly unit: Unit;
  readonly isInteger: boolean;
  /** Value in the scenario under study; NaN where it is null. */
  readonly baseValue: number;
  /** What the schema allows; null where it sets no bound. */
  readonly least: number | null;
  readonly most: number | null;
};

/** @throws AppError `input/invalid` when the path names no number of a scenario that a study may move */
export function driverOf(scenario: Scenario, path: string): Driver {
  const numbers = movableNumbers();
  const found = numbers.find((parameter) => parameter.path === path);
  if (found === undefined) {
    const near = nearestName(
      path,
      numbers.map((parameter) => parameter.path),
    );
    throw new AppError('input/invalid', `A study cannot move "${path.slice(0, 80)}".`, {}, [
      {
        path: 'driver',
        message: fixedNumbers.has(path)
          ? 'runs must share their draws and paths to be compared'
          : 'is not a number of the scenario',
        remedy:
          near === undefined
            ? 'Name a number of the scenario by its dotted path; `equihome schema --list` shows them.'
            : `Did you mean ${near}? \`equihome schema --list\` shows all.`,
      },
    ]);
  }
  const value = valueAtPath(scenario, path);
  return {
    path,
    title: found.title,
    unit: found.unit,
    isInteger: found.kind === 'integer',
    baseValue: typeof value === 'number' ? value : NaN,
    least: found.range?.min ?? null,
    most: found.range?.max ?? null,
  };
}
