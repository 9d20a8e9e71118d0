import { AppError } from '../../core/errors.ts';

/** A figure drawn from data: its value, its standard error (NaN when the data cannot say), and what it rests on. */
export type Estimate = {
  readonly value: number;
  readonly standardError: number;
  readonly observations: number;
  /** First and last period used. */
  readonly from: string;
  readonly to: string;
};

export type Regression = {
  /** Coefficients in the order of the regressors, after the constant at index 0. */
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  readonly rSquared: number;
  /** First autocorrelation of the residuals: near 1 says that the regression may be spurious. */
  readonly residualAutocorrelation: number;
  readonly observations: number;
};

/**
 * Ordinary least squares with a constant; standard errors robust to heteroskedasticity and autocorrelation.
 * Source: Newey and West (1987), Econometrica 55(3), 703-708, Bartlett weights over `lags` lags, no small-sample factor.
 * Rows where `y` or a regressor is NaN are dropped. Throws `numeric/not-finite` when the regressors are collinear or the
 * rows too few.
 */
export function regress(y: Float64Array, regressors: readonly Float64Array[], lags: number): Regression {
  const k = regressors.length + 1;
  const rows = Array.from(y.keys()).filter(
    (i) => !Number.isNaN(y[i]!) && regressors.every((x) => !Number.isNaN(x[i]!)),
  );
  const n = rows.length;
  if (n <= k) throw new AppError('numeric/not-finite', 'Too few observations for a regression.', { observations: n });
  const x = (t: number, j: number) => (j === 0 ? 1 : regressors[j - 1]![rows[t]!]!);
  const moment = (f: (t: number) => number) => {
    let sum = 0;
    for (let t = 0; t < n; t += 1) sum += f(t);
    return sum;
  };
  const cross = Array.from({ length: k }, (_, a) =>
    Array.from({ length: k }, (_unused, b) => moment((t) => x(t, a) * x(t, b))),
  );
  const bread = inverse(cross);
  const xy = Array.from({ length: k }, (_, a) => moment((t) => x(t, a) * y[rows[t]!]!));
  const coefficients = Float64Array.from(bread, (row) => row.reduce((sum, value, j) => sum + value * xy[j]!, 0));
  const residuals = Float64Array.from(rows, (i, t) => y[i]! - coefficients.reduce((sum, b, j) => sum + b * x(t, j), 0));
  const meat = Array.from({ length: k }, () => Array.from({ length: k }, () => 0));
  for (let lag = 0; lag <= Math.min(lags, n - 1); lag += 1) {
    const weight = 1 - lag / (lags + 1);
    for (let t = lag; t < n; t += 1) {
      const scale = weight * residuals[t]! * residuals[t - lag]!;
      for (let a = 0; a < k; a += 1)
        for (let b = 0; b < k; b += 1) {
          const there = x(t, a) * x(t - lag, b);
          meat[a]![b]! += scale * (lag === 0 ? there : there + x(t - lag, a) * x(t, b));
        }
    }
  }
  const variance = multiply(multiply(bread, meat), bread);
  const mean = moment((t) => y[rows[t]!]!) / n;
  const total = moment((t) => (y[rows[t]!]! - mean) * (y[rows[t]!]! - mean));
  const unexplained = residuals.reduce((sum, e) => sum + e * e, 0);
  const lagged = residuals.reduce((sum, e, t) => (t === 0 ? 0 : sum + e * residuals[t - 1]!), 0);
  return {
    coefficients,
    standardErrors: Float64Array.from(variance, (row, j) => Math.sqrt(Math.max(0, row[j]!))),
    rSquared: total === 0 ? NaN : 1 - unexplained / total,
    residualAutocorrelation: unexplained === 0 ? NaN : lagged / unexplained,
    observations: n,
  };
}

/** Mean with a Newey-West standard error over `lags` lags: the regression on a constant. */
export function meanEstimate(values: Float64Array, lags: number, from: string, to: string): Estimate {
  const { coefficients, standardErrors, observations } = regress(values, [], lags);
  return { value: coefficients[0]!, standardError: standardErrors[0]!, observations, from, to };
}

type Matrix = readonly (readonly number[])[];

function multiply(a: Matrix, b: Matrix): number[][] {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, i) => sum + value * b[i]![j]!, 0)));
}

/** Gauss-Jordan with partial pivoting, for the few columns of a regression. */
function inverse(matrix: Matrix): number[][] {
  const size = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let column = 0; column < size; column += 1) {
    let pivot = column;
    for (let row = column + 1; row < size; row += 1)
      if (Math.abs(work[row]![column]!) > Math.abs(work[pivot]![column]!)) pivot = row;
    const scale = work[pivot]![column]!;
    if (!(Math.abs(scale) > 1e-12 * Math.abs(matrix[column]![column]!)))
      throw new AppError('numeric/not-finite', 'The regressors are collinear.', { column });
    const pivotRow = work[pivot]!.map((value) => value / scale);
    work[pivot] = work[column]!;
    work[column] = pivotRow;
    for (let row = 0; row < size; row += 1) {
      const factor = work[row]![column]!;
      if (row !== column) work[row] = work[row]!.map((value, j) => value - factor * work[column]![j]!);
    }
  }
  return work.map((row) => row.slice(size));
}
