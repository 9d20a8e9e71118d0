import { AppError } from '../core/errors.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

export type NearestCorrelation = {
  /** Row-major n x n: symmetric, unit diagonal, smallest eigenvalue at least the floor (to rounding). */
  readonly matrix: Float64Array;
  /** Largest change of any element; 0 when nothing had to be done. Shown to the user. */
  readonly largestChange: number;
  /** Frobenius norm of the change. */
  readonly changeNorm: number;
  readonly smallestEigenvalueBefore: number;
  readonly iterations: number;
};

/**
 * The correlation matrix nearest to `matrix` in the Frobenius norm, eigenvalues at least `floor`.
 *
 * Alternating projections onto the matrices with eigenvalues >= floor and onto those with unit diagonal, with Dykstra's
 * correction on the first. A matrix that is good already comes back unchanged. A library result: round before a path.
 * @throws AppError `numeric/not-finite` when an element is not finite, the matrix not symmetric or the diagonal not 1
 * Source: Higham (2002), IMA J. Numerical Analysis 22, 329-343.
 */
export function nearestCorrelation(matrix: ArrayLike<number>, n: number, floor = 1e-8): NearestCorrelation {
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const value = matrix[i * n + j]!;
      const expected = i === j ? 1 : matrix[j * n + i]!;
      if (!Number.isFinite(value) || Math.abs(value - expected) > 1e-12)
        throw new AppError(
          'numeric/not-finite',
          'Not a symmetric matrix of finite correlations with ones on the diagonal.',
          {
            row: i,
            column: j,
            value: String(value),
          },
        );
    }
  const given = Float64Array.from(matrix);
  const smallestEigenvalueBefore = symmetricEigen(given, n).values[n - 1]!;
  if (smallestEigenvalueBefore >= floor)
    return { matrix: given, largestChange: 0, changeNorm: 0, smallestEigenvalueBefore, iterations: 0 };
  let current = given.slice();
  const correction = new Float64Array(n * n);
  let iterations = 0;
  for (; iterations < 1000; iterations++) {
    const shifted = current.map((value, i) => value - correction[i]!);
    const positive = raiseEigenvalues(shifted, n, floor);
    for (let i = 0; i < n * n; i++) correction[i] = positive[i]! - shifted[i]!;
    const next = positive.slice();
    for (let i = 0; i < n; i++) next[i * n + i] = 1;
    const moved = frobeniusDistance(next, current);
    current = next;
    if (moved <= 1e-13 * n) break;
  }
  // The limit has its smallest eigenvalue at the floor up to the last step: raise once more, then scale to ones.
  const result = raiseEigenvalues(current, n, floor);
  const scale = Float64Array.from({ length: n }, (_, i) => 1 / Math.sqrt(result[i * n + i]!));
  let largestChange = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      result[i * n + j] = i === j ? 1 : result[i * n + j]! * (scale[i]! * scale[j]!);
      largestChange = Math.max(largestChange, Math.abs(result[i * n + j]! - given[i * n + j]!));
    }
  return {
    matrix: result,
    largestChange,
    changeNorm: frobeniusDistance(result, given),
    smallestEigenvalueBefore,
    iterations: iterations + 1,
  };
}

/** Nearest symmetric matrix with eigenvalues at least `floor`. */
function raiseEigenvalues(matrix: Float64Array, n: number, floor: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, n);
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let total = 0;
      for (let k = 0; k < n; k++) total += vectors[i * n + k]! * Math.max(values[k]!, floor) * vectors[j * n + k]!;
      out[i * n + j] = total;
      out[j * n + i] = total;
    }
  return out;
}

function frobeniusDistance(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += (a[i]! - b[i]!) * (a[i]! - b[i]!);
  return Math.sqrt(total);
}
