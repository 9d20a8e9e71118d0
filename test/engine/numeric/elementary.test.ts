import { describe, expect, test } from 'vitest';
import { exp } from '../../../src-engine/numeric/exp.ts';
import { expm1 } from '../../../src-engine/numeric/expm1.ts';
import { log, log1p } from '../../../src-engine/numeric/log.ts';
import { pow, powInt } from '../../../src-engine/numeric/pow.ts';
import { seedKey } from '../../../src-engine/random/seed-key.ts';
import { fillUniforms } from '../../../src-engine/random/stream.ts';

// The reference is this machine's Math, itself off by up to 1 ulp: two correct functions may differ by 2.
const MOST_ULPS = 2;
const POINTS = 20_000;

const cell = new Float64Array(1);
const bits = new BigInt64Array(cell.buffer);
function ulpsApart(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  cell[0] = a;
  const first = bits[0]!;
  cell[0] = b;
  return Math.abs(Number(first - bits[0]!));
}

const uniforms = new Float64Array(2 * POINTS);
fillUniforms(seedKey('elementary'), 99, 0, 0, uniforms, 0, 2 * POINTS);

function worst(f: (u: number, v: number) => readonly [number, number]): number {
  let most = 0;
  for (let i = 0; i < POINTS; i++) most = Math.max(most, ulpsApart(...f(uniforms[2 * i]!, uniforms[2 * i + 1]!)));
  return most;
}

describe('exp, log and powers from arithmetic alone', () => {
  test.each<[string, (u: number, v: number) => readonly [number, number]]>([
    ['exp, whole range', (u) => [exp((u - 0.5) * 1416), Math.exp((u - 0.5) * 1416)]],
    ['exp, usual range', (u) => [exp((u - 0.5) * 6), Math.exp((u - 0.5) * 6)]],
    ['expm1, wide', (u) => [expm1((u - 0.5) * 80), Math.expm1((u - 0.5) * 80)]],
    ['expm1, near 0', (u, v) => [expm1((u - 0.5) * v * 1e-3), Math.expm1((u - 0.5) * v * 1e-3)]],
    ['log, wide', (u) => [log(Math.exp((u - 0.5) * 1400)), Math.log(Math.exp((u - 0.5) * 1400))]],
    ['log, near 1', (u) => [log(0.5 + u), Math.log(0.5 + u)]],
    ['log1p, near 0', (u, v) => [log1p((u - 0.5) * v * 1e-3), Math.log1p((u - 0.5) * v * 1e-3)]],
    ['log1p, wide', (u) => [log1p(Math.exp((u - 0.7) * 60)), Math.log1p(Math.exp((u - 0.7) * 60))]],
    ['pow, rates', (u, v) => [pow(0.5 + u, (v - 0.5) * 240), Math.pow(0.5 + u, (v - 0.5) * 240)]],
    [
      'pow, wide',
      (u, v) => {
        const base = Math.exp((u - 0.5) * 1300);
        return [pow(base, v), Math.pow(base, v)];
      },
    ],
  ])('%s within 2 ulp', (_, f) => {
    expect(worst(f)).toBeLessThanOrEqual(MOST_ULPS);
  });

  test('edges', () => {
    expect([exp(0), exp(-Infinity), exp(Infinity), exp(710), exp(-746), exp(NaN)]).toEqual([
      1,
      0,
      Infinity,
      Infinity,
      0,
      NaN,
    ]);
    expect([exp(1e300), exp(-1e300)]).toEqual([Infinity, 0]);
    expect(ulpsApart(exp(-740), Math.exp(-740))).toBeLessThanOrEqual(1); // subnormal
    expect(ulpsApart(exp(709.7), Math.exp(709.7))).toBeLessThanOrEqual(1);
    expect([log(1), log(0), log(-1), log(Infinity), log(NaN)]).toEqual([0, -Infinity, NaN, Infinity, NaN]);
    expect(ulpsApart(log(5e-324), Math.log(5e-324))).toBeLessThanOrEqual(1);
    expect([log1p(-1), log1p(-2), log1p(Infinity)]).toEqual([-Infinity, NaN, Infinity]);
    expect([expm1(-Infinity), expm1(Infinity), expm1(-1e-300)]).toEqual([-1, Infinity, -1e-300]);
  });

  test('pow treats special arguments as Math.pow does', () => {
    const special = [0, -0, 0.5, -0.5, 2, -2, 3, -3, 1e300, -1e300, 5e-324, Infinity, -Infinity, NaN];
    for (const base of special)
      for (const exponent of special) {
        const [own, reference] = [pow(base, exponent), Math.pow(base, exponent)];
        expect(ulpsApart(own, reference) <= 1 || (own !== own && reference !== reference), `${base}^${exponent}`).toBe(
          true,
        );
      }
  });

  test('powInt multiplies: exact for small integers, reciprocal for negative periods', () => {
    expect(powInt(3, 20)).toBe(3486784401);
    expect(powInt(2, -3)).toBe(0.125);
    expect(powInt(1.01, 0)).toBe(1);
    expect(Math.abs(powInt(1 + 0.08 / 12, 120) / pow(1 + 0.08 / 12, 120) - 1)).toBeLessThan(1e-14); // a few rounding errors
  });

  test('the same bits everywhere: one hash over many results', () => {
    // A change of this number is a change of every stored result. It must be the same in every engine and on every machine.
    let hash = 0x811c9dc5;
    for (let i = 0; i < POINTS; i++) {
      const u = uniforms[i]!;
      for (const value of [exp((u - 0.5) * 40), log(u), pow(0.5 + u, 7.3), expm1(u), log1p(u)]) {
        cell[0] = value;
        for (const word of new Int32Array(cell.buffer)) hash = Math.imul(hash ^ word, 0x01000193);
      }
    }
    expect(hash >>> 0).toBe(1416421921);
  });
});
