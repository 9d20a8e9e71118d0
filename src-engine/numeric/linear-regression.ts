import { Matrix, QrDecomposition } from 'ml-matrix';
import { AppError } from '../core/errors.ts';
import { mean } from './neumaier.ts';

export type LinearRegression = {
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  /** 1 - residual over total sum of squares about the mean. */
  readonly rSquared: number;
  /** Residual standard deviation, sqrt(RSS / degreesOfFreedom). */
  readonly residualSd: number;
  readonly residuals: Float64Array;
  readonly degreesOfFreedom: number;
};

/**
 * Least squares of `y` on `columns` by QR (never the normal equations). Give a column of ones for an intercept.
 * A library result: round before a path may use it.
 *
 * @param columns one array per regressor, each as long as y
 * @throws AppError `plan/infeasible` with fewer observations than regressors plus one, `numeric/not-positive-definite`
 *   when the regressors are collinear
 * Source: Golub and Van Loan, Matrix Computations, section 5.3.
 */
export function linearRegression(y: ArrayLike<number>, columns: readonly ArrayLike<number>[]): LinearRegression {
  const n = y.length;
  const k = columns.length;
  const degreesOfFreedom = n - k;
  if (degreesOfFreedom < 1)
    throw new AppError('plan/infeasible', `A regression on ${k} columns needs more than ${k} observations.`, { n, k });
  const x = Matrix.from1DArray(
    n,
    k,
    Array.from({ length: n * k }, (_, i) => columns[i % k]![Math.floor(i / k)]!),
  );
  const qr = new QrDecomposition(x);
  const r = qr.upperTriangularMatrix;
  let largest = 0;
  for (let j = 0; j < k; j++) largest = Math.max(largest, Math.abs(r.get(j, j)));
  for (let j = 0; j < k; j++)
    if (!(Math.abs(r.get(j, j)) > 1e-13 * largest))
      throw new AppError('numeric/not-positive-definite', 'The columns of the regression are collinear.', {
        column: j,
      });
  const coefficients = Float64Array.from(qr.solve(Matrix.columnVector(Array.from(y))).to1DArray());
  const residuals = new Float64Array(n);
  const centre = mean(y);
  let residualSquares = 0;
  let totalSquares = 0;
  for (let i = 0; i < n; i++) {
    let fitted = 0;
    for (let j = 0; j < k; j++) fitted += coefficients[j]! * columns[j]![i]!;
    const residual = y[i]! - fitted;
    residuals[i] = residual;
    residualSquares += residual * residual;
    totalSquares += (y[i]! - centre) * (y[i]! - centre);
  }
  const variance = residualSquares / degreesOfFreedom;
  return {
    coefficients,
    standardErrors: Float64Array.from(inverseRowSquares(r, k), (square) => Math.sqrt(variance * square)),
    rSquared: totalSquares > 0 ? 1 - residualSquares / totalSquares : NaN,
    residualSd: Math.sqrt(variance),
    residuals,
    degreesOfFreedom,
  };
}

/** Diagonal of (R'R)^-1: squared lengths of the rows of R^-1, by back substitution. */
function inverseRowSquares(r: Matrix, k: number): Float64Array {
  const squares = new Float64Array(k);
  for (let column = 0; column < k; column++) {
    const solution = new Float64Array(k);
    for (let i = column; i >= 0; i--) {
      let rest = i === column ? 1 : 0;
      for (let j = i + 1; j <= column; j++) rest -= r.get(i, j) * solution[j]!;
      solution[i] = rest / r.get(i, i);
      squares[i] = squares[i]! + solution[i]! * solution[i]!;
    }
  }
  return squares;
}
