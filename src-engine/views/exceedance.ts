import { AT_MARKER } from './bins.ts';

/** Points of a curve between its ends, markers and outliers apart. */
const POINTS = 193;

/** First position in ascending values that is not below x. */
export function firstNotBelow(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Share of ascending values that is at least x; NaN without values. At a marker, values that miss it by rounding reach it. */
export function shareAtLeast(sorted: Float64Array, x: number, isMarker: boolean): number {
  const n = sorted.length;
  return n === 0 ? NaN : (n - firstNotBelow(sorted, isMarker ? x - AT_MARKER : x)) / n;
}

/**
 * Places at which the chance of at least x is read: evenly from `low` to `high`, every marker, and a point at the least and above the
 * greatest value, so that the curve of these values goes from 1 to 0. Ascending, at most 201 with six markers.
 */
export function exceedancePoints(
  low: number,
  high: number,
  range: { readonly least: number; readonly greatest: number },
  markers: readonly number[],
): readonly number[] {
  const step = (high - low) / (POINTS - 1);
  const even = Array.from({ length: POINTS }, (_, i) => (i === POINTS - 1 ? high : low + i * step)).filter(
    (x) => !markers.some((marker) => Math.abs(x - marker) <= 2 * AT_MARKER),
  );
  const ends = [
    ...(range.least < low ? [range.least] : []),
    ...(range.greatest >= high ? [range.greatest + step] : []),
  ];
  return [...new Set([...even, ...markers, ...ends])].sort((a, b) => a - b);
}
