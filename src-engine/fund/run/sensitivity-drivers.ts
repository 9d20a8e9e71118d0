import { AppError, type FieldIssue } from '../../core/errors.ts';
import { nearestName } from '../../core/nearest-name.ts';
import { fixedNumbers, movableNumbers } from '../scenario/movable.ts';
import type { SensitivityConfig } from './sensitivity-config.ts';

/** @throws AppError `input/invalid` when a driver names no number that a study may move, or a value that it cannot have */
export function refuseUnknownDrivers({ drivers }: SensitivityConfig): void {
  const numbers = movableNumbers();
  const issues: FieldIssue[] = [];
  const seen = new Set<string>();
  drivers.forEach(({ parameter, low, high }, at) => {
    const path = `sensitivity.drivers[${at}]`;
    const found = numbers.find((number) => number.path === parameter);
    if (found === undefined) {
      const fixed = fixedNumbers.has(parameter);
      const near = fixed
        ? undefined
        : nearestName(
            parameter,
            numbers.map((number) => number.path),
          );
      issues.push({
        path: `${path}.parameter`,
        message: fixed
          ? `${parameter} says how a run is drawn; runs that are compared must share it`
          : 'is not a number of the scenario',
        remedy: near === undefined ? 'Name another; `equihome schema --list` shows them.' : `Did you mean ${near}?`,
      });
      return;
    }
    if (seen.has(parameter))
      issues.push({ path: `${path}.parameter`, message: `${parameter} is named twice`, remedy: 'Keep one of them.' });
    seen.add(parameter);
    const least = found.range?.min ?? -Infinity;
    const most = found.range?.max ?? Infinity;
    if (low >= high)
      issues.push({
        path: `${path}.low`,
        message: `${low} is not below ${high}`,
        remedy: 'Put the lower value first.',
      });
    for (const [name, value] of [
      ['low', low],
      ['high', high],
    ] as const)
      if (value < least || value > most || (found.kind === 'integer' && !Number.isInteger(value)))
        issues.push({
          path: `${path}.${name}`,
          message: `${parameter} cannot be ${value}`,
          remedy: `It takes ${found.kind === 'integer' ? 'whole numbers' : 'numbers'} from ${least} to ${most}.`,
        });
  });
  if (issues.length > 0)
    throw new AppError('input/invalid', 'The drivers of the sensitivity study are wrong.', {}, issues);
}
