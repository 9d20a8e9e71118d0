import { describe, expect, test } from 'vitest';
import { meanEstimate, regress } from '../../../src-engine/fund/data/regression.ts';

const line = Float64Array.from({ length: 40 }, (_, i) => i / 4);
const wave = line.map((x) => Math.sin(3 * x));

describe('regression with Newey-West errors', () => {
  test('an exact relation is found without error', () => {
    const y = line.map((x, i) => 2 - 0.5 * x + 3 * wave[i]!);
    const fit = regress(y, [line, wave], 4);
    [2, -0.5, 3].forEach((value, j) => expect(fit.coefficients[j]).toBeCloseTo(value, 10));
    fit.standardErrors.forEach((error) => expect(error).toBeLessThan(1e-10));
    expect(fit.rSquared).toBeCloseTo(1, 12);
  });

  test('on a constant with no lags it is the mean, with White error sqrt(sum e^2) / n', () => {
    const y = Float64Array.of(1, 2, 4, 9);
    const { value, standardError } = meanEstimate(y, 0, 'a', 'b');
    expect(value).toBe(4);
    expect(standardError).toBeCloseTo(Math.sqrt(9 + 4 + 0 + 25) / 4, 12);
  });

  test('Newey-West of a mean by hand: one lag has weight one half on both sides', () => {
    const y = Float64Array.of(1, 2, 4, 9);
    // e = -3, -2, 0, 5: sum of squares 38, first cross products 6 + 0 + 0 = 6, variance (38 + 2 x 1/2 x 6) / 16.
    expect(meanEstimate(y, 1, 'a', 'b').standardError).toBeCloseTo(Math.sqrt(44 / 16), 12);
  });

  test('rows with a missing value are dropped', () => {
    const y = line.map((x, i) => (i === 7 ? NaN : 1 + x));
    expect(regress(y, [line], 0)).toMatchObject({ observations: 39 });
  });

  test('collinear regressors and too few rows are errors', () => {
    expect(() => regress(line, [line, line.map((x) => 2 * x)], 0)).toThrow('collinear');
    expect(() => regress(Float64Array.of(1), [], 0)).toThrow('Too few');
  });
});
