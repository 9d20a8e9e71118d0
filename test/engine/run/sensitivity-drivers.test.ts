import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { refuseUnknownDrivers } from '../../../src-engine/fund/run/sensitivity-drivers.ts';
import { scenarioWith } from '../../support/plans.ts';

/** Problems of a list of drivers, as `path: remedy`. */
function problems(drivers: readonly unknown[]): readonly string[] {
  try {
    refuseUnknownDrivers(scenarioWith({ 'sensitivity.drivers': drivers }).sensitivity);
    return [];
  } catch (error) {
    if (error instanceof AppError) return error.issues.map(({ path, remedy }) => `${path}: ${remedy}`);
    throw error;
  }
}

describe('drivers of a scenario', () => {
  test('the defaults are accepted', () => expect(problems([...scenarioWith({}).sensitivity.drivers])).toEqual([]));

  test.each([
    [
      { parameter: 'waterfall.carry', low: 0, high: 1 },
      'sensitivity.drivers[0].parameter: Did you mean waterfall.carryFraction?',
    ],
    [{ parameter: 'run.paths', low: 10, high: 20 }, 'sensitivity.drivers[0].parameter: Name another'],
    [{ parameter: 'waterfall.carryFraction', low: 0.3, high: 0.3 }, 'sensitivity.drivers[0].low: Put the lower'],
    [
      { parameter: 'waterfall.carryFraction', low: 0.3, high: 7 },
      'sensitivity.drivers[0].high: It takes numbers from 0 to',
    ],
    [{ parameter: 'fund.lifeMonths', low: 96.5, high: 120 }, 'sensitivity.drivers[0].low: It takes whole numbers'],
  ])('%j is refused', (driver, start) => {
    const found = problems([driver]);
    expect(found).toHaveLength(1);
    expect(found[0]!.startsWith(start.slice(0, 60))).toBe(true);
  });

  test('a driver stands once', () => {
    const driver = { parameter: 'waterfall.carryFraction', low: 0, high: 0.5 };
    expect(problems([driver, driver])).toEqual(['sensitivity.drivers[1].parameter: Keep one of them.']);
  });
});
