import { compared, measuredOf, pathCountOf, type Comparison, type Figures } from './compare.ts';
import type { Scenario } from '../fund/scenario/schema.ts';
import { driverOf, type Driver } from './drivers.ts';
import type { StudyFigure } from './figures.ts';
import type { Study } from './study.ts';

/** A number of the scenario and the two values at which the fund is run again. */
export type DriverRange = { readonly driver: Driver; readonly low: number; readonly high: number };

export type SensitivityRow = {
  readonly driver: Driver;
  readonly low: { readonly value: number; readonly result: Comparison };
  readonly high: { readonly value: number; readonly result: Comparison };
  /** Distance between the two values of the first figure; NaN when one was refused. */
  readonly swing: number;
};

export type Sensitivity = {
  readonly pathCount: number;
  readonly base: Figures;
  /** Largest swing first; refused rows last. */
  readonly rows: readonly SensitivityRow[];
};

/** The drivers that the scenario names, with their values. @throws AppError `input/invalid` as `driverOf` */
export function namedRanges(scenario: Scenario): readonly DriverRange[] {
  return scenario.sensitivity.drivers.map(({ parameter, low, high }) => ({
    driver: driverOf(scenario, parameter),
    low,
    high,
  }));
}

/** One at a time: every driver at its low and its high value, all else as in the scenario, compared path by path. */
export function* oneAtATime(ranges: readonly DriverRange[], figures: readonly StudyFigure[]): Study<Sensitivity> {
  const base = yield { name: 'base', settings: {} };
  const rows: SensitivityRow[] = [];
  for (const { driver, low, high } of ranges) {
    const [below, above] = [yield* at(driver, low), yield* at(driver, high)];
    rows.push({ driver, low: below, high: above, swing: swingOf(below.result, above.result, figures[0]!) });
  }
  const size = ({ swing }: SensitivityRow) => (Number.isNaN(swing) ? -1 : swing);
  return {
    pathCount: pathCountOf(base),
    base: measuredOf(base, figures),
    rows: rows.toSorted((a, b) => size(b) - size(a)), // stable: equal swings stay in the order given
  };

  function* at(driver: Driver, value: number): Study<{ value: number; result: Comparison }> {
    const request = { name: `${driver.path} = ${value}`, settings: { [driver.path]: value } };
    return { value, result: yield* compared(base, request, figures) };
  }
}

function swingOf(low: Comparison, high: Comparison, { name }: StudyFigure): number {
  if (low.outcome === 'refused' || high.outcome === 'refused') return NaN;
  return Math.abs(high.figures[name]!.value - low.figures[name]!.value);
}
