import { expect, test } from 'vitest';
import { purpose } from '../../../src-engine/random/draws.ts';
import { seedKey } from '../../../src-engine/random/seed-key.ts';
import { sobolWord } from '../../../src-engine/random/sobol.ts';
import { fillNormals, fillUniforms } from '../../../src-engine/random/stream.ts';
import { threefry, threefryBlocks, threefryEntities } from '../../../src-engine/random/threefry.ts';
import { mirrorBits, uniform } from '../../../src-engine/random/uniform.ts';
import { nextUniforms, nextWord } from '../../../src-engine/random/xoshiro.ts';

const hex = (words: Int32Array) => [...words].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ');

// Random123 1.14, kat_vectors: threefry4x32 with 20 rounds.
// Known answers of xoshiro256**, mt19937 and philox4x32 are left out: none of these generators is in this engine.
test.each([
  [[0, 0, 0, 0], [0, 0, 0, 0], '9c6ca96a e17eae66 fc10ecd4 5256a7d8'],
  [[-1, -1, -1, -1], [-1, -1, -1, -1], '2a881696 57012287 f6c7446e a16a6732'],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89],
    '59cd1dbb b8879579 86b5d00c ac8b6d84',
  ],
])('threefry of counter %j', (counter, key, expected) => {
  const out = new Int32Array(6);
  threefry(Int32Array.from(key), counter[0]!, counter[1]!, counter[2]!, counter[3]!, out, 1);
  expect(hex(out.subarray(1, 5))).toBe(expected);
  expect([out[0], out[5]]).toEqual([0, 0]);
});

test('blocks made together are the blocks made alone', () => {
  const key = seedKey('bulk');
  const bulk = new Int32Array(40);
  const alone = new Int32Array(4);
  threefryEntities(key, 3, 5, 4095, 2, 10, bulk, 0);
  for (let i = 0; i < 10; i++) {
    threefry(key, 3, 5, 4095 + i, 2, alone, 0);
    expect([...bulk.subarray(4 * i, 4 * i + 4)]).toEqual([...alone]);
  }
  threefryBlocks(key, 3, 5, 7, 2, 10, bulk, 0);
  for (let i = 0; i < 10; i++) {
    threefry(key, 3, 5, 7, 2 + i, alone, 0);
    expect([...bulk.subarray(4 * i, 4 * i + 4)]).toEqual([...alone]);
  }
});

test('xoshiro128**: first words from state 1, 2, 3, 4, by the published recurrence in big integers', () => {
  const state = Int32Array.of(1, 2, 3, 4);
  let s = [1n, 2n, 3n, 4n];
  const M = 0xffffffffn;
  const rotate = (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & M;
  for (let i = 0; i < 100; i++) {
    const expected = (rotate((s[1]! * 5n) & M, 7n) * 9n) & M;
    const t = (s[1]! << 9n) & M;
    const [a, b, c, d] = s as [bigint, bigint, bigint, bigint];
    s = [a ^ d ^ b, b ^ c ^ a, c ^ a ^ t, rotate(d ^ b, 11n)];
    expect(BigInt(nextWord(state) >>> 0)).toBe(expected);
  }
});

test('uniforms come one a word', () => {
  const one = Int32Array.of(9, 8, 7, 6);
  const other = one.slice();
  const out = new Float64Array(50);
  nextUniforms(one, out, 0, 50);
  for (const value of out) expect(value).toBe(uniform(nextWord(other)));
  expect([...one]).toEqual([...other]);
});

test('a uniform is never 0 or 1, and its mirror is exact', () => {
  expect(uniform(0)).toBe(2 ** -33);
  expect(uniform(-1)).toBe(1 - 2 ** -33);
  for (const bits of [0, 1, -1, 123456789, -987654321]) expect(uniform(mirrorBits(bits))).toBe(1 - uniform(bits));
});

test('a seed is its text', () => {
  expect([...seedKey(42)]).toEqual([...seedKey('42')]);
  expect([...seedKey('43')]).not.toEqual([...seedKey('42')]);
  expect(hex(seedKey('42'))).toBe('01cbe662 809cde75 2bfeaec9 839057f7'); // seedrandom 3.0.5; changes every stored run
  expect(seedKey('').length).toBe(4);
});

test('Sobol points of the Joe-Kuo set (scipy 1.17, unscrambled, 32 bits)', () => {
  const dimensions = [0, 1, 2, 9, 99, 500, 959];
  const at = (index: number) => dimensions.map((dimension) => sobolWord(index, dimension) >>> 0);
  expect(at(5)).toEqual([3758096384, 3758096384, 536870912, 536870912, 1610612736, 3758096384, 3758096384]);
  expect(at(777)).toEqual([2973761536, 4022337536, 700448768, 1388314624, 2193620992, 3737124864, 2369781760]);
});

test('streams: one hash over the bits of many draws', () => {
  // A change of either number is a change of every stored result. It must be the same in every engine and on every machine.
  const hashOf = (fill: typeof fillNormals) => {
    const out = new Float64Array(5000);
    fill(seedKey('42'), purpose.nationalShock, 7, 0, out, 0, 5000);
    let hash = 0x811c9dc5;
    for (const word of new Int32Array(out.buffer)) hash = Math.imul(hash ^ word, 0x01000193);
    return hash >>> 0;
  };
  expect([hashOf(fillNormals), hashOf(fillUniforms)]).toEqual([1706571725, 3912044501]);
});
