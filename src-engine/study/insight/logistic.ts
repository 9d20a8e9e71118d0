import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { AppError } from '../../core/errors.ts';
import { exp } from '../../numeric/exp.ts';
import { log1p } from '../../numeric/log.ts';

/** Intercept, then a coefficient per standardised feature. */
export type LogisticModel = { readonly coefficients: Float64Array };

const MOST_STEPS = 50;
const SETTLED = 1e-9;

/**
 * Logistic regression with a ridge penalty by Newton's method (iteratively reweighted least squares), to the optimum: the
 * penalised likelihood is concave. Halves a step that would lower it.
 * Sources: McCullagh and Nelder (1989), section 4.4; Hoerl and Kennard (1970) for the penalty.
 * @param x standardised rows
 * @throws AppError `numeric/not-positive-definite` when features move together exactly and there is no penalty
 */
export function fitLogistic(x: readonly (readonly number[])[], y: Uint8Array, ridgePenalty: number): LogisticModel {
  const width = (x[0]?.length ?? 0) + 1;
  let coefficients = new Float64Array(width);
  let loss = penalisedLoss(x, y, coefficients, ridgePenalty);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, curvature } = derivatives(x, y, coefficients, ridgePenalty);
    const cholesky = new CholeskyDecomposition(curvature);
    if (!cholesky.isPositiveDefinite())
      throw new AppError('numeric/not-positive-definite', 'The features of the prediction move together exactly.', {}, [
        { path: 'ridgePenalty', message: 'is too small', remedy: 'Set ridgePenalty to 1 or more.' },
      ]);
    const move = cholesky.solve(Matrix.columnVector(gradient)).to1DArray();
    let length = 1;
    let next = coefficients.map((c, j) => c + move[j]!);
    let nextLoss = penalisedLoss(x, y, next, ridgePenalty);
    while (!(nextLoss <= loss) && length > 1e-6) {
      length /= 2;
      next = coefficients.map((c, j) => c + length * move[j]!);
      nextLoss = penalisedLoss(x, y, next, ridgePenalty);
    }
    const gained = loss - nextLoss;
    if (!(gained >= 0)) break;
    coefficients = next;
    loss = nextLoss;
    if (gained <= SETTLED * Math.max(1, loss)) break;
  }
  return { coefficients };
}

/** Probability of the event for each standardised row. */
export function predictLogistic({ coefficients }: LogisticModel, x: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(x, (row) => sigmoid(linear(row, coefficients)));
}

function linear(row: readonly number[], coefficients: Float64Array): number {
  let z = coefficients[0]!;
  for (let j = 0; j < row.length; j++) z += coefficients[j + 1]! * row[j]!;
  return z;
}

const sigmoid = (z: number) => (z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z)));

/** Minus the log likelihood plus half the penalty. */
function penalisedLoss(x: readonly (readonly number[])[], y: Uint8Array, c: Float64Array, ridge: number): number {
  let loss = 0;
  x.forEach((row, i) => {
    const z = linear(row, c);
    loss += softplus(y[i] === 1 ? -z : z);
  });
  for (let j = 1; j < c.length; j++) loss += 0.5 * ridge * c[j]! * c[j]!;
  return loss;
}

/** log(1 + e^z) without overflow. */
const softplus = (z: number) => (z > 0 ? z + log1p(exp(-z)) : log1p(exp(z)));

function derivatives(x: readonly (readonly number[])[], y: Uint8Array, c: Float64Array, ridge: number) {
  const width = c.length;
  const gradient = Array.from({ length: width }, () => 0);
  const curvature = new Float64Array(width * width);
  const full = new Float64Array(width);
  x.forEach((row, i) => {
    full[0] = 1;
    for (let j = 1; j < width; j++) full[j] = row[j - 1]!;
    const p = sigmoid(linear(row, c));
    const weight = p * (1 - p);
    for (let j = 0; j < width; j++) {
      gradient[j]! += (y[i]! - p) * full[j]!;
      const scaled = weight * full[j]!;
      for (let k = 0; k <= j; k++) curvature[j * width + k]! += scaled * full[k]!;
    }
  });
  for (let j = 0; j < width; j++) {
    if (j > 0) {
      gradient[j]! -= ridge * c[j]!;
      curvature[j * width + j]! += ridge;
    }
    for (let k = 0; k < j; k++) curvature[k * width + j] = curvature[j * width + k]!;
  }
  return { gradient, curvature: Matrix.from1DArray(width, width, Array.from(curvature)) };
}
