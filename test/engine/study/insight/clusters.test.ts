import { describe, expect, test } from 'vitest';
import { seedKey } from '../../../../src-engine/random/seed-key.ts';
import { findClusters } from '../../../../src-engine/study/insight/clusters.ts';
import { createDraws, topic } from '../../../../src-engine/study/insight/draws.ts';
import { bestClustering, meanSilhouette, nearestCentre } from '../../../../src-engine/study/insight/k-means.ts';
import { resolveSettings } from '../../../../src-engine/study/insight/settings.ts';
import { madeNormals, poolOf } from './pools.ts';

const key = seedKey('clusters');
const finish = <T>(work: Generator<unknown, T>): T => {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
};

/** Three clouds of unit spread, ten apart. */
function clouds(each: number) {
  const normal = madeNormals(11);
  const centres = [
    [0, 0],
    [10, 0],
    [0, 10],
  ];
  const points = Array.from({ length: 3 * each }, (_, i) => centres[i % 3]!.map((c) => c + normal()));
  return { points, labels: points.map((_, i) => i % 3) };
}

describe('k-means', () => {
  test('finds clouds that are known, whatever it calls them', () => {
    const { points, labels } = clouds(100);
    const { clusterOf, centres } = bestClustering(points, 3, 6, createDraws(key, topic.cluster, 3));
    const names = labels.slice(0, 3).map((_, i) => clusterOf[i]!);
    expect(new Set(names).size).toBe(3);
    clusterOf.forEach((cluster, i) => expect(cluster).toBe(names[labels[i]!]));
    points.forEach((point, i) => expect(nearestCentre(point, centres)).toBe(clusterOf[i]));
  });

  test('the silhouette is largest at the true number, and small where there is one cloud only', () => {
    const { points } = clouds(60);
    const widths = [2, 3, 4, 5].map((k) =>
      meanSilhouette(points, bestClustering(points, k, 6, createDraws(key, topic.cluster, k)).clusterOf),
    );
    expect(widths.indexOf(Math.max(...widths))).toBe(1);
    expect(widths[1]).toBeGreaterThan(0.7);
    const normal = madeNormals(3);
    const one = Array.from({ length: 200 }, () => [normal(), normal(), normal(), normal()]);
    expect(meanSilhouette(one, bestClustering(one, 2, 6, createDraws(key, topic.cluster, 2)).clusterOf)).toBeLessThan(
      0.25,
    );
  });

  test('silhouette by hand: two pairs on a line', () => {
    // Within 1, to the other pair 10 and 11 or 9 and 10: (10.5 - 1) / 10.5 and (9.5 - 1) / 9.5.
    const width = meanSilhouette([[0], [1], [10], [11]], [0, 0, 1, 1]);
    expect(width).toBeCloseTo((9.5 / 10.5 + 8.5 / 9.5) / 2, 12);
    expect(meanSilhouette([[0], [1]], [0, 0])).toBeNaN();
  });

  test('the same draws give the same clusters; one point repeated does not stop it', () => {
    const { points } = clouds(30);
    const once = bestClustering(points, 4, 3, createDraws(key, topic.cluster, 4));
    expect(bestClustering(points, 4, 3, createDraws(key, topic.cluster, 4))).toEqual(once);
    const same = bestClustering(
      Array.from({ length: 20 }, () => [1, 1]),
      3,
      2,
      createDraws(key, topic.cluster, 3),
    );
    expect(same.spread).toBe(0);
  });
});

describe('clusters of loans', () => {
  const normal = madeNormals(5);
  // Flats with high LTV in the red zone, houses with low LTV in the green one.
  const pool = poolOf(
    Array.from({ length: 400 }, (_, i) => ({
      path: i % 4,
      zone: i % 2 === 0 ? 2 : 0,
      dwellingType: i % 2 === 0 ? 2 : 0,
      principal: (i % 2 === 0 ? 280 : 100) + 3 * normal(),
      cause: i % 2 === 0 ? 2 : 0,
      paid: i % 2 === 0 ? 50 : 150,
    })),
  );

  test('are told by share, means, zones and outcome; shares sum to 1', () => {
    const found = finish(findClusters(pool, key, resolveSettings({ clusterMost: 4 })));
    expect(found.chosen).toBe(2);
    expect(found.tried.map(({ clusters }) => clusters)).toEqual([2, 3, 4]);
    expect(found.silhouette).toBe(Math.max(...found.tried.map(({ silhouette }) => silhouette)));
    expect(found.profiles.reduce((sum, p) => sum + p.shareFraction, 0)).toBeCloseTo(1, 12);
    const red = found.profiles.find((p) => p.zoneFractions['red'] === 1)!;
    expect(red.advances).toBe(200);
    expect(red.defaultRateFraction).toBe(1);
    expect(red.means['ltvFraction']).toBeCloseTo(0.28, 2);
    expect(red.apart.length).toBe(found.features.length);
  });

  test('too few advances are refused', () => {
    const few = poolOf([{}, { path: 1 }]);
    expect(() => finish(findClusters(few, key, resolveSettings()))).toThrow('cannot be put into 8 clusters');
  });
});
