import { AppError } from '../../core/errors.ts';
import { cohortGroups, type CohortFigures } from './cohort-cube.ts';
import { mean } from '../../numeric/neumaier.ts';
import { createDraws, sortedSample, topic } from './draws.ts';
import { zoneNames } from '../../fund/zones/table.ts';
import { clusterFeatures, featureRows, scaleOf, standardise, type Scale } from './features.ts';
import { bestClustering, meanSilhouette, nearestCentre, type Clustering } from './k-means.ts';
import type { InsightSettings } from './settings.ts';
import type { LoanPool } from './tape.ts';

/** Advances that are alike by what owner and home are; what became of them is told, not used. */
export type ClusterProfile = CohortFigures & {
  readonly shareFraction: number;
  /** Means of the features, in their own units, by name. */
  readonly means: Readonly<Record<string, number>>;
  readonly zoneFractions: Readonly<Record<string, number>>;
  /** The features whose mean lies farthest from that of all advances, in standard deviations, farthest first. */
  readonly apart: readonly { readonly feature: string; readonly deviations: number }[];
};

export type Clusters = {
  readonly features: readonly string[];
  /** Advances the centres were found on, and those the silhouette was averaged over. */
  readonly sampleAdvances: number;
  readonly silhouetteAdvances: number;
  /** Each number of clusters tried; the largest silhouette is taken, ties go to fewer clusters. */
  readonly tried: readonly { readonly clusters: number; readonly silhouette: number; readonly spread: number }[];
  readonly chosen: number;
  readonly silhouette: number;
  /** Largest first. */
  readonly profiles: readonly ClusterProfile[];
};

/** Yields after each number of clusters, so that its driver can show progress and stop. */
export function* findClusters(pool: LoanPool, key: Int32Array, settings: InsightSettings): Generator<void, Clusters> {
  const everyRow = Int32Array.from({ length: pool.rows }, (_, row) => row);
  const rows = sortedSample(createDraws(key, topic.cluster), everyRow, settings.clusterAdvances);
  if (rows.length <= settings.clusterMost)
    throw new AppError(
      'plan/infeasible',
      `${rows.length} advances cannot be put into ${settings.clusterMost} clusters.`,
      {},
      [
        {
          path: '--paths',
          message: 'the pooled paths made too few advances',
          remedy: 'Take more paths or a larger fund.',
        },
      ],
    );
  const raw = featureRows(pool.columns, rows, clusterFeatures);
  const scale = scaleOf(raw);
  const points = standardise(raw, scale);
  const positions = createDraws(key, topic.silhouette).sample(points.length, settings.silhouetteAdvances).sort();
  const judged = Array.from(positions, (position) => points[position]!);
  const tried: { clusters: number; silhouette: number; spread: number }[] = [];
  let best: { found: Clustering; silhouette: number } | null = null;
  for (let k = settings.clusterLeast; k <= settings.clusterMost; k++) {
    const found = bestClustering(points, k, settings.clusterStarts, createDraws(key, topic.cluster, k));
    const silhouette = meanSilhouette(
      judged,
      Array.from(positions, (position) => found.clusterOf[position]!),
    );
    tried.push({ clusters: k, silhouette, spread: found.spread });
    if (best === null || silhouette > best.silhouette || Number.isNaN(best.silhouette)) best = { found, silhouette };
    yield;
  }
  const { found, silhouette } = best!;
  const everyRaw = featureRows(pool.columns, everyRow, clusterFeatures);
  const clusterOf = Int32Array.from(standardise(everyRaw, scale), (point) => nearestCentre(point, found.centres));
  const profiles = cohortGroups(pool, (row) => [clusterOf[row]!], settings.fewAdvances)
    .map(({ codes, figures }) => ({
      ...figures,
      shareFraction: figures.advances / pool.rows,
      ...describeCluster(pool, everyRaw, clusterOf, codes[0]!, scale),
    }))
    .sort((a, b) => b.advances - a.advances);
  return {
    features: clusterFeatures.map(({ name }) => name),
    sampleAdvances: points.length,
    silhouetteAdvances: judged.length,
    tried,
    chosen: found.centres.length,
    silhouette,
    profiles,
  };
}

function describeCluster(
  pool: LoanPool,
  raw: readonly (readonly number[])[],
  clusterOf: Int32Array,
  cluster: number,
  { means, sds }: Scale,
): Pick<ClusterProfile, 'means' | 'zoneFractions' | 'apart'> {
  const members = raw.filter((_, row) => clusterOf[row] === cluster);
  const zones = zoneNames.map(() => 0);
  clusterOf.forEach((own, row) => {
    if (own === cluster) zones[pool.columns.zone[row]!]! += 1;
  });
  const own = clusterFeatures.map(({ name }, j) => ({ name, mean: mean(members.map((row) => row[j]!)) }));
  return {
    means: Object.fromEntries(own.map((feature) => [feature.name, feature.mean])),
    zoneFractions: Object.fromEntries(zoneNames.map((zone, z) => [zone, zones[z]! / members.length])),
    apart: own
      .map((feature, j) => ({ feature: feature.name, deviations: (feature.mean - means[j]!) / sds[j]! }))
      .sort((a, b) => Math.abs(b.deviations) - Math.abs(a.deviations)),
  };
}
