import type { Unit } from '../core/units.ts';
import { mean } from '../numeric/neumaier.ts';
import { quantileOfSorted } from '../numeric/quantile.ts';
import { summaryPercentiles } from '../fund/metrics/metric-summary.ts';
import { clustersOf, errorOfMean, probabilityOf, valuedOf, type SamplingDesign } from '../fund/metrics/sampling.ts';
import { AT_MARKER, binEdges, countBins } from './bins.ts';
import { exceedancePoints, shareAtLeast } from './exceedance.ts';
import { orNull } from './plain.ts';
import type { DistributionView, MarkerView } from './shapes.ts';
import { titleOf } from './titles.ts';
import { chosenPercentWords, numberWords, pathsWords, shareWords, valueWords } from './words.ts';

/** What the values are, and how their paths hang together. */
export type DistributionOf = {
  readonly metric: string;
  readonly unit: Unit;
  readonly design: SamplingDesign;
  /** Path of each value; null when value k is that of path k. */
  readonly paths: ArrayLike<number> | null;
};

export type Marker = { readonly name: string; readonly value: number };

/** Metrics that are whole numbers: no bin is narrower than one. */
const whole: ReadonlySet<Unit> = new Set(['Count', 'Month', 'Code', 'Flag']);

/**
 * Histogram, chance of at least x and percentiles of one metric over the paths of a run, NaN for no value. Total losses stand at
 * -100 % like any other value. A marker is an edge of the bins.
 */
export function distributionView(values: Float64Array, of: DistributionOf, marker: Marker | null): DistributionView {
  const finite = values.map((value) => (Number.isFinite(value) ? value : NaN));
  const sorted = valuedOf(finite).sort();
  const at = marker?.value ?? null;
  const edges = binEdges(sorted, at, whole.has(of.unit) ? 1 : 0);
  const { counts, below, above } = countBins(sorted, edges, at);
  const view = {
    metric: of.metric,
    metricTitle: titleOf(of.metric),
    unit: of.unit,
    edges,
    counts,
    below,
    above,
    pathCount: values.length,
    missingCount: values.length - sorted.length,
    mean: orNull(sorted[0] === sorted.at(-1) ? sorted[0] : mean(valuedOf(finite))),
    standardError: orNull(errorOfMean(finite, clustersOf(of.design, of.paths, finite.length))),
    markers: marker === null ? [] : [markerView(finite, sorted, of, marker)],
    percentiles:
      sorted.length === 0
        ? []
        : summaryPercentiles.map((percentile) => ({ percentile, value: quantileOfSorted(sorted, percentile) + 0 })),
    exceedance: curve(sorted, edges, at),
  };
  return { ...view, title: titleFor(view), caption: captionFor(view) };
}

function markerView(
  values: Float64Array,
  sorted: Float64Array,
  { design, paths }: DistributionOf,
  { name, value }: Marker,
): MarkerView {
  const reaches = values.map((x) => (Number.isNaN(x) ? NaN : x >= value - AT_MARKER ? 1 : 0));
  const share = probabilityOf(reaches, clustersOf(design, paths, values.length));
  const missing = sorted.filter((x) => x < value - AT_MARKER);
  return {
    name,
    value,
    shareAtLeast: orNull(share.value),
    low: orNull(share.low),
    high: orNull(share.high),
    meanShortfall: missing.length === 0 ? null : orNull(value - mean(missing)),
  };
}

function curve(sorted: Float64Array, edges: readonly number[], marker: number | null): DistributionView['exceedance'] {
  if (sorted.length === 0) return { x: [], share: [] };
  const x = exceedancePoints(
    edges[0]!,
    edges.at(-1)!,
    { least: sorted[0]!, greatest: sorted.at(-1)! },
    marker === null ? [] : [marker],
  );
  return { x, share: x.map((point) => shareAtLeast(sorted, point, point === marker)) };
}

type Untitled = Omit<DistributionView, 'title' | 'caption'>;

/** What the distribution says, in a sentence. */
function titleFor({ metricTitle, unit, markers, percentiles, pathCount, missingCount }: Untitled): string {
  const marker = markers[0];
  const percentile = (p: number) => percentiles.find((one) => one.percentile === p)?.value;
  if (pathCount === missingCount) return `${metricTitle}: no path has a value`;
  if (marker !== undefined && marker.shareAtLeast !== null) {
    const rate = unit === 'Annual' || unit === 'Fraction';
    const value = rate ? chosenPercentWords(marker.value) : valueWords(marker.value, unit);
    const error = marker.high === null || marker.low === null ? null : (marker.high - marker.low) / 4;
    const paths = missingCount > 0 ? 'paths that have one' : 'paths';
    return `${metricTitle} is at least ${value} in ${shareWords(marker.shareAtLeast, error)} of ${paths}`;
  }
  const [p25, p75] = [percentile(0.25), percentile(0.75)];
  return p25 === p75
    ? `${metricTitle} is ${valueWords(p25, unit)} in at least half of all paths`
    : `${metricTitle} is ${valueWords(p25, unit)} to ${valueWords(p75, unit)} in half of all paths`;
}

function captionFor({ pathCount, missingCount, below, above, edges, unit }: Untitled): string {
  return [
    `n = ${numberWords(pathCount - missingCount)}`,
    ...(missingCount > 0 ? [`${pathsWords(missingCount)} n/a (no root or no base), left out`] : []),
    ...(below > 0 ? [`first bar holds ${pathsWords(below)} below ${valueWords(edges[0], unit)}`] : []),
    ...(above > 0 ? [`last bar holds ${pathsWords(above)} above ${valueWords(edges.at(-1), unit)}`] : []),
  ].join('; ');
}
