import { describe, expect, test } from 'vitest';
import { seedKey } from '../../../../src-engine/random/seed-key.ts';
import { findAnomalies } from '../../../../src-engine/study/insight/anomalies.ts';
import { createDraws, topic } from '../../../../src-engine/study/insight/draws.ts';
import { chiSquareQuantile, robustScatter } from '../../../../src-engine/study/insight/robust-scatter.ts';
import { resolveSettings } from '../../../../src-engine/study/insight/settings.ts';
import { madeNormals, poolOf } from './pools.ts';

const key = seedKey('anomalies');

describe('robust scatter', () => {
  const normal = madeNormals(21);
  // Correlation 0.8, sds 1 and 2, centre (3, -1).
  const clean = Array.from({ length: 900 }, () => {
    const a = normal();
    const b = 0.8 * a + 0.6 * normal();
    return [3 + a, -1 + 2 * b];
  });

  test('finds centre and spread of a normal cloud, and distances as chi-square', () => {
    const { centre, scatter, squaredDistance } = robustScatter(clean, 0.75, 40, createDraws(key, topic.anomaly));
    expect(centre[0]).toBeCloseTo(3, 0);
    expect(Math.abs(centre[1]! + 1)).toBeLessThan(0.3);
    expect(Math.sqrt(scatter.get(1, 1))).toBeGreaterThan(1.7);
    expect(Math.sqrt(scatter.get(1, 1))).toBeLessThan(2.3);
    const beyond = clean.filter((point) => squaredDistance(point) > 5.991).length / clean.length; // chi-square 95 %, 2
    expect(beyond).toBeGreaterThan(0.03);
    expect(beyond).toBeLessThan(0.08);
  });

  test('a fifth of odd points far away in one place do not move it, though they move mean and covariance', () => {
    const dirty = [...clean, ...Array.from({ length: 225 }, () => [20 + 0.1 * normal(), 20 + 0.1 * normal()])];
    const { centre, squaredDistance } = robustScatter(dirty, 0.75, 40, createDraws(key, topic.anomaly));
    expect(Math.abs(centre[0]! - 3)).toBeLessThan(0.2);
    expect(squaredDistance([20, 20])).toBeGreaterThan(100);
    expect(dirty.reduce((sum, [a]) => sum + a!, 0) / dirty.length).toBeGreaterThan(6);
  });

  test('stretching a feature changes no distance', () => {
    const stretched = clean.map(([a, b]) => [a!, 1000 * b!]);
    const before = robustScatter(clean, 0.75, 20, createDraws(key, topic.anomaly));
    const after = robustScatter(stretched, 0.75, 20, createDraws(key, topic.anomaly));
    for (const i of [0, 100, 500])
      expect(after.squaredDistance(stretched[i]!) / before.squaredDistance(clean[i]!)).toBeCloseTo(1, 3);
  });

  test('a feature that never varies does not stop it; too few points are refused', () => {
    const flat = clean.map(([a]) => [a!, 5]);
    expect(robustScatter(flat, 0.75, 10, createDraws(key, topic.anomaly)).squaredDistance([3, 5])).toBeLessThan(1);
    expect(() => robustScatter(clean.slice(0, 4), 0.75, 10, createDraws(key, topic.anomaly))).toThrow('more than 4');
  });

  // Tables of the chi-square distribution, any textbook.
  test.each([
    [0.5, 7, 6.346],
    [0.95, 2, 5.991],
    [0.999, 7, 24.322],
  ])('chi-square %d with %i degrees is %d', (p, degrees, value) => {
    expect(Math.abs(chiSquareQuantile(p, degrees) / value - 1)).toBeLessThan(0.02);
  });
});

describe('anomalies', () => {
  test('the planted loan comes first, for its reason, and the stated share is flagged', () => {
    const normal = madeNormals(8);
    const made = Array.from({ length: 400 }, (_, i) => ({
      path: i % 4,
      suburb: i % 2,
      exitMonth: 60 + Math.round(5 * normal()),
      principal: 200 + 10 * normal(),
      senior: 400 + 20 * normal(),
      tenureMonths: 100 + Math.round(20 * normal()),
      exitValue: 1000 + 50 * normal(),
      paid: 250 + 10 * normal(),
    }));
    made[57] = { ...made[57]!, paid: 20 };
    const pool = poolOf(made);
    const settings = resolveSettings({ anomalyFlaggedFraction: 0.02, anomalyShown: 3 });
    const found = findAnomalies(pool, key, settings, ['Alpha', 'Beta']);
    expect(found.flaggedAdvances).toBe(8);
    expect(found.listed).toHaveLength(3);
    expect(found.listed[0]).toMatchObject({ path: 1, suburb: 'Beta' });
    expect(found.listed[0]!.reasons[0]!.feature).toBe('multipleOverPath');
    expect(found.listed[0]!.reasons[0]!.deviations).toBeLessThan(-5);
    const distances = found.listed.map(({ distance }) => distance);
    expect(distances).toEqual([...distances].sort((a, b) => b - a));
    expect(found.beyondNormalFraction).toBeLessThan(0.03);
    expect(findAnomalies(pool, key, settings, ['Alpha', 'Beta'])).toEqual(found);
  });
});
