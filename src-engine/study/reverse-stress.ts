import { AppError } from '../core/errors.ts';
import { refusalOf, pathCountOf } from './compare.ts';
import type { Driver } from './drivers.ts';
import type { StudyFigure } from './figures.ts';
import { measure, type Measured } from './paired.ts';
import type { Study } from './study.ts';

/** One value of the driver that was run; `figure` is null where the engine refused it. */
export type Trial = { readonly value: number; readonly figure: Measured | null };

/** The driver's value at which the figure crosses the target. */
export type Crossing = {
  /** The tried value next to the crossing whose figure is nearest to the target. */
  readonly value: number;
  readonly figure: Measured;
  /** Error of the figure over its slope there, both by simulation: how far noise alone could move the answer. NaN if flat. */
  readonly valueError: number;
  /** The crossing lies between these two tried values. */
  readonly between: readonly [Trial, Trial];
};

export type ReverseStress = {
  readonly driver: Driver;
  readonly figure: StudyFigure;
  readonly target: number;
  readonly range: readonly [low: number, high: number];
  readonly pathCount: number;
  readonly base: Measured;
  /** Whether the scenario itself meets the target: then the question is what breaks it, else what it would take. */
  readonly baseMeets: boolean;
  /** The crossing nearest to the scenario's own value; null when no value in the range reaches the target. */
  readonly answer: Crossing | null;
  /** Stretches of the scan, besides the answer's, in which the figure crosses the target as well. */
  readonly otherCrossings: readonly (readonly [number, number])[];
  /** Every value that was run, ascending. */
  readonly trials: readonly Trial[];
};

export type ReverseQuestion = {
  readonly driver: Driver;
  readonly figure: StudyFigure;
  readonly target: number;
  readonly low: number;
  readonly high: number;
};

/** The range is scanned in this many steps before a root is sought, so that a figure that turns is not missed. */
const SCAN_STEPS = 8;
/** The answer is sought to this part of the range. */
const RELATIVE_TOLERANCE = 1 / 2048;
const MOST_STEPS = 40;

/**
 * What breaks the target, or what would it take? Runs the scenario over the driver's range on common random numbers and
 * closes in on the crossing nearest to the scenario's own value by the Illinois rule with bisection in between (Dowell and
 * Jarratt 1971). Nothing is extrapolated: every figure is a run.
 * @throws AppError `input/invalid` for a range that is none
 */
export function* reverseStress(question: ReverseQuestion): Study<ReverseStress> {
  const { driver, figure, target, low, high } = question;
  refuseRange(question);
  const known = new Map<number, Trial>();
  const baseRun = yield { name: 'base', settings: {} };
  const base = measure(figure, baseRun);
  if (driver.baseValue >= low && driver.baseValue <= high)
    known.set(driver.baseValue, { value: driver.baseValue, figure: base });
  for (let step = 0; step <= SCAN_STEPS; step++) yield* tryAt(low + ((high - low) * step) / SCAN_STEPS);

  const brackets = bracketsOf(ascending(known), target);
  const centre = Number.isNaN(driver.baseValue) ? (low + high) / 2 : driver.baseValue;
  const distance = ([a, b]: readonly [Trial, Trial]) => Math.max(0, a.value - centre, centre - b.value);
  const nearest = brackets.toSorted((a, b) => distance(a) - distance(b))[0];
  const answer = nearest === undefined ? null : yield* closeIn(nearest);
  return {
    driver,
    figure,
    target,
    range: [low, high],
    pathCount: pathCountOf(baseRun),
    base,
    baseMeets: figure.higherIsBetter ? base.value >= target : base.value <= target,
    answer,
    otherCrossings: brackets.filter((b) => b !== nearest).map(([a, b]) => [a.value, b.value] as const),
    trials: ascending(known),
  };

  function* tryAt(wanted: number): Study<Trial> {
    const value = driver.isInteger ? Math.round(wanted) : wanted;
    const before = known.get(value);
    if (before !== undefined) return before;
    let trial: Trial;
    try {
      const run = yield { name: `${driver.path} = ${value}`, settings: { [driver.path]: value } };
      trial = { value, figure: measure(figure, run) };
    } catch (error) {
      refusalOf(error); // throws on whatever is not a refusal of this value
      trial = { value, figure: null };
    }
    known.set(value, trial);
    return trial;
  }

  function* closeIn(bracket: readonly [Trial, Trial]): Study<Crossing> {
    const slope = (gap(bracket[1]) - gap(bracket[0])) / (bracket[1].value - bracket[0].value);
    let [a, b] = bracket;
    let [atA, atB] = [gap(a), gap(b)];
    const width = driver.isInteger ? 1 : (high - low) * RELATIVE_TOLERANCE;
    let kept = 0; // which end the last step kept: -1 the lower, 1 the upper
    for (let step = 0; step < MOST_STEPS && b.value - a.value > width && atA !== 0 && atB !== 0; step++) {
      const secant = (a.value * atB - b.value * atA) / (atB - atA);
      const margin = 0.05 * (b.value - a.value);
      const inside = Math.min(b.value - margin, Math.max(a.value + margin, secant));
      const aim = step % 3 === 2 ? (a.value + b.value) / 2 : inside;
      const next = yield* tryAt(driver.isInteger ? Math.min(b.value - 1, Math.max(a.value + 1, Math.round(aim))) : aim);
      const at = gap(next);
      if (Number.isNaN(at)) break; // the driver is refused or without a figure here: the bracket stands as it is
      if (at < 0 === gap(a) < 0) {
        [a, atA] = [next, at];
        if (kept === 1) atB /= 2;
        kept = 1;
      } else {
        [b, atB] = [next, at];
        if (kept === -1) atA /= 2;
        kept = -1;
      }
    }
    const closest = Math.abs(gap(a)) <= Math.abs(gap(b)) ? a : b;
    const figureThere = closest.figure!; // both ends of a bracket have one
    const valueError = slope === 0 ? NaN : figureThere.standardError / Math.abs(slope);
    return { value: closest.value, figure: figureThere, valueError, between: [a, b] };
  }

  function gap(trial: Trial): number {
    return trial.figure === null ? NaN : trial.figure.value - target;
  }
}

function ascending(known: ReadonlyMap<number, Trial>): readonly Trial[] {
  return [...known.values()].toSorted((a, b) => a.value - b.value);
}

/** Neighbouring trials between which the figure crosses the target, or meets it at one of them. */
function bracketsOf(trials: readonly Trial[], target: number): (readonly [Trial, Trial])[] {
  const valued = trials.filter((trial) => trial.figure !== null && !Number.isNaN(trial.figure.value));
  const brackets: (readonly [Trial, Trial])[] = [];
  for (let i = 1; i < valued.length; i++) {
    const [before, after] = [valued[i - 1]!, valued[i]!];
    const [atBefore, atAfter] = [before.figure!.value - target, after.figure!.value - target];
    if (atBefore < 0 !== atAfter < 0) brackets.push([before, after]);
  }
  return brackets;
}

function refuseRange({ driver, low, high, target }: ReverseQuestion): void {
  const issue = (message: string, remedy: string) => [{ path: driver.path, message, remedy }];
  if (!Number.isFinite(target))
    throw new AppError('input/invalid', 'The target is not a number.', {}, issue('no target', 'Give a number.'));
  if (!(low < high) || !Number.isFinite(low) || !Number.isFinite(high))
    throw new AppError(
      'input/invalid',
      'The range to search is empty.',
      { low, high },
      issue(`from ${low} to ${high}`, 'Give a low value below the high one.'),
    );
}
