import { describe, expect, test } from 'vitest';
import { zonesConfig } from '../../../src-engine/fund/zones/config.ts';
import { describeZones } from '../../../src-engine/fund/zones/report.ts';
import { builtInData } from '../../support/data-room.ts';

const data = builtInData();
const report = (given: unknown, similarTo?: string) =>
  describeZones(zonesConfig.parse(given), data, similarTo === undefined ? {} : { similarTo });

describe('describeZones', () => {
  const calibrated = report({}, 'Parramatta');

  test('is plain data: what comes back from JSON is the same', () => {
    expect(JSON.parse(JSON.stringify(calibrated))).toEqual(calibrated);
  });

  test('zones add up to the universe', () => {
    const suburbs = calibrated.zones.reduce((sum, zone) => sum + zone.suburbCount, 0);
    const sales = calibrated.zones.reduce((sum, zone) => sum + zone.salesShareFraction, 0);
    expect(suburbs).toBe(calibrated.suburbs.length);
    expect(sales).toBeCloseTo(1, 12);
    const areas = calibrated.zones.flatMap((zone) => zone.areas);
    expect(new Set(areas).size).toBe(areas.length);
  });

  test('raw correlations lie below the corrected ones, and what is used is what was corrected', () => {
    const { raw, corrected, used, largestRepair } = calibrated.correlation;
    expect(raw![0]![2]).toBeLessThan(corrected![0]![2]!);
    expect(largestRepair).toBe(0);
    used.forEach((row, i) => row.forEach((rho, j) => expect(rho).toBeCloseTo(corrected![i]![j]!, 11)));
  });

  test('seven categories with their gaps, every metric of every zone, and pairs strongest first', () => {
    expect(calibrated.categories).toHaveLength(7);
    expect(calibrated.categories.find((line) => line.category === 'infrastructureAndEnvironment')?.status).toBe(
      'partial',
    );
    expect(new Set(calibrated.metrics.map((line) => line.metric)).size).toBeGreaterThanOrEqual(50);
    const [first, second] = calibrated.metricCorrelations;
    expect(Math.abs(first!.correlation)).toBeGreaterThanOrEqual(Math.abs(second!.correlation));
  });

  test('ten suburbs like Parramatta, nearest first; an unknown name is not found', () => {
    const found = calibrated.similar!.suburbs;
    expect(found).toHaveLength(10);
    expect(found.map((line) => line.distance)).toEqual(found.map((line) => line.distance).toSorted((a, b) => a - b));
    expect(() => report({}, 'Paramata')).toThrow(/no suburb/);
  });

  test('reference-zones has no estimates to show', () => {
    const reference = report({ preset: 'reference-zones' });
    expect(reference.correlation.raw).toBeNull();
    expect(reference.areas).toBeNull();
    expect(reference.zones[0]).toMatchObject({ growthAnnual: 0.035, defaultTargetAnnual: 0.015, rawGrowthLog: null });
  });
});
