/**
 * Quantile of an ascending array, type 7: linear between order statistics at position `p (n - 1)`.
 * The same as Excel's PERCENTILE.INC. Missing values must have been taken out before; n = 0 gives NaN.
 *
 * @param sorted ascending, no NaN; the first `n` values are used
 * @param p in [0, 1]
 * Source: Hyndman and Fan (1996), The American Statistician 50(4), 361-365.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number, n = sorted.length): number {
  if (!(n > 0) || !(p >= 0 && p <= 1)) return NaN;
  const position = p * (n - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const weight = position - below;
  return weight === 0 ? low : low + weight * (sorted[below + 1]! - low);
}

/** Ascending copy of the finite values. */
export function sortedFinite(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values)
    .filter((value) => Number.isFinite(value))
    .sort();
}

/** Type-7 quantile of unsorted values; values that are not finite (missing) are left out. Copies and sorts. */
export function quantile(values: ArrayLike<number>, p: number): number {
  return quantileOfSorted(sortedFinite(values), p);
}
