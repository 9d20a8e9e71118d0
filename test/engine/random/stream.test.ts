import { describe, expect, test } from 'vitest';
import { normalCdf, normalPdf } from '../../../src-engine/numeric/normal-cdf.ts';
import { advanceEntity, fillEntityWords, purpose } from '../../../src-engine/random/draws.ts';
import { seedKey } from '../../../src-engine/random/seed-key.ts';
import { fillNormals, fillUniforms } from '../../../src-engine/random/stream.ts';
import { uniform } from '../../../src-engine/random/uniform.ts';
import { inverseNormal } from '../../../src-engine/numeric/inverse-normal.ts';

const key = seedKey('stream test');
const PATHS = 4000;
const MONTHS = 120;
const SIGMAS = 4; // a right generator fails one such check in 16,000; the draws are fixed, so the result is too

/** Sample moments against those of the standard normal, in standard errors. */
function momentErrors(fill: (path: number, out: Float64Array) => void): readonly number[] {
  const out = new Float64Array(MONTHS);
  const sums = [0, 0, 0, 0];
  for (let path = 0; path < PATHS; path++) {
    fill(path, out);
    for (const z of out) for (let k = 0; k < 4; k++) sums[k] = sums[k]! + z ** (k + 1);
  }
  const n = PATHS * MONTHS;
  // variances of z, z^2, z^3, z^4: 1, 2, 15, 96
  return [0, 1, 0, 3].map((expected, k) => ((sums[k]! / n - expected) * Math.sqrt(n)) / Math.sqrt([1, 2, 15, 96][k]!));
}

/** Pearson's chi-square of equal cells, as standard normal deviate (Wilson and Hilferty 1931). */
function chiSquareDeviate(counts: Int32Array): number {
  const expected = counts.reduce((a, b) => a + b, 0) / counts.length;
  const chi = counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
  const df = counts.length - 1;
  return ((chi / df) ** (1 / 3) - (1 - 2 / (9 * df))) / Math.sqrt(2 / (9 * df));
}

describe('normals of a stream', () => {
  test('first four moments', () => {
    for (const error of momentErrors((path, out) => fillNormals(key, purpose.test, path, 0, out, 0, MONTHS)))
      expect(Math.abs(error)).toBeLessThan(SIGMAS);
  });

  test('whole distribution: 1,000 equal cells', () => {
    const counts = new Int32Array(1000);
    const out = new Float64Array(MONTHS);
    for (let path = 0; path < 20_000; path++) {
      fillNormals(key, purpose.test, path, 1, out, 0, MONTHS);
      for (const z of out) counts[Math.floor(normalCdf(z) * 1000)]!++;
    }
    expect(Math.abs(chiSquareDeviate(counts))).toBeLessThan(SIGMAS);
  });

  test('the tail beyond the ziggurat: how much of it, and its shape', () => {
    const tailStart = 3.6541528853610088;
    const out = new Float64Array(4000);
    let beyond = 0;
    let squares = 0;
    for (let path = 0; path < 10_000; path++) {
      fillNormals(key, purpose.test, path, 2, out, 0, 4000);
      for (let i = 0; i < 4000; i++) {
        const over = Math.abs(out[i]!) - tailStart;
        if (over > 0) {
          beyond++;
          squares += over * over;
        }
      }
    }
    const expected = 2 * normalCdf(-tailStart) * 4e7;
    expect(Math.abs(beyond - expected)).toBeLessThan(SIGMAS * Math.sqrt(expected));
    // E[(Z - a)^2 | Z > a] = 1 - a E[Z - a | Z > a]; the square's sd is about 2.2 times its mean for so short a tail
    const meanExcess = normalPdf(tailStart) / normalCdf(-tailStart) - tailStart;
    const meanSquare = 1 - tailStart * meanExcess;
    expect(Math.abs(squares / beyond - meanSquare)).toBeLessThan((SIGMAS * 2.2 * meanSquare) / Math.sqrt(beyond));
  });

  test('a draw does not depend on how many are asked for', () => {
    const long = new Float64Array(1000);
    fillNormals(key, purpose.test, 3, 2, long, 0, 1000);
    for (const n of [1, 2, 3, 5, 119, 120, 121, 255, 256, 257, 999]) {
      const short = new Float64Array(n + 2);
      fillNormals(key, purpose.test, 3, 2, short, 1, n);
      expect([...short.subarray(1, n + 1)]).toEqual([...long.subarray(0, n)]);
      expect([short[0], short[n + 1]]).toEqual([0, 0]); // nothing written outside
    }
  });

  test('repeated in any order: the same bits', () => {
    const draw = (path: number, factor: number) => {
      const out = new Float64Array(24);
      fillNormals(key, purpose.zoneShock, path, factor, out, 0, 24);
      return [...out];
    };
    const first = [draw(0, 0), draw(0, 1), draw(1, 0)];
    expect([draw(1, 0), draw(0, 1), draw(0, 0)]).toEqual(first.reverse());
  });
});

