/**
 * Histograms of fixed equal bins as integer counts, so that merging chunks in any order gives the same result.
 * Values below `low` fall in the first bin, values at or above `high` in the last; NaN is not counted.
 */

/** Adds one value to `counts[offset .. offset + bins - 1]`. */
export function countValue(
  counts: Int32Array,
  offset: number,
  bins: number,
  low: number,
  high: number,
  value: number,
): void {
  if (value !== value) return;
  const bin = Math.floor(((value - low) / (high - low)) * bins);
  const at = offset + (bin < 0 ? 0 : bin >= bins ? bins - 1 : bin);
  counts[at] = counts[at]! + 1;
}

/**
 * Quantile from counts: values are taken as spread evenly in their bin. Error at most one bin width for values inside
 * [low, high]. NaN when nothing was counted.
 */
export function histogramQuantile(
  counts: Int32Array,
  offset: number,
  bins: number,
  low: number,
  high: number,
  p: number,
): number {
  let total = 0;
  for (let i = 0; i < bins; i++) total += counts[offset + i]!;
  if (total === 0) return NaN;
  const wanted = p * total;
  let below = 0;
  for (let i = 0; i < bins; i++) {
    const count = counts[offset + i]!;
    if (count > 0 && below + count >= wanted) return low + ((i + (wanted - below) / count) * (high - low)) / bins;
    below += count;
  }
  return high;
}
