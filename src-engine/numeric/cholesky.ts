import { AppError } from '../core/errors.ts';

/**
 * Lower triangular L with L L' = matrix. Row-major, n x n, upper half zero; portable arithmetic.
 *
 * @throws AppError `numeric/not-positive-definite` naming the row; repair the matrix first (`nearestCorrelation`)
 */
export function cholesky(matrix: ArrayLike<number>, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= lower[i * n + k]! * lower[j * n + k]!;
      if (i > j) lower[i * n + j] = rest / lower[j * n + j]!;
      else if (rest > 0) lower[i * n + i] = Math.sqrt(rest);
      else
        throw new AppError(
          'numeric/not-positive-definite',
          `The matrix is not positive definite (row ${i + 1} of ${n}).`,
          {
            row: i,
            pivot: rest,
          },
        );
    }
  }
  return lower;
}

/** `out[offset + i] = sum_k lower[i, k] z[k]`, i < n: correlated shocks from independent ones. Allocates nothing. */
export function correlate(
  lower: Float64Array,
  n: number,
  z: Float64Array,
  zOffset: number,
  out: Float64Array,
  offset: number,
): void {
  for (let i = n - 1; i >= 0; i--) {
    let total = 0;
    for (let k = 0; k <= i; k++) total += lower[i * n + k]! * z[zOffset + k]!;
    out[offset + i] = total;
  }
}
