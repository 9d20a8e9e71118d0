import { describe, expect, test } from 'vitest';
import { cohortUniform } from '../../../src-engine/random/cohort-uniform.ts';
import { purpose } from '../../../src-engine/random/draws.ts';
import { seedKey } from '../../../src-engine/random/seed-key.ts';
import type { DrawSettings } from '../../../src-engine/random/settings.ts';
import { fillShockNormals, fillShockUniforms } from '../../../src-engine/random/shocks.ts';
import { SOBOL_DIMENSIONS, sobolUniform } from '../../../src-engine/random/sobol.ts';
import { fillNormals } from '../../../src-engine/random/stream.ts';

const key = seedKey('modes');
const settings = (mode: DrawSettings['mode']): DrawSettings => ({
  key,
  mode,
  replicates: 16,
  variation: { market: 1, macro: 1, property: 1, attributes: 1, frailty: 1 },
});

describe('deterministic cohort', () => {
  test('every rank once, for every size', () => {
    for (const n of [1, 2, 3, 4, 6, 7, 30, 100, 144, 997]) {
      const ranks = Array.from({ length: n }, (_, k) => Math.round(cohortUniform(k, n) * n - 0.5));
      expect(ranks.toSorted((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, k) => k));
    }
  });

  test('mean one half, first half already spread, fixed', () => {
    const values = Array.from({ length: 50 }, (_, k) => cohortUniform(k, 50));
    expect(values.reduce((a, b) => a + b, 0) / 50).toBeCloseTo(0.5, 14);
    expect(Math.abs(values.slice(0, 25).reduce((a, b) => a + b, 0) / 25 - 0.5)).toBeLessThan(0.03);
    cohortUniform(3, 7);
    expect(cohortUniform(10, 50)).toBe(values[10]);
  });
});

describe('Sobol replicates', () => {
  test('the first 2^k points of a shifted sequence, origin included, fill every cell of size 2^-k once', () => {
    for (const dimension of [0, 1, 7, 100, SOBOL_DIMENSIONS - 1]) {
      const cells = new Int32Array(64);
      for (let point = -1; point < 63; point++) cells[Math.floor(sobolUniform(key, 2, point, dimension) * 64)]!++;
      expect([...cells]).toEqual(Array.from({ length: 64 }, () => 1));
    }
  });

  test('replicates differ and their mean beats independent draws', () => {
    // E of the mean of 8 uniforms' product-like sum: integrate sum over 8 dimensions of (u^2 - 1/3), true value 0
    const estimate = (replicate: number) => {
      let total = 0;
      for (let point = 0; point < 255; point++)
        for (let dimension = 0; dimension < 8; dimension++)
          total += sobolUniform(key, replicate, point, dimension) ** 2 - 1 / 3;
      return total / 255;
    };
    const estimates = Array.from({ length: 16 }, (_, replicate) => estimate(replicate));
    const mean = estimates.reduce((a, b) => a + b, 0) / 16;
    const spread = Math.sqrt(estimates.reduce((a, b) => a + (b - mean) ** 2, 0) / 15);
    const independent = Math.sqrt((8 * (4 / 45)) / 255); // variance of u^2 is 4/45
    expect(spread).toBeLessThan(independent / 5);
    expect(Math.abs(mean)).toBeLessThan((4 * spread) / 4 + 1 / 255); // 4 standard errors, and the skipped origin
  });
});

describe('market shocks by mode', () => {
  const draw = (mode: DrawSettings['mode'], path: number, slot: number, n = 120) => {
    const out = new Float64Array(n);
    fillShockNormals(settings(mode), purpose.zoneShock, path, 1, slot, 10, out, 0, n);
    return out;
  };

  test('independent paths are the stream itself; deterministic ones are zero', () => {
    const stream = new Float64Array(120);
    fillNormals(key, purpose.zoneShock, 5, 1, stream, 0, 120);
    expect([...draw('monteCarlo', 5, 0)]).toEqual([...stream]);
    expect(draw('deterministic', 5, 0).every((z) => z === 0)).toBe(true);
    const uniforms = new Float64Array(3);
    fillShockUniforms(settings('deterministic'), purpose.regime, 0, 0, 0, 1, uniforms, 0, 3);
    expect([...uniforms]).toEqual([0.5, 0.5, 0.5]);
  });

  test('months beyond the table come from the stream, the months before do not', () => {
    const stream = new Float64Array(120);
    fillNormals(key, purpose.zoneShock, 5, 1, stream, 0, 120);
    const quasi = draw('sobol', 5, 3);
    const last = SOBOL_DIMENSIONS / 10; // 10 factors share 960 dimensions: 96 months
    expect([...quasi.subarray(last)]).toEqual([...stream.subarray(last)]);
    for (let m = 0; m < last; m++) expect(quasi[m]).not.toBe(stream[m]);
    expect([...draw('sobol', 5, -1)]).toEqual([...stream]); // a factor outside the Sobol set
    expect([...draw('sobol', 5, 3, 40)]).toEqual([...quasi.subarray(0, 40)]);
  });

  test('mean over a replicate is nearer 0 than chance', () => {
    // 255 points of replicate 0 (paths 0, 16, 32 ...): standard error of independent draws 0.063
    let total = 0;
    for (let point = 0; point < 255; point++) total += draw('sobol', 16 * point, 0, 1)[0]!;
    expect(Math.abs(total / 255)).toBeLessThan(0.02);
  });

  test('antithetic pairs add to nothing', () => {
    const even = draw('antithetic', 8, 0);
    const odd = draw('antithetic', 9, 0);
    for (let m = 0; m < 120; m++) expect(even[m]! + odd[m]!).toBe(0);
  });
});
