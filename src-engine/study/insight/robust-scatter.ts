import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import { AppError } from '../../core/errors.ts';
import { inverseNormal } from '../../numeric/inverse-normal.ts';
import { log } from '../../numeric/log.ts';
import { quantileOfSorted } from '../../numeric/quantile.ts';
import type { Draws } from './draws.ts';

/** Centre and spread that a minority of odd points cannot pull. */
export type RobustScatter = {
  readonly centre: readonly number[];
  /** Scaled so that distances of normal points have the median of a chi-square. */
  readonly scatter: Matrix;
  /** Squared Mahalanobis distance of a point. */
  readonly squaredDistance: (point: readonly number[]) => number;
};

/** Starts that are refined until they settle; the others get two steps only, as the authors do. */
const REFINED = 5;
const MOST_STEPS = 100;
/** Added to the diagonal, in squared units of a standardised feature, so that a feature without spread does not stop it. */
const LEAST_VARIANCE = 1e-6;

/**
 * Minimum covariance determinant: the mean and covariance of the `keptFraction` of points whose covariance has the smallest
 * determinant, by concentration steps from random subsets.
 * Source: Rousseeuw and Van Driessen (1999), Technometrics 41, 212-223 (FAST-MCD).
 * @param points standardised rows, more than twice as many as columns
 */
export function robustScatter(
  points: readonly (readonly number[])[],
  keptFraction: number,
  starts: number,
  draws: Draws,
): RobustScatter {
  const n = points.length;
  const width = points[0]?.length ?? 0;
  if (n <= 2 * width)
    throw new AppError(
      'plan/infeasible',
      `A robust spread of ${width} features needs more than ${2 * width} advances.`,
      { n },
    );
  const kept = Math.min(n, Math.max(Math.floor((n + width + 1) / 2), Math.round(keptFraction * n)));
  const begun = Array.from({ length: starts }, () => {
    let fit = momentsOf(points, draws.sample(n, width + 1));
    for (let step = 0; step < 2; step++) fit = concentrate(points, fit, kept);
    return fit;
  }).sort((a, b) => a.logDeterminant - b.logDeterminant);
  let best = begun[0]!;
  for (const start of begun.slice(0, REFINED)) {
    let fit = start;
    for (let step = 0; step < MOST_STEPS; step++) {
      const next = concentrate(points, fit, kept);
      const gained = fit.logDeterminant - next.logDeterminant;
      fit = next;
      if (!(gained > 1e-12)) break;
    }
    if (fit.logDeterminant < best.logDeterminant) best = fit;
  }
  const sorted = Float64Array.from(points, best.squaredDistance).sort();
  const factor = quantileOfSorted(sorted, 0.5) / chiSquareQuantile(0.5, width);
  const { centre, squaredDistance } = best;
  return {
    centre,
    scatter: Matrix.mul(best.covariance, factor),
    squaredDistance: (point) => squaredDistance(point) / factor,
  };
}

type Fit = {
  readonly centre: readonly number[];
  readonly covariance: Matrix;
  readonly logDeterminant: number;
  readonly squaredDistance: (point: readonly number[]) => number;
};

/** The `kept` points nearest to a fit, fitted again: the determinant cannot grow. Ties go to the earlier point. */
function concentrate(points: readonly (readonly number[])[], fit: Fit, kept: number): Fit {
  const distance = Float64Array.from(points, fit.squaredDistance);
  const order = Int32Array.from(points, (_, i) => i).sort((a, b) => distance[a]! - distance[b]! || a - b);
  return momentsOf(points, order.slice(0, kept).sort());
}

function momentsOf(points: readonly (readonly number[])[], members: Int32Array): Fit {
  const width = points[0]!.length;
  const count = members.length;
  const centre = Array.from({ length: width }, () => 0);
  for (const i of members) for (let j = 0; j < width; j++) centre[j]! += points[i]![j]! / count;
  const covariance = Matrix.zeros(width, width);
  for (const i of members)
    for (let j = 0; j < width; j++)
      for (let k = 0; k <= j; k++)
        covariance.set(
          j,
          k,
          covariance.get(j, k) + ((points[i]![j]! - centre[j]!) * (points[i]![k]! - centre[k]!)) / count,
        );
  for (let j = 0; j < width; j++) {
    covariance.set(j, j, covariance.get(j, j) + LEAST_VARIANCE);
    for (let k = 0; k < j; k++) covariance.set(k, j, covariance.get(j, k));
  }
  const lower = new CholeskyDecomposition(covariance).lowerTriangularMatrix.to2DArray();
  let logDeterminant = 0;
  for (let j = 0; j < width; j++) logDeterminant += 2 * log(lower[j]![j]!);
  const solved = new Float64Array(width);
  return {
    centre,
    covariance,
    logDeterminant,
    squaredDistance(point) {
      let total = 0;
      for (let j = 0; j < width; j++) {
        let rest = point[j]! - centre[j]!;
        for (let k = 0; k < j; k++) rest -= lower[j]![k]! * solved[k]!;
        solved[j] = rest / lower[j]![j]!;
        total += solved[j]! * solved[j]!;
      }
      return total;
    },
  };
}

/** Quantile of the chi-square, to about 1 % for 3 degrees and more. Source: Wilson and Hilferty (1931), PNAS 17, 684-688. */
export function chiSquareQuantile(p: number, degrees: number): number {
  const a = 2 / (9 * degrees);
  const root = 1 - a + inverseNormal(p) * Math.sqrt(a);
  return degrees * root * root * root;
}
