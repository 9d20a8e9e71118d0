import { describe, expect, it } from 'vitest';
import { createKernels } from '../../../src-engine/kernels/kernels.ts';
import { inverseNormal } from '../../../src-engine/numeric/inverse-normal.ts';
import { log } from '../../../src-engine/numeric/log.ts';
import { normalCdf } from '../../../src-engine/numeric/normal-cdf.ts';
import { uniform } from '../../../src-engine/random/uniform.ts';

const EDGE = [0, 1, 2, -1, -2, 0x7fffffff, -0x80000000];
/** Words at both ends, around both joints of the quantile, and spread over everything between. */
const spread = Array.from({ length: 4096 }, (_, i) => (i * 0x9e3779b1) | 0);
const joints = [0.075, 0.925].flatMap((u) => [-1, 0, 1].map((step) => (Math.floor(u * 4294967296) + step) | 0));
const words = [...EDGE, ...joints, ...spread];

const kernels = createKernels(16);
const law = kernels.floats(6);
const out = kernels.floats(4);
const place = kernels.floats(2);
const four = new Int32Array(place.buffer, place.byteOffset, 4);

describe('draws by four have the bits of draws alone', () => {
  it('exponentials', () => {
    for (let i = 0; i + 4 <= words.length; i += 4) {
      four.set(words.slice(i, i + 4));
      kernels.exponentials(four.byteOffset, out.byteOffset);
      expect([...out]).toEqual([...four].map((word) => -log(uniform(word))));
    }
  });

  it.each([
    ['both sides cut', 0.4, 0.15, 0, 0.65],
    ['hardly cut', 250_000, 50_000, 0, 1e9],
    ['above the mean only', 0, 1, 0.5, 9],
    ['far out above', 0, 1, 3, 9],
    ['far out below', 0, 1, -9, -4],
  ])('truncated normals: %s', (_, mean, sd, min, max) => {
    const low = normalCdf((min - mean) / sd);
    const span = normalCdf((max - mean) / sd) - low;
    law.set([mean, sd, min, max, low, span]);
    const [found, alone, far]: [number[], number[], number[]] = [[], [], [0]];
    for (let i = 0; i + 4 <= words.length; i += 4) {
      four.set(words.slice(i, i + 4));
      const beyond = kernels.truncatedNormals(four.byteOffset, law.byteOffset, out.byteOffset);
      for (let lane = 0; lane < 4; lane++) {
        const probability = low + uniform(four[lane]!) * span;
        const value = Math.min(max, Math.max(min, mean + sd * inverseNormal(probability)));
        const left = ((beyond >> lane) & 1) === 1;
        if (left) far.push(Math.min(probability, 1 - probability));
        found.push(left ? value : out[lane]!);
        alone.push(value);
      }
    }
    expect(found).toEqual(alone);
    expect(Math.max(...far)).toBeLessThan(1.4e-11);
    expect(far.length).toBeLessThan(8);
  });

  it('says which lanes lie beyond its reach', () => {
    law.set([0, 1, 7, 9, normalCdf(7), normalCdf(9) - normalCdf(7)]);
    four.set([0, 1, 0x40000000, 0x7fffffff]);
    expect(kernels.truncatedNormals(four.byteOffset, law.byteOffset, out.byteOffset)).toBe(15);
  });
});
