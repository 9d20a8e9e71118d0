import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { brentRoot } from '../../../src-engine/numeric/brent.ts';
import { cholesky, correlate } from '../../../src-engine/numeric/cholesky.ts';
import { nearestCorrelation } from '../../../src-engine/numeric/higham.ts';
import { linearRegression } from '../../../src-engine/numeric/linear-regression.ts';
import { nelderMead } from '../../../src-engine/numeric/nelder-mead.ts';
import { symmetricEigen } from '../../../src-engine/numeric/symmetric-eigen.ts';

// The correlation matrix of QuantLib's path generator test (test-suite/pathgenerator.cpp), with both of its roots.
const correlations = [1, 0.9, 0.7, 0.9, 1, 0.4, 0.7, 0.4, 1];

describe('roots of a correlation matrix', () => {
  test('Cholesky', () => {
    const lower = cholesky(correlations, 3);
    const expected = [1, 0, 0, 0.9, 0.4358898943540673, 0, 0.7, -0.5276561879022921, 0.48122650318578786];
    for (let i = 0; i < 9; i++) expect(lower[i]).toBeCloseTo(expected[i]!, 14);
    const out = new Float64Array(3);
    correlate(lower, 3, Float64Array.of(1, 2, 3), 0, out, 0);
    expect(out[2]).toBeCloseTo(0.7 - 2 * 0.5276561879022921 + 3 * 0.48122650318578786, 14);
  });

  test('eigenvectors scaled by the roots of the eigenvalues', () => {
    const { values, vectors } = symmetricEigen(correlations, 3);
    const expected = [
      0.9874197045863166, 0.08718289903257463, 0.1319146281158656, 0.8846479264091162, 0.4553642524836246,
      -0.1002070050449595, 0.7720339420691643, -0.6332923042448284, -0.05389294645333496,
    ];
    for (let i = 0; i < 9; i++) expect(vectors[i]! * Math.sqrt(values[i % 3]!)).toBeCloseTo(expected[i]!, 12);
  });

  test('a matrix that is not positive definite is refused by name', () => {
    expect(() => cholesky([1, 2, 2, 1], 2)).toThrow(AppError);
    expect(() => cholesky([1, NaN, NaN, 1], 2)).toThrow('not positive definite');
  });
});

describe('nearest correlation matrix', () => {
  test("Higham's example: [1 1 0; 1 1 1; 0 1 1] gives 0.7607 and 0.1573 (Higham 2002, section 5)", () => {
    const result = nearestCorrelation([1, 1, 0, 1, 1, 1, 0, 1, 1], 3);
    expect(result.matrix[1]).toBeCloseTo(0.7607, 4);
    expect(result.matrix[2]).toBeCloseTo(0.1573, 4);
    expect(result.changeNorm).toBeCloseTo(0.5278, 4);
    expect(symmetricEigen(result.matrix, 3).values[2]).toBeGreaterThan(0.99e-8);
    expect(() => cholesky(result.matrix, 3)).not.toThrow();
    for (let i = 0; i < 3; i++) expect(result.matrix[i * 4]).toBe(1);
  });

  test('a good matrix comes back as it was', () => {
    const result = nearestCorrelation(correlations, 3);
    expect([...result.matrix]).toEqual(correlations);
    expect(result.largestChange).toBe(0);
  });

  test('what is no correlation matrix is refused', () => {
    for (const bad of [
      [1, NaN, NaN, 1],
      [1, 0.2, 0.3, 1],
      [1, 0, 0, 2],
    ])
      expect(() => nearestCorrelation(bad, 2)).toThrow('Not a symmetric matrix');
  });
});

describe('fitting', () => {
  test('a line through four points by hand', () => {
    // x = 0..3, y = 1, 3, 4, 8: slope 2.2, intercept 0.7, RSS 1.8, Sxx 5
    const fit = linearRegression(
      [1, 3, 4, 8],
      [
        [1, 1, 1, 1],
        [0, 1, 2, 3],
      ],
    );
    expect(fit.coefficients[0]).toBeCloseTo(0.7, 13);
    expect(fit.coefficients[1]).toBeCloseTo(2.2, 13);
    expect(fit.residualSd).toBeCloseTo(Math.sqrt(0.9), 13);
    expect(fit.standardErrors[1]).toBeCloseTo(Math.sqrt(0.9 / 5), 13);
    expect(fit.standardErrors[0]).toBeCloseTo(Math.sqrt(0.9 * (1 / 4 + 2.25 / 5)), 13);
    expect(fit.rSquared).toBeCloseTo(1 - 1.8 / 26, 13);
  });

  test('collinear columns and too few rows are refused', () => {
    expect(() =>
      linearRegression(
        [1, 2, 3, 4],
        [
          [1, 1, 1, 1],
          [2, 2, 2, 2],
        ],
      ),
    ).toThrow('collinear');
    expect(() =>
      linearRegression(
        [1, 2],
        [
          [1, 1],
          [0, 1],
        ],
      ),
    ).toThrow('more than 2');
  });

  test('root of a function, and none', () => {
    expect(brentRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 12);
    expect(brentRoot((x) => x * x * x, -1, 2)).toBeCloseTo(0, 4); // triple root: flat to 1e-12 within 1e-4
    expect(brentRoot((x) => x, 0, 1)).toBe(0);
    expect(() => brentRoot((x) => x * x + 1, -1, 1)).toThrow(AppError);
  });

  test("minimum of Rosenbrock's valley", () => {
    const found = nelderMead(([x, y]) => (1 - x!) ** 2 + 100 * (y! - x! * x!) ** 2, [-1.2, 1], [0.5, 0.5], 1e-14);
    expect(found.converged).toBe(true);
    expect(found.point[0]).toBeCloseTo(1, 5);
    expect(found.point[1]).toBeCloseTo(1, 5);
    expect(nelderMead(([x]) => (x! < 0 ? NaN : x!), [1], [0.5]).point[0]).toBeGreaterThanOrEqual(0); // forbidden side
  });
});
