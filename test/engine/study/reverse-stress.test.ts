import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { driverOf } from '../../../src-engine/study/drivers.ts';
import { studyFigure } from '../../../src-engine/study/figures.ts';
import { reverseStress } from '../../../src-engine/study/reverse-stress.ts';
import { conduct, type StudyRequest } from '../../../src-engine/study/study.ts';
import { smallFund } from '../../support/gallery.ts';
import { scenarioWith } from '../../support/plans.ts';
import { engineOver, madeRun, normalOf } from './made-runs.ts';

const scenario = scenarioWith({});
const fall = driverOf(scenario, 'stress.valueFallFraction');
const mean = studyFigure('meanNetIrrAnnual');
/** The search stops at this part of the range. */
const TOLERANCE = 1 / 2048;

/** Runs whose mean net IRR is a function of the driver. */
const follow =
  (path: string, irrOf: (x: number) => number, usual = 0) =>
  ({ settings }: StudyRequest) => {
    const irr = irrOf((settings[path] as number | undefined) ?? usual);
    return madeRun(100, (k) => irr + 0.01 * normalOf(k, 100));
  };
const ask = (irrOf: (x: number) => number, target: number, low = 0, high = 0.95) =>
  conduct(reverseStress({ driver: fall, figure: mean, target, low, high }), follow(fall.path, irrOf));

describe('a planted answer', () => {
  test.each([
    ['a line', (x: number) => 0.1 - 0.2 * x, 0.05, 0.25],
    ['a curve', (x: number) => 0.1 - 0.3 * x * x, 0.04, Math.sqrt(0.2)],
    ['a step', (x: number) => (x < 0.3333 ? 0.1 : 0.02), 0.05, 0.3333],
    ['a cliff after a plain', (x: number) => 0.1 - (x > 0.9 ? 40 * (x - 0.9) * (x - 0.9) : 0), 0.06, 0.9316],
  ] as const)('is found on %s', (_, irrOf, target, planted) => {
    const { answer, baseMeets, otherCrossings, pathCount } = ask(irrOf, target);
    expect(baseMeets).toBe(true);
    expect(Math.abs(answer!.value - planted)).toBeLessThan(2 * TOLERANCE);
    const [below, above] = answer!.between;
    expect(below.value <= planted + 1e-4 && planted - 1e-4 <= above.value).toBe(true);
    expect(below.figure!.value >= target && above.figure!.value <= target).toBe(true);
    expect(otherCrossings).toEqual([]);
    expect(pathCount).toBe(100);
  });

  test('comes with the error of the figure and with that error over the slope', () => {
    const { answer } = ask((x) => 0.1 - 0.2 * x, 0.05);
    expect(answer!.figure.standardError).toBeCloseTo(0.01 / 10, 3);
    expect(answer!.valueError).toBeCloseTo(answer!.figure.standardError / 0.2, 8);
  });

  test('when the scenario fails already: what it would take', () => {
    const { baseMeets, answer } = ask((x) => 0.05 - 0.2 * x, 0.08, -1, 0.5);
    expect(baseMeets).toBe(false);
    expect(answer!.value).toBeCloseTo(-0.15, 2);
  });

  test('a figure for which less is better is met from below', () => {
    const loss = studyFigure('lossRateFraction');
    const study = reverseStress({ driver: fall, figure: loss, target: 0.1, low: 0, high: 0.95 });
    const { baseMeets, answer } = conduct(
      study,
      follow(fall.path, (x) => 0.02 + 0.2 * x),
    );
    expect(baseMeets).toBe(true);
    expect(answer!.value).toBeCloseTo(0.4, 2);
  });

  test('whole numbers are searched as whole numbers', () => {
    const life = driverOf(scenario, 'fund.lifeMonths');
    const study = reverseStress({ driver: life, figure: mean, target: 0.05, low: 24, high: 240 });
    const { answer, trials } = conduct(
      study,
      follow(life.path, (x) => 0.12 - 0.0007 * x, 120),
    );
    expect(answer!.value).toBe(100);
    expect(trials.every(({ value }) => Number.isInteger(value))).toBe(true);
  });
});

describe('no answer', () => {
  test('where no value reaches the target: every run is shown, nothing is extrapolated', () => {
    const { answer, trials, range } = ask((x) => 0.1 - 0.05 * x, 0.02);
    expect(answer).toBeNull();
    expect(range).toEqual([0, 0.95]);
    expect(trials.length).toBe(9);
  });

  test('a flat figure that misses, or without any value', () => {
    expect(ask(() => 0.06, 0.08).answer).toBeNull();
    expect(ask(() => NaN, 0.08).answer).toBeNull();
  });
});

test('of several crossings the one nearest to the scenario is taken and the others are named', () => {
  // Below 5 % between 0.3 and 0.7.
  const { answer, otherCrossings } = ask((x) => 0.05 + 2 * (x - 0.3) * (x - 0.7), 0.05);
  expect(answer!.value).toBeCloseTo(0.3, 2);
  expect(otherCrossings.length).toBe(1);
  expect(otherCrossings[0]![0] < 0.7 && 0.7 < otherCrossings[0]![1]).toBe(true);
});

test('values that the engine refuses are left out, not taken for an answer', () => {
  const run = follow(fall.path, (x) => 0.1 - 0.2 * x);
  const study = reverseStress({ driver: fall, figure: mean, target: 0, low: 0, high: 0.95 });
  const { answer, trials } = conduct(study, (request) => {
    if ((request.settings[fall.path] as number) > 0.4) throw new AppError('plan/infeasible', 'Too deep.');
    return run(request);
  });
  expect(answer).toBeNull();
  expect(trials.filter(({ figure }) => figure === null).length).toBeGreaterThan(3);
});

test.each([
  [0.5, 0.5],
  [0.6, 0.2],
  [0, Infinity],
  [NaN, 1],
])('a range from %s to %s is refused', (low, high) => {
  expect(() => ask((x) => x, 0.08, low, high)).toThrow(AppError);
});

describe('over the engine', () => {
  const simulate = engineOver({ ...smallFund, 'fund.commitmentsAud': 20_000_000, 'run.paths': 32 });

  test('the answer is bracketed by runs on either side of the target', () => {
    const study = reverseStress({ driver: fall, figure: mean, target: 0.02, low: 0, high: 0.8 });
    const { answer, baseMeets, trials } = conduct(study, simulate);
    expect(baseMeets).toBe(true);
    const [below, above] = answer!.between;
    expect(below.figure!.value).toBeGreaterThanOrEqual(0.02);
    expect(above.figure!.value).toBeLessThanOrEqual(0.02);
    expect(above.value - below.value).toBeLessThanOrEqual(0.8 * TOLERANCE + 1e-12);
    expect(answer!.value).toBeGreaterThan(0.15);
    expect(trials.every(({ figure }) => figure !== null && Number.isFinite(figure.value))).toBe(true);
  });

  test('what 8 % would take in growth, and that no management fee gets there', () => {
    const growth = driverOf(scenario, 'market.growthShiftAnnual');
    const take = conduct(reverseStress({ driver: growth, figure: mean, target: 0.08, low: 0, high: 0.1 }), simulate);
    expect(take.baseMeets).toBe(false);
    expect(Math.abs(take.answer!.figure.value - 0.08)).toBeLessThan(0.0005);
    const fee = driverOf(scenario, 'fees.managementFeeRateAnnual');
    expect(
      conduct(reverseStress({ driver: fee, figure: mean, target: 0.08, low: 0, high: 0.1 }), simulate).answer,
    ).toBeNull();
  });
});
