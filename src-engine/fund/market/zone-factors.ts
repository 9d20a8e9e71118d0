import { AppError } from '../../core/errors.ts';

/**
 * How correlated zones follow from one national factor and zone residuals.
 *
 * Let S be the covariance of one-year log changes of the zones and w the sales weights (sum 1). The market M = w'X has
 * variance w'S w; zone z loads on it with `loading_z = (S w)_z / w'S w`, and what is left has covariance
 * `R = S - S w w'S / w'S w` (Schur complement: positive semi-definite whenever S is). So loading loading' Var(M) + R = S:
 * volatilities and correlations of the zones come out exactly as stated, for any S. By construction w'loading = 1 and
 * w'R w = 0: the national index moves as the sales-weighted mean of the zones.
 */
export type ZoneFactors = {
  /** Sd of one-year log growth of the sales-weighted market. */
  readonly marketVolatilityAnnual: number;
  /** Change of a zone per unit of change of the market. Length Z. */
  readonly loading: Float64Array;
  /** Lower-triangular root of R, Z x Z row-major: one-year units. */
  readonly residualRoot: Float64Array;
};

/** @throws AppError `numeric/not-positive-definite` when the correlation matrix is not positive semi-definite. */
export function zoneFactors(volatility: Float64Array, correlation: Float64Array, weight: Float64Array): ZoneFactors {
  const zones = volatility.length;
  const covariance = correlation.map((rho, k) => rho * volatility[Math.floor(k / zones)]! * volatility[k % zones]!);
  semiDefiniteRoot(correlation, zones, 'correlation of zones'); // refuses what no zones can have
  const withMarket = new Float64Array(zones);
  for (let i = 0; i < zones; i++)
    for (let j = 0; j < zones; j++) withMarket[i]! += covariance[i * zones + j]! * weight[j]!;
  let marketVariance = 0;
  for (let i = 0; i < zones; i++) marketVariance += weight[i]! * withMarket[i]!;
  if (!(marketVariance > 0))
    return {
      marketVolatilityAnnual: 0,
      loading: new Float64Array(zones).fill(1),
      residualRoot: semiDefiniteRoot(covariance, zones, 'covariance of zones'),
    };
  const residual = covariance.map(
    (value, k) => value - (withMarket[Math.floor(k / zones)]! * withMarket[k % zones]!) / marketVariance,
  );
  return {
    marketVolatilityAnnual: Math.sqrt(marketVariance),
    loading: withMarket.map((value) => value / marketVariance),
    residualRoot: semiDefiniteRoot(residual, zones, 'residual covariance of zones', largestDiagonal(covariance, zones)),
  };
}

function largestDiagonal(matrix: Float64Array, n: number): number {
  let largest = 0;
  for (let i = 0; i < n; i++) largest = Math.max(largest, matrix[i * n + i]!);
  return largest;
}

/**
 * Lower-triangular L with L L' = matrix, for a positive SEMI-definite matrix: a pivot that is 0 to rounding gives a zero
 * column (the residual of zones always has one). `size` is the scale against which rounding is judged.
 * @throws AppError `numeric/not-positive-definite`
 */
export function semiDefiniteRoot(
  matrix: Float64Array,
  n: number,
  name: string,
  size = largestDiagonal(matrix, n),
): Float64Array {
  const tolerance = 1e-9 * size; // far above rounding (1e-16 n), far below any variance that matters
  const root = new Float64Array(n * n);
  const fail = (): never => {
    throw new AppError('numeric/not-positive-definite', `The ${name} is not positive semi-definite.`, { size: n });
  };
  for (let j = 0; j < n; j++) {
    let pivot = matrix[j * n + j]!;
    for (let k = 0; k < j; k++) pivot -= root[j * n + k]! * root[j * n + k]!;
    if (!(pivot >= -tolerance)) fail();
    const flat = pivot <= tolerance;
    const diagonal = flat ? 0 : Math.sqrt(pivot);
    root[j * n + j] = diagonal;
    for (let i = j + 1; i < n; i++) {
      let value = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) value -= root[i * n + k]! * root[j * n + k]!;
      if (flat) {
        // With a zero pivot the rest of the column must be zero too; sqrt because it bounds an off-diagonal entry.
        if (Math.abs(value) > Math.sqrt(tolerance * size) * 1.5) fail();
      } else root[i * n + j] = value / diagonal;
    }
  }
  return root;
}
