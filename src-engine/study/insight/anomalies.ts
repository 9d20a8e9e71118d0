import { exitCauses, type ExitCause } from '../../fund/exits/table.ts';
import { createDraws, sortedSample, topic } from './draws.ts';
import { anomalyFeatures, featureRows, scaleOf, standardise } from './features.ts';
import { chiSquareQuantile, robustScatter } from './robust-scatter.ts';
import type { InsightSettings } from './settings.ts';
import type { LoanPool } from './tape.ts';

/** An advance far from the bulk, with the features that put it there. */
export type Anomaly = {
  readonly path: number;
  /** Row in the loan tape of that path (`equihome path` writes it). */
  readonly advance: number;
  readonly suburb: string;
  readonly cause: ExitCause;
  readonly distance: number;
  /** Features by distance from the robust centre in robust standard deviations, farthest first, with their values. */
  readonly reasons: readonly { readonly feature: string; readonly deviations: number; readonly value: number }[];
};

export type Anomalies = {
  readonly features: readonly string[];
  /** Advances the centre and spread were estimated on. */
  readonly sampleAdvances: number;
  readonly flaggedAdvances: number;
  readonly flaggedFraction: number;
  /** Distance from which an advance is flagged. */
  readonly flaggedFrom: number;
  /** Share of advances beyond the distance that one in a thousand normal ones would exceed: how far from normal the tape is. */
  readonly beyondNormalFraction: number;
  readonly listed: readonly Anomaly[];
};

/** Beyond this a normal point is one in a thousand. Market practice in outlier detection: 97.5 % to 99.9 %. */
const NORMAL_LEVEL = 0.999;
const REASONS = 3;

/** Flags the farthest share of all advances by robust Mahalanobis distance; the rest of the tape says what is usual. */
export function findAnomalies(
  pool: LoanPool,
  key: Int32Array,
  settings: InsightSettings,
  suburbNames: readonly string[],
): Anomalies {
  const everyRow = Int32Array.from({ length: pool.rows }, (_, row) => row);
  const draws = createDraws(key, topic.anomaly);
  const rows = sortedSample(draws, everyRow, settings.anomalyAdvances);
  const raw = featureRows(pool.columns, everyRow, anomalyFeatures);
  const scale = scaleOf(Array.from(rows, (row) => raw[row]!));
  const points = standardise(raw, scale);
  const sample = Array.from(rows, (row) => points[row]!);
  const robust = robustScatter(sample, settings.anomalyKeptFraction, settings.anomalyStarts, draws);
  const distance = Float64Array.from(points, (point) => Math.sqrt(robust.squaredDistance(point)));
  const flagged = Math.max(1, Math.round(settings.anomalyFlaggedFraction * pool.rows));
  const order = everyRow.sort((a, b) => distance[b]! - distance[a]! || a - b);
  const limit = Math.sqrt(chiSquareQuantile(NORMAL_LEVEL, anomalyFeatures.length));
  const { columns } = pool;
  return {
    features: anomalyFeatures.map(({ name }) => name),
    sampleAdvances: sample.length,
    flaggedAdvances: flagged,
    flaggedFraction: flagged / pool.rows,
    flaggedFrom: distance[order[flagged - 1]!]!,
    beyondNormalFraction: distance.reduce((count, d) => count + (d > limit ? 1 : 0), 0) / pool.rows,
    listed: Array.from(order.slice(0, Math.min(flagged, settings.anomalyShown)), (row) => ({
      path: pool.pathNumbers[columns.slot[row]!]!,
      advance: columns.advance[row]!,
      suburb: suburbNames[columns.suburb[row]!]!,
      cause: exitCauses[columns.cause[row]!]!,
      distance: distance[row]!,
      reasons: anomalyFeatures
        .map(({ name }, j) => ({
          feature: name,
          deviations: (points[row]![j]! - robust.centre[j]!) / Math.sqrt(robust.scatter.get(j, j)),
          value: raw[row]![j]!,
        }))
        .sort((a, b) => Math.abs(b.deviations) - Math.abs(a.deviations))
        .slice(0, REASONS),
    })),
  };
}
