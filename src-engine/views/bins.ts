import { roundSignificant } from '../numeric/round-significant.ts';
import { quantileOfSorted } from '../numeric/quantile.ts';

/** Most bars of a histogram. */
export const MOST_BINS = 60;
/** A value this close below a marker counts as reaching it: full catch-up puts many paths exactly on the hurdle. */
export const AT_MARKER = 1e-9;

/** Differences below this part of a value are rounding: edges nearer to each other could not be told apart. */
const ROUNDING = 1e-7;

/** Smallest of 1, 2, 2.5, 5 and 10 times a power of ten that is not below `width` > 0. */
export function niceWidth(width: number): number {
  const exponent = width.toExponential().split('e')[1]!;
  return [1, 2, 2.5, 5, 10].map((step) => Number(`${step}e${exponent}`)).find((step) => step >= width)!;
}

function nextWidth(width: number): number {
  return niceWidth(width * 1.0001);
}

/**
 * Edges of equal bins of a nice width over ascending values, an edge exactly on the marker; the first edge is not above and the
 * last one is above everything, unless single far values would stretch the axis: then the middle 98 per cent and half of their
 * span on either side are shown, and the marker. Empty without values.
 * @param leastWidth bins are not narrower: 1 for what is counted in whole numbers
 */
export function binEdges(sorted: Float64Array, marker: number | null, leastWidth = 0): readonly number[] {
  const n = sorted.length;
  if (n === 0) return [];
  const [lowest, highest] = [sorted[0]!, sorted[n - 1]!];
  const [p1, p99] = [quantileOfSorted(sorted, 0.01), quantileOfSorted(sorted, 0.99)];
  const size = Math.max(Math.abs(lowest), Math.abs(highest), Math.abs(marker ?? 0));
  const span = p99 - p1 > ROUNDING * size ? p99 - p1 : highest - lowest;
  const core = span > ROUNDING * size ? span : 0; // values that differ by rounding alone are one value
  let width = Math.max(leastWidth, niceWidth(core > 0 ? core / 24 : Math.max(size / 20, 1e-4)));
  const stretched = highest - lowest > (MOST_BINS - 8) * width;
  let low = stretched ? Math.max(lowest, p1 - core / 2) : lowest;
  let high = stretched ? Math.min(highest, p99 + core / 2) : highest;
  if (marker !== null) {
    low = Math.min(low, marker);
    high = Math.max(high, marker);
  }
  for (;;) {
    const edges = edgesBetween(low, high, marker ?? 0, width);
    if (edges !== null) return edges;
    width = nextWidth(width);
  }
}

/** Null when they would be too many. */
function edgesBetween(low: number, high: number, anchor: number, width: number): readonly number[] | null {
  if ((high - low) / width > MOST_BINS) return null;
  const edge = (k: number) => (k === 0 ? anchor : roundSignificant(anchor + k * width, 12));
  let first = Math.floor((low - anchor) / width);
  while (edge(first) > low) first -= 1;
  let last = Math.floor((high - anchor) / width) + 1;
  while (edge(last) <= high) last += 1;
  if (last - first > MOST_BINS) return null;
  return Array.from({ length: last - first + 1 }, (_, i) => edge(first + i));
}

/** Ascending values by bin; `below` and `above` are those in the first and last bin that lie beyond its outer edge. */
export function countBins(
  sorted: Float64Array,
  edges: readonly number[],
  marker: number | null,
): { readonly counts: readonly number[]; readonly below: number; readonly above: number } {
  const counts = Array.from({ length: Math.max(0, edges.length - 1) }, () => 0);
  const starts = edges.map((edge) => (edge === marker ? edge - AT_MARKER : edge));
  let bin = 0;
  let below = 0;
  let above = 0;
  for (const value of sorted) {
    while (bin < counts.length - 1 && value >= starts[bin + 1]!) bin += 1;
    counts[bin]! += 1;
    if (value < starts[0]!) below += 1;
    if (value >= starts[counts.length]!) above += 1;
  }
  return { counts, below, above };
}
