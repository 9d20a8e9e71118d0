import { valuedOf } from '../fund/metrics/sampling.ts';
import { AT_MARKER } from './bins.ts';

/** Histogram of net IRR small enough for a list of scenarios. */
export type SparkView = {
  /** Equal bins from the least to the greatest value shown. */
  readonly counts: readonly number[];
  /** Position of the hurdle as a fraction of the width: 0 when all that is shown reaches it, 1 when nothing does. */
  readonly hurdleAt: number;
};

const BINS = 24;
/** Part of the paths at either end that is left out of the picture, so that one lost path does not flatten it. */
const TRIMMED = 0.005;

/** 24 bins of the middle 99 per cent; null without a value. One bin of all where every path is the same. */
export function sparkOf(values: Float64Array, hurdle: number): SparkView | null {
  const sorted = valuedOf(values).sort();
  if (sorted.length === 0) return null;
  const cut = Math.floor(TRIMMED * sorted.length);
  const low = sorted[cut]!;
  const high = sorted[sorted.length - 1 - cut]!;
  const counts = Array.from({ length: BINS }, () => 0);
  if (!(high > low)) {
    counts[BINS >> 1] = sorted.length;
    return { counts, hurdleAt: low >= hurdle - AT_MARKER ? 0 : 1 };
  }
  for (let i = cut; i < sorted.length - cut; i += 1)
    counts[Math.min(BINS - 1, Math.floor(((sorted[i]! - low) / (high - low)) * BINS))]! += 1;
  return { counts, hurdleAt: Math.min(1, Math.max(0, (hurdle - low) / (high - low))) };
}
