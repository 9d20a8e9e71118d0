import { mean, sd } from '../../numeric/neumaier.ts';
import { inverseNormal } from '../../numeric/inverse-normal.ts';
import type { DrawSettings } from '../../random/settings.ts';

/** Two-sided confidence of every interval in a summary. */
export const CONFIDENCE = 0.95;
const TAIL = (1 - CONFIDENCE) / 2;

/**
 * How the paths of a run hang together. Independent paths stand alone; antithetic paths come in pairs (2k, 2k + 1); Sobol
 * paths belong to replicate p mod R. Errors come from the means of what is independent: paths, pairs, replicates.
 */
export type SamplingDesign = { readonly clusters: 'paths' | 'pairs' | 'replicates'; readonly replicates: number };

export function samplingOf(settings: Pick<DrawSettings, 'mode' | 'replicates'>): SamplingDesign {
  if (settings.mode === 'antithetic') return { clusters: 'pairs', replicates: 0 };
  if (settings.mode === 'sobol') return { clusters: 'replicates', replicates: settings.replicates };
  return { clusters: 'paths', replicates: 0 };
}

/** The cluster of each entry of the columns; `of` is null where every path stands alone. */
export type Clusters = { readonly of: Int32Array | null; readonly count: number };

/**
 * @param pathNumbers path number of each entry of the columns; null when entry k is path k (a run that was not cut short)
 */
export function clustersOf(design: SamplingDesign, pathNumbers: ArrayLike<number> | null, n: number): Clusters {
  if (design.clusters === 'paths') return { of: null, count: n };
  const of = new Int32Array(n);
  let count = 0;
  for (let i = 0; i < n; i += 1) {
    const path = pathNumbers === null ? i : pathNumbers[i]!;
    of[i] = design.clusters === 'pairs' ? path >> 1 : path % design.replicates;
    count = Math.max(count, of[i]! + 1);
  }
  return { of, count };
}

/**
 * The values that are there (not NaN), in order; a copy. Counted and then copied: the filter of typed arrays boxes every number
 * on its way, and a summary of 20,000 paths would fill the heap with that.
 */
export function valuedOf(values: Float64Array): Float64Array {
  let count = 0;
  for (let i = 0; i < values.length; i += 1) if (!Number.isNaN(values[i])) count += 1;
  const valued = new Float64Array(count);
  let at = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    if (!Number.isNaN(value)) valued[at++] = value;
  }
  return valued;
}

/** Mean of each independent cluster, in order; missing values (NaN) are left out, empty clusters too. */
export function clusterMeans(values: Float64Array, clusters: Clusters, n = values.length): Float64Array {
  if (clusters.of === null) return valuedOf(values.subarray(0, n));
  const sums = new Float64Array(clusters.count);
  const members = new Int32Array(clusters.count);
  for (let i = 0; i < n; i += 1) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    sums[clusters.of[i]!]! += value;
    members[clusters.of[i]!]! += 1;
  }
  return sums.map((sum, c) => sum / members[c]!).filter((_, c) => members[c]! > 0);
}

/** Sample deviation; exactly 0 when all values are the same, where the rounding of their mean would leave a trace. */
export function spreadOf(values: Float64Array): number {
  return values.length > 1 && values.every((value) => value === values[0]) ? 0 : sd(values);
}

/** Standard error of the mean of valued paths, from cluster means. NaN for fewer than two clusters. */
export function errorOfMean(values: Float64Array, clusters: Clusters, n = values.length): number {
  const means = clusterMeans(values, clusters, n);
  return spreadOf(means) / Math.sqrt(means.length);
}

/**
 * Half-width of a 95 % interval per standard error: Student t with clusters - 1 degrees of freedom.
 * Source: Abramowitz and Stegun 26.7.5, asymptotic expansion; below 3 degrees it is too short and NaN is returned.
 */
export function studentFactor(degrees: number): number {
  if (!(degrees >= 3)) return NaN;
  const z = inverseNormal(1 - TAIL);
  const z3 = z * z * z;
  const z5 = z3 * z * z;
  const z7 = z5 * z * z;
  return (
    z +
    (z3 + z) / (4 * degrees) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * degrees * degrees) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * degrees * degrees * degrees)
  );
}

/** Half-width of the 95 % interval of the mean of valued paths. */
export function halfWidthOfMean(values: Float64Array, clusters: Clusters): number {
  const means = clusterMeans(values, clusters);
  return (studentFactor(means.length - 1) * spreadOf(means)) / Math.sqrt(means.length);
}

/** A figure with its 95 % interval; NaN where it cannot be given. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number };

/**
 * A probability from indicators (1, 0, or NaN for a path that does not count). Independent paths: Wilson (1927). Clusters:
 * mean of cluster means with Student's t, cut to [0, 1].
 */
export function probabilityOf(indicators: Float64Array, clusters: Clusters): Estimate {
  const valued = valuedOf(indicators);
  const n = valued.length;
  if (n === 0) return { value: NaN, low: NaN, high: NaN };
  const p = mean(valued);
  if (clusters.of === null) {
    const z = inverseNormal(1 - TAIL);
    const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
    const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
    return { value: p, low: p === 0 ? 0 : centre - half, high: p === 1 ? 1 : centre + half };
  }
  const half = halfWidthOfMean(indicators, clusters);
  return { value: p, low: Math.max(0, p - half), high: Math.min(1, p + half) };
}

/** Estimate of a mean-like figure from its value and the per-path influences on it. */
export function estimateOf(value: number, influences: Float64Array, clusters: Clusters): Estimate {
  const half = halfWidthOfMean(influences, clusters);
  return { value, low: value - half, high: value + half };
}
