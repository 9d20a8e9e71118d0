import { describe, expect, test } from 'vitest';
import { countValue, histogramQuantile } from '../../../src-engine/numeric/histogram.ts';
import { ksCriticalDistance, ksDistance } from '../../../src-engine/numeric/ks.ts';
import {
  correlation,
  excessKurtosis,
  mean,
  sd,
  skewness,
  standardError,
  sum,
  variance,
} from '../../../src-engine/numeric/neumaier.ts';
import { quantileInterval } from '../../../src-engine/numeric/quantile-interval.ts';
import { quantile, quantileOfSorted } from '../../../src-engine/numeric/quantile.ts';
import { roundAllSignificant, roundSignificant } from '../../../src-engine/numeric/round-significant.ts';
import { seedKey } from '../../../src-engine/random/seed-key.ts';
import { fillNormals, fillUniforms } from '../../../src-engine/random/stream.ts';

const key = seedKey('statistics');

describe('sums and moments', () => {
  test('compensation keeps what plain addition loses', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2); // Neumaier's own example
    expect(sum([])).toBe(0);
    expect(sum([1, Infinity])).toBe(Infinity);
    const values = new Float64Array(10_000).fill(0.1);
    expect(sum(values)).toBe(1000);
    expect(mean(values)).toBe(0.1);
  });

  test('moments of a hand sample', () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9];
    expect(mean(values)).toBe(5);
    expect(sd(values, 0)).toBe(2);
    expect(variance(values)).toBeCloseTo(32 / 7, 14);
    expect(standardError(values)).toBeCloseTo(Math.sqrt(32 / 7 / 8), 14);
    expect(skewness(values)).toBeCloseTo(42 / 8 / 8, 14); // third central moment 5.25, sd 2
    expect(excessKurtosis(values)).toBeCloseTo(356 / 8 / 16 - 3, 14);
    expect([mean([]), sd([1]), skewness([3, 3])]).toEqual([NaN, NaN, NaN]);
  });

  test('shift does not change the spread; a line correlates fully', () => {
    const z = new Float64Array(500);
    fillNormals(key, 99, 1, 0, z, 0, 500);
    expect(sd(z.map((x) => x + 1e6))).toBeCloseTo(sd(z), 8); // 1e6 costs 6 of 16 digits
    expect(
      correlation(
        z,
        z.map((x) => 3 - 2 * x),
      ),
    ).toBeCloseTo(-1, 14);
    expect(correlation(z, new Float64Array(500))).toBe(NaN);
  });
});

describe('quantiles', () => {
  test('type 7, as PERCENTILE.INC', () => {
    const sorted = [1, 2, 3, 4];
    expect([0, 0.25, 0.5, 0.75, 1].map((p) => quantileOfSorted(sorted, p))).toEqual([1, 1.75, 2.5, 3.25, 4]);
    expect(quantile([3, NaN, 1, 2], 0.5)).toBe(2);
    expect(quantile([], 0.5)).toBe(NaN);
    expect(quantileOfSorted([7], 0.9)).toBe(7);
  });

  test('interval of the median of 10: ranks 2 and 9 (Conover, table A3: coverage 97.9 %)', () => {
    const sorted = Array.from({ length: 10 }, (_, i) => i + 1);
    expect(quantileInterval(sorted, 0.5)).toEqual({ lowerRank: 2, upperRank: 9, lower: 2, upper: 9 });
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    // binomial(100, 1/2): P(B <= 39) = 1.76 %, P(B <= 40) = 2.84 %
    expect(quantileInterval(hundred, 0.5)).toMatchObject({ lowerRank: 40, upperRank: 61 });
    expect(quantileInterval(sorted, 0.01).lowerRank).toBe(null); // ten values cannot bound a 1 % quantile from below
  });

  test('interval covers the true quantile as often as it says', () => {
    const n = 200;
    const trials = 2000;
    const values = new Float64Array(n);
    for (const p of [0.05, 0.5, 0.9]) {
      let covered = 0;
      for (let trial = 0; trial < trials; trial++) {
        fillUniforms(key, 99, trial, 2, values, 0, n);
        const { lower, upper } = quantileInterval(values.sort(), p);
        if ((lower ?? -Infinity) <= p && p <= (upper ?? Infinity)) covered++;
      }
      // conservative by construction; 4 standard errors of 2,000 trials at 95 % are 2 points
      expect(covered / trials).toBeGreaterThan(0.93);
      expect(covered / trials).toBeLessThan(0.99);
    }
  });

  test('histogram quantiles are within a bin of the exact ones', () => {
    const values = new Float64Array(5000);
    fillUniforms(key, 99, 0, 3, values, 0, 5000);
    const counts = new Int32Array(520);
    for (const value of values) countValue(counts, 4, 512, 0, 1, value);
    countValue(counts, 4, 512, 0, 1, NaN);
    expect(counts.reduce((a, b) => a + b, 0)).toBe(5000);
    for (const p of [0.01, 0.05, 0.5, 0.95, 0.99])
      expect(Math.abs(histogramQuantile(counts, 4, 512, 0, 1, p) - quantile(values, p))).toBeLessThan(1 / 512 + 1e-3);
    const ends = new Int32Array(4);
    for (const value of [-9, 0, 0.99, 1, 7]) countValue(ends, 0, 4, 0, 1, value);
    expect([...ends]).toEqual([2, 0, 0, 3]);
  });
});

describe('two-sample Kolmogorov-Smirnov', () => {
  test('hand cases with ties', () => {
    expect(ksDistance([1, 2, 3], [1, 2, 3])).toBe(0);
    expect(ksDistance([1, 1, 1], [2, 2])).toBe(1);
    expect(ksDistance([0, 0, 0, 1], [0, 0, 1, 1])).toBe(0.25);
  });

  test('critical distance is exceeded as often as alpha says', () => {
    const a = new Float64Array(300);
    const b = new Float64Array(200);
    const critical = ksCriticalDistance(300, 200, 0.05);
    let exceeded = 0;
    for (let trial = 0; trial < 1000; trial++) {
      fillUniforms(key, 99, trial, 4, a, 0, 300);
      fillUniforms(key, 99, trial, 5, b, 0, 200);
      if (ksDistance(a, b) > critical) exceeded++;
    }
    expect(exceeded / 1000).toBeGreaterThan(0.015); // 5 % +- 5 standard errors of 0.7 %
    expect(exceeded / 1000).toBeLessThan(0.085);
  });
});

test('rounding to 12 significant digits', () => {
  expect(roundSignificant(1 / 3)).toBe(0.333333333333);
  expect(roundSignificant(-123456.7890123456)).toBe(-123456.789012);
  expect(roundSignificant(0.1 + 0.2)).toBe(0.3);
  expect([...roundAllSignificant([0, NaN, Infinity])]).toEqual([0, NaN, Infinity]);
});
