import { describe, expect, test } from 'vitest';
import { areaGrowth, groupGrowth } from '../../../src-engine/fund/zones/area-growth.ts';
import { zonesConfig } from '../../../src-engine/fund/zones/config.ts';
import {
  areaCorrelations,
  correctedCorrelations,
  groupCorrelations,
  pairCovariance,
} from '../../../src-engine/fund/zones/correlations.ts';
import { areas, normals } from './town.ts';

const config = (given: Record<string, unknown> = {}) => zonesConfig.parse({ correlation: given }).correlation;

describe('correlations by hand', () => {
  test('1, 2, 3 with 1, 3, 2 correlate at one half; missing positions are left out', () => {
    expect(pairCovariance([1, 2, 3], [1, 3, 2])).toEqual({ covariance: 0.5, correlation: 0.5, n: 3 });
    expect(pairCovariance([1, NaN, 2, 3, 9], [1, 5, 3, 2, NaN])).toEqual({ covariance: 0.5, correlation: 0.5, n: 3 });
    expect(pairCovariance([1, NaN], [1, 2]).correlation).toBeNaN();
  });

  test('half of the variance noise in both: correlation doubles, sd falls by root 2; cut at 1', () => {
    const a = Float64Array.of(1, 2, 3);
    const b = Float64Array.of(1, 3, 2);
    const half = correctedCorrelations([a, b], [0.5, 0.5], 0.1);
    expect(half.raw[1]).toBe(0.5);
    expect(half.corrected[1]).toBeCloseTo(1, 12);
    expect(half.correctedSd[0]).toBeCloseTo(Math.SQRT1_2, 12);
    expect(correctedCorrelations([a, b], [0.9, 0.9], 0.1).corrected[1]).toBe(1);
    expect(correctedCorrelations([a, b], [0.9, 0.9], 1).corrected[1]).toBe(0.5);
    expect(correctedCorrelations([a, b], [0, 0], 0.3).corrected).toEqual(half.raw);
  });
});

describe('areas simulated with known correlation and known noise', () => {
  // Quarterly shocks: common sd 0.04, own sd 0.02, so four-quarter growth correlates at 0.0016 / 0.0020 = 0.8 and has sd
  // sqrt(4 x 0.002) = 0.0894. Medians of 100 sales with log sd 0.5: noise variance of growth pi 0.25 / 100 = 0.00785.
  const trueCorrelation = 0.8;
  const trueSd = Math.sqrt(0.008);
  const noise = (Math.PI * 0.25) / 100;
  const quarters = 4000;
  const n = 6;
  const draw = normals(20_261_121);
  const paths = Array.from({ length: n }, () => new Float64Array(quarters));
  const level = new Float64Array(n).fill(13);
  for (let q = 0; q < quarters; q++) {
    const common = 0.04 * draw();
    for (let area = 0; area < n; area++) {
      level[area] = level[area]! + common + 0.02 * draw() - 0.0001 * level[area]!;
      paths[area]![q] = level[area]! + Math.sqrt(noise / 2) * draw();
    }
  }
  const table = areas(
    paths.map((path) => [...path]),
    0.5,
    100,
  );
  /** Standard error of a mean correlation from about 1,000 independent years is below 0.015 here: 4 of them. */
  const WITHIN = 0.06;

  test('raw correlation shows the attenuation, corrected the truth', () => {
    const growth = areaGrowth(table, config());
    expect(growth.noiseVariance[0]).toBeCloseTo(noise, 8);
    const result = areaCorrelations(growth, 0.3);
    const reliability = 0.008 / (0.008 + noise);
    expect(Math.abs(result.meanRaw - trueCorrelation * reliability)).toBeLessThan(WITHIN);
    expect(Math.abs(result.meanCorrected - trueCorrelation)).toBeLessThan(WITHIN);
    expect(Math.abs(result.correctedSd[0]! / trueSd - 1)).toBeLessThan(WITHIN);
  });

  test('roughness finds the noise and the real change of independent quarters on top: an upper bound', () => {
    const growth = areaGrowth(table, config({ measurementError: 'adjacent-quarters' }));
    const mean = growth.noiseVariance.reduce((sum, value) => sum + value, 0) / n;
    // Relative to the market (of which the area is a sixth) 5/6 of the noise and of the own shocks remain.
    expect(mean).toBeGreaterThan((noise * 5) / 6 / 1.06);
    expect(mean).toBeLessThan(noise * 1.3);
  });

  test('nothing is taken out when nothing is asked for', () => {
    const result = areaCorrelations(areaGrowth(table, config({ measurementError: 'none' })), 0.3);
    expect(result.meanCorrected).toBe(result.meanRaw);
  });

  test('groups of three areas average the noise out and correlate at 16 / (16 + 4/3)', () => {
    const result = groupCorrelations(
      areaGrowth(table, config()),
      [
        [0, 1, 2],
        [3, 4, 5],
      ],
      0.3,
    );
    expect(Math.abs(result.corrected[1]! - 16 / (16 + 4 / 3))).toBeLessThan(WITHIN);
  });
});

describe('growth of areas', () => {
  test('four-quarter growth of a steady rise, weighted by sales; missing areas are left out of a group', () => {
    const rise = (a: number) => Array.from({ length: 9 }, (_, q) => 13 + a * q);
    const growth = areaGrowth(areas([rise(0.01), rise(0.02), rise(NaN)]), config());
    const group = groupGrowth(growth, [0, 1, 2]);
    expect(group).toHaveLength(5);
    for (const value of group) expect(value).toBeCloseTo(0.06, 12);
    expect(groupGrowth(growth, [2]).every((value) => Number.isNaN(value))).toBe(true);
  });
});
