import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { committeeFigures, studyFigure } from '../../../src-engine/study/figures.ts';
import { measure, pairedChange } from '../../../src-engine/study/paired.ts';
import { mean as average } from '../../../src-engine/numeric/neumaier.ts';
import { purpose } from '../../../src-engine/random/draws.ts';
import { seedKey } from '../../../src-engine/random/seed-key.ts';
import { fillNormals } from '../../../src-engine/random/stream.ts';
import { madeRun, normalOf } from './made-runs.ts';

const mean = studyFigure('meanNetIrrAnnual');
const p5 = studyFigure('p5NetIrrAnnual');
const paths = 1000;
const base = madeRun(paths, (k) => 0.06 + 0.03 * normalOf(k, paths));

describe('one run', () => {
  test('mean: sd over root n', () => {
    const { value, standardError, count } = measure(mean, base);
    expect(value).toBeCloseTo(0.06, 10);
    expect(standardError / (0.03 / Math.sqrt(paths))).toBeCloseTo(1, 1);
    expect(count).toBe(paths);
  });

  test('quantile: the asymptotic error sqrt(p (1 - p) / n) / density, over samples of the generator', () => {
    const density = 0.10314 / 0.03; // normal density at its 5 % point
    const asymptotic = Math.sqrt((0.05 * 0.95) / paths) / density;
    const ratios = Array.from({ length: 40 }, (_, sample) => {
      const normals = new Float64Array(paths);
      fillNormals(seedKey('quantiles'), purpose.nationalShock, sample, 0, normals, 0, paths, false);
      return (
        measure(
          p5,
          madeRun(paths, (k) => 0.06 + 0.03 * normals[k]!),
        ).standardError / asymptotic
      );
    });
    // The density comes from 50 of 1,000 paths: each error is known to about 14 %, the mean of 40 to 2 %.
    expect(Math.abs(average(ratios) - 1)).toBeLessThan(0.1);
    expect(Math.min(...ratios)).toBeGreaterThan(0.5);
    expect(Math.max(...ratios)).toBeLessThan(1.6);
  });

  test('paths without a value are left out and counted', () => {
    const some = madeRun(100, (k) => (k % 4 === 0 ? NaN : 0.05));
    expect(measure(mean, some)).toEqual({ value: 0.05, standardError: 0, count: 75 });
    expect(
      measure(
        p5,
        madeRun(100, () => NaN),
      ),
    ).toMatchObject({ value: NaN, count: 0 });
  });
});

describe('share of paths below 0', () => {
  const loss = committeeFigures.find(({ name }) => name === 'lossProbabilityFraction')!;
  const quarter = madeRun(400, (k) => (k % 4 === 0 ? -0.02 : 0.05));

  test('counts paths and has the error of a share; a path at 0 lost nothing', () => {
    const { value, standardError, count } = measure(loss, quarter);
    expect(value).toBe(0.25);
    expect(standardError).toBeCloseTo(Math.sqrt((0.25 * 0.75) / 399), 12);
    expect(count).toBe(400);
    expect(
      measure(
        loss,
        madeRun(100, () => 0),
      ).value,
    ).toBe(0);
  });

  test('the error of its change stands on the paths that cross 0 alone', () => {
    const more = madeRun(400, (k) => (k % 4 === 0 || k === 1 ? -0.02 : 0.05));
    const { value, standardError } = pairedChange(loss, quarter, more);
    expect(value).toBeCloseTo(1 / 400, 12);
    expect(standardError).toBeCloseTo(1 / 400, 5);
  });
});

describe('change on the same draws', () => {
  test('a shift of every path is known without error, however noisy the runs', () => {
    const shifted = madeRun(paths, (k) => 0.05 + 0.03 * normalOf(k, paths));
    for (const figure of [mean, p5]) {
      const { value, standardError } = pairedChange(figure, base, shifted);
      expect(value).toBeCloseTo(-0.01, 12);
      expect(standardError).toBeLessThan(1e-12);
    }
  });

  test('noise of its own shows in the error', () => {
    const noisy = madeRun(paths, (k) => 0.05 + 0.03 * normalOf(k, paths) + 0.004 * normalOf(k + 331, paths));
    const { value, standardError } = pairedChange(mean, base, noisy);
    expect(value).toBeCloseTo(-0.01, 10);
    expect(standardError).toBeGreaterThan(0.5 * (0.004 / Math.sqrt(paths)));
    expect(standardError).toBeLessThan(0.5 * measure(mean, base).standardError);
  });

  test('only paths with a value in both count', () => {
    const holes = madeRun(100, (k) => (k < 10 ? NaN : 0.04));
    const others = madeRun(100, (k) => (k >= 90 ? NaN : 0.06));
    expect(pairedChange(mean, others, holes)).toMatchObject({ count: 80 });
    expect(pairedChange(mean, others, holes).value).toBeCloseTo(-0.02, 12);
  });

  test('antithetic pairs stay together: what mirrors exactly has no error of its mean', () => {
    const pairs = { clusters: 'pairs', replicates: 0 } as const;
    const plain = madeRun(200, () => 0.06, pairs);
    const mirrored = madeRun(200, (k) => 0.05 + (k % 2 === 0 ? 0.02 : -0.02), pairs);
    expect(pairedChange(mean, plain, mirrored).standardError).toBeLessThan(1e-12);
    expect(pairedChange(p5, plain, mirrored).standardError).toBeLessThan(1e-12); // one of each pair is below
  });

  test('replicates are the groups of Sobol runs', () => {
    const replicates = { clusters: 'replicates', replicates: 16 } as const;
    const plain = madeRun(320, () => 0.06, replicates);
    const changed = madeRun(320, (k) => 0.05 + 0.001 * (k % 16), replicates);
    const perReplicate = 0.001 * Math.sqrt((16 * 16 - 1) / 12) * Math.sqrt(16 / 15); // sd of 0..15, sample
    expect(pairedChange(mean, plain, changed).standardError).toBeCloseTo(perReplicate / 4, 10);
  });

  test('runs of different length are refused', () => {
    expect(() =>
      pairedChange(
        mean,
        base,
        madeRun(10, () => 0),
      ),
    ).toThrow(AppError);
  });

  test('too few paths for an error of a quantile say so', () => {
    const few = madeRun(30, (k) => k / 100);
    expect(measure(p5, few).standardError).toBeNaN();
    expect(measure(p5, few).value).toBeCloseTo(0.0145, 12);
  });
});
