import { kmeans } from 'ml-kmeans';
import type { Draws } from './draws.ts';

export type Clustering = {
  /** Centre of each cluster, in the coordinates of the points. */
  readonly centres: readonly (readonly number[])[];
  /** Cluster of each point. */
  readonly clusterOf: readonly number[];
  /** Sum of squared distances to the own centre. */
  readonly spread: number;
};

/**
 * The tightest of several k-means clusterings. The library iterates; every start is ours (k-means++), so that no chance but
 * the run's own enters. Source: Lloyd (1982); Arthur and Vassilvitskii (2007).
 */
export function bestClustering(
  points: readonly (readonly number[])[],
  clusters: number,
  starts: number,
  draws: Draws,
): Clustering {
  let best: Clustering | null = null;
  for (let start = 0; start < starts; start++) {
    const data = points as number[][]; // the library only reads them
    const result = kmeans(data, clusters, { initialization: spreadCentres(points, clusters, draws) });
    const spread = points.reduce(
      (sum, point, i) => sum + squaredDistance(point, result.centroids[result.clusters[i]!]!),
      0,
    );
    if (best === null || spread < best.spread)
      best = { centres: result.centroids, clusterOf: result.clusters.slice(), spread };
  }
  return best!;
}

/** First centre at random, each further one with chance proportional to the squared distance from the centres so far. */
function spreadCentres(points: readonly (readonly number[])[], clusters: number, draws: Draws): number[][] {
  const centres = [[...points[draws.below(points.length)]!]];
  const distance = points.map((point) => squaredDistance(point, centres[0]!));
  while (centres.length < clusters) {
    const total = distance.reduce((a, b) => a + b, 0);
    let left = draws.next() * total;
    let chosen = points.length - 1;
    for (let i = 0; i < points.length; i++) {
      left -= distance[i]!;
      if (left < 0) {
        chosen = i;
        break;
      }
    }
    const centre = [...points[chosen]!];
    centres.push(centre);
    points.forEach((point, i) => (distance[i] = Math.min(distance[i]!, squaredDistance(point, centre))));
  }
  return centres;
}

export function squaredDistance(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) {
    const d = a[j]! - b[j]!;
    sum += d * d;
  }
  return sum;
}

/** Cluster of the nearest centre; ties go to the first. */
export function nearestCentre(point: readonly number[], centres: readonly (readonly number[])[]): number {
  let nearest = 0;
  let least = Infinity;
  centres.forEach((centre, k) => {
    const distance = squaredDistance(point, centre);
    if (distance < least) {
      least = distance;
      nearest = k;
    }
  });
  return nearest;
}

/**
 * Mean silhouette width: for each point (b - a) / max(a, b), a its mean distance within its own cluster, b that to the
 * nearest other cluster; 0 for a point alone. Between -1 and 1; NaN with fewer than two clusters.
 * Source: Rousseeuw (1987), Journal of Computational and Applied Mathematics 20, 53-65.
 */
export function meanSilhouette(points: readonly (readonly number[])[], clusterOf: readonly number[]): number {
  const clusters = Math.max(...clusterOf) + 1;
  const members = new Int32Array(clusters);
  for (const cluster of clusterOf) members[cluster]! += 1;
  if (members.filter((n) => n > 0).length < 2) return NaN;
  const toCluster = new Float64Array(clusters);
  let total = 0;
  points.forEach((point, i) => {
    toCluster.fill(0);
    points.forEach((other, j) => (toCluster[clusterOf[j]!]! += Math.sqrt(squaredDistance(point, other))));
    const own = clusterOf[i]!;
    if (members[own] === 1) return;
    const within = toCluster[own]! / (members[own]! - 1);
    let nearest = Infinity;
    for (let k = 0; k < clusters; k++)
      if (k !== own && members[k]! > 0) nearest = Math.min(nearest, toCluster[k]! / members[k]!);
    const larger = Math.max(within, nearest);
    total += larger > 0 ? (nearest - within) / larger : 0;
  });
  return total / points.length;
}