describe('uniforms of a stream', () => {
  test('1,000 equal cells; pairs of successive draws on a 32 x 32 board', () => {
    const cells = new Int32Array(1000);
    const board = new Int32Array(1024);
    const out = new Float64Array(MONTHS);
    for (let path = 0; path < 10_000; path++) {
      fillUniforms(key, purpose.test, path, 0, out, 0, MONTHS);
      for (let m = 0; m < MONTHS; m++) {
        cells[Math.floor(out[m]! * 1000)]!++;
        if (m % 2 === 1) board[Math.floor(out[m - 1]! * 32) * 32 + Math.floor(out[m]! * 32)]!++;
      }
    }
    expect(Math.abs(chiSquareDeviate(cells))).toBeLessThan(SIGMAS);
    expect(Math.abs(chiSquareDeviate(board))).toBeLessThan(SIGMAS);
  });
});

describe('slots of an entity', () => {
  test('each of the four words is uniform, and its normal has the right moments', () => {
    const words = new Int32Array(4 * MONTHS);
    for (let slot = 0; slot < 4; slot++) {
      const cells = new Int32Array(500);
      const errors = momentErrors((path, out) => {
        fillEntityWords(key, purpose.advanceExit, path, advanceEntity(path % 24, 0), 0, MONTHS, words, 0);
        for (let i = 0; i < MONTHS; i++) {
          const u = uniform(words[4 * i + slot]!);
          cells[Math.floor(u * 500)]!++;
          out[i] = inverseNormal(u);
        }
      });
      for (const error of errors) expect(Math.abs(error)).toBeLessThan(SIGMAS);
      expect(Math.abs(chiSquareDeviate(cells))).toBeLessThan(SIGMAS);
    }
  });

  test('entities of different months never meet', () => {
    expect(advanceEntity(0, 4095) + 1).toBe(advanceEntity(1, 0));
    expect(() => advanceEntity(3, 4096)).toThrow('More than 4096');
    expect(() => advanceEntity(3, -1)).toThrow('More than 4096');
  });

  test('no two purposes share a number', () => {
    const numbers = Object.values(purpose);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

test('neighbouring positions are uncorrelated: key, purpose, path, factor, kind', () => {
  const n = 50_000;
  const base = new Float64Array(n);
  fillNormals(key, purpose.test, 10, 10, base, 0, n);
  const other = key.slice();
  other[3] = other[3]! ^ 1; // one bit of the key
  const neighbours: ((out: Float64Array) => void)[] = [
    (out) => fillNormals(other, purpose.test, 10, 10, out, 0, n),
    (out) => fillNormals(key, purpose.test + 1, 10, 10, out, 0, n),
    (out) => fillNormals(key, purpose.test, 11, 10, out, 0, n),
    (out) => fillNormals(key, purpose.test, 10, 11, out, 0, n),
    (out) => fillUniforms(key, purpose.test, 10, 10, out, 0, n),
  ];
  for (const fill of neighbours) {
    const out = new Float64Array(n);
    fill(out);
    const isUniform = out.every((x) => x > 0 && x < 1);
    let total = 0;
    for (let i = 0; i < n; i++) total += base[i]! * (isUniform ? (out[i]! - 0.5) * Math.sqrt(12) : out[i]!);
    expect(Math.abs(total / Math.sqrt(n))).toBeLessThan(SIGMAS);
  }
});

describe('antithetic pairs', () => {
  test('the odd path mirrors the even one; the even one is as without pairs', () => {
    const [plain, even, odd] = [new Float64Array(60), new Float64Array(60), new Float64Array(60)];
    for (const fill of [fillNormals, fillUniforms]) {
      fill(key, purpose.test, 6, 0, plain, 0, 60);
      fill(key, purpose.test, 6, 0, even, 0, 60, true);
      fill(key, purpose.test, 7, 0, odd, 0, 60, true);
      expect([...even]).toEqual([...plain]);
      const mirror = fill === fillNormals ? (x: number) => -x : (x: number) => 1 - x;
      expect([...odd]).toEqual([...plain].map(mirror));
    }
    const [a, b] = [new Int32Array(8), new Int32Array(8)];
    fillEntityWords(key, purpose.advanceExit, 6, 5, 0, 2, a, 0, true);
    fillEntityWords(key, purpose.advanceExit, 7, 5, 0, 2, b, 0, true);
    for (let i = 0; i < 8; i++) expect(uniform(b[i]!)).toBe(1 - uniform(a[i]!));
  });
});
