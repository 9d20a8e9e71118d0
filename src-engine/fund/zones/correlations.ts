import { groupGrowth, type AreaGrowth } from './area-growth.ts';

/** Correlations of n series with measurement error left in (`raw`) and taken out (`corrected`). Matrices are n x n row-major. */
export type CorrelationPair = {
  readonly raw: Float64Array;
  readonly corrected: Float64Array;
  /** Share of each series' variance that is real: 1 - noise / variance, at least the floor. */
  readonly reliability: Float64Array;
  /** Standard deviation of each series with error left in and taken out. */
  readonly rawSd: Float64Array;
  readonly correctedSd: Float64Array;
};

/**
 * Correlation for attenuation: errors of different series are independent, so they swell variances and leave covariances alone;
 * `corrected = raw / sqrt(reliability_i reliability_j)` (Spearman 1904), cut to [-1, 1]. Pairs use the windows known to both.
 * Growth windows overlap, which costs precision but no bias: noise telescopes out of the mean.
 *
 * @param series n series of equal length, NaN where missing
 * @param noiseVariance variance added by error, per series
 * @param reliabilityFloor least share taken as real, in (0, 1]
 * @returns NaN for a series with fewer than two known windows or that does not vary
 */
export function correctedCorrelations(
  series: readonly Float64Array[],
  noiseVariance: ArrayLike<number>,
  reliabilityFloor: number,
): CorrelationPair {
  const n = series.length;
  const variance = Float64Array.from(series, (values) => pairCovariance(values, values).covariance);
  const reliability = variance.map((v, i) => (v > 0 ? Math.max(reliabilityFloor, 1 - noiseVariance[i]! / v) : NaN));
  const raw = new Float64Array(n * n);
  const corrected = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      const rho = i === j ? 1 : pairCovariance(series[i]!, series[j]!).correlation;
      const clean = i === j ? 1 : clamp(rho / Math.sqrt(reliability[i]! * reliability[j]!));
      raw[i * n + j] = raw[j * n + i] = rho;
      corrected[i * n + j] = corrected[j * n + i] = clean;
    }
  return {
    raw,
    corrected,
    reliability,
    rawSd: variance.map((v) => Math.sqrt(v)),
    correctedSd: variance.map((v, i) => Math.sqrt(v * reliability[i]!)),
  };
}

const clamp = (rho: number) => Math.max(-1, Math.min(1, rho));

/** Sample covariance and correlation over the positions known in both; NaN below two of them. */
export function pairCovariance(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
): { readonly covariance: number; readonly correlation: number; readonly n: number } {
  let n = 0;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < a.length; i++) {
    if (Number.isNaN(a[i]!) || Number.isNaN(b[i]!)) continue;
    n += 1;
    meanA += a[i]!;
    meanB += b[i]!;
  }
  if (n < 2) return { covariance: NaN, correlation: NaN, n };
  meanA /= n;
  meanB /= n;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    if (Number.isNaN(a[i]!) || Number.isNaN(b[i]!)) continue;
    const [x, y] = [a[i]! - meanA, b[i]! - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return { covariance: ab / (n - 1), correlation: aa > 0 && bb > 0 ? clamp(ab / Math.sqrt(aa * bb)) : NaN, n };
}

/** Mean of the correlations above the diagonal, pairs weighted by the product of the weights; NaN pairs are left out. */
export function meanCorrelation(matrix: Float64Array, weight: ArrayLike<number>): number {
  const n = weight.length;
  let sum = 0;
  let total = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const rho = matrix[i * n + j]!;
      if (Number.isNaN(rho)) continue;
      sum += weight[i]! * weight[j]! * rho;
      total += weight[i]! * weight[j]!;
    }
  return total > 0 ? sum / total : NaN;
}

export type AreaCorrelations = CorrelationPair & { readonly meanRaw: number; readonly meanCorrected: number };

/** Every area with every other. */
export function areaCorrelations(growth: AreaGrowth, reliabilityFloor: number): AreaCorrelations {
  const series = growth.areas.map((_, area) => groupGrowth(growth, [area]));
  const pair = correctedCorrelations(series, growth.noiseVariance, reliabilityFloor);
  return {
    ...pair,
    meanRaw: meanCorrelation(pair.raw, growth.salesCount),
    meanCorrected: meanCorrelation(pair.corrected, growth.salesCount),
  };
}

/** Groups of areas as sales-weighted series; the noise of a group is that of its areas, averaged out. */
export function groupCorrelations(
  growth: AreaGrowth,
  groups: readonly (readonly number[])[],
  reliabilityFloor: number,
): CorrelationPair {
  const noise = groups.map((group) => {
    let sum = 0;
    let weight = 0;
    for (const area of group) {
      sum += growth.salesCount[area]! * growth.salesCount[area]! * growth.noiseVariance[area]!;
      weight += growth.salesCount[area]!;
    }
    return weight > 0 ? sum / (weight * weight) : 0;
  });
  return correctedCorrelations(
    groups.map((group) => groupGrowth(growth, group)),
    noise,
    reliabilityFloor,
  );
}
