import { describe, expect, test } from 'vitest';
import { createKernels } from '../../../src-engine/kernels/kernels.ts';
import { exp } from '../../../src-engine/numeric/exp.ts';
import { rootsOfTwo } from '../../../src-engine/numeric/exp-table.ts';
import { uniforms } from '../../support/uniforms.ts';

const uniform = uniforms(7);
const between = (from: number, to: number) => from + (to - from) * uniform();

describe('price index of a suburb', () => {
  test.each([1, 2, 119, 120])(
    '%d months: the exponential of the engine, bit for bit, and nothing beside them',
    (months) => {
      const kernels = createKernels(4 * 130 + rootsOfTwo.length);
      const index = kernels.floats(130).fill(-1);
      const zoneLog = kernels.floats(130).map(() => between(-0.05, 0.05));
      const shock = kernels.floats(130);
      const zone = kernels.floats(130);
      zone.set(zoneLog);
      for (let month = 0; month < 130; month++) shock[month] = between(-3, 3);
      const roots = kernels.floats(rootsOfTwo.length);
      roots.set(rootsOfTwo);
      const [growth, sd] = [0.004, 0.3];
      const most = kernels.grow(
        index.byteOffset,
        zone.byteOffset,
        shock.byteOffset,
        roots.byteOffset,
        months,
        growth,
        sd,
      );
      let walk = 0;
      let largest = 0;
      for (let month = 1; month <= months; month++) {
        walk += growth + sd * shock[month]!;
        expect(index[month]).toBe(exp(zone[month]! + walk));
        largest = Math.max(largest, Math.abs(zone[month]! + walk));
      }
      expect(index[0]).toBe(-1);
      expect(index[months + 1]).toBe(-1);
      expect(most).toBeGreaterThanOrEqual(largest);
    },
  );
});

describe('series of first mortgages', () => {
  test.each([
    [0, 120],
    [3, 120],
    [40, 41],
    [17, 60],
    [60, 60],
  ])('months %d to %d: factor x (1 - kept x r / ((1 + r)^n - 1)), or / n at no rate', (from, until) => {
    const months = 121;
    const highs = 23;
    const kernels = createKernels(months * (highs + 16 + 2) + 8);
    const factor = kernels.floats(months).fill(-1);
    const rate = kernels.floats(months);
    const high = kernels.floats(months * highs);
    const low = kernels.floats(months * 16);
    for (let month = 0; month < months; month++) {
      rate[month] = month % 5 === 0 ? 0 : between(-0.001, 0.01);
      let power = 1;
      for (let n = 0; n < 16; n++, power *= 1 + rate[month]!) low[16 * month + n] = power;
      let step = 1;
      for (let n = 0; n < highs; n++, step *= power) high[highs * month + n] = step;
    }
    const [key, kept] = [from + 200, 0.7];
    const at = [factor, rate, high, low].map((array) => array.byteOffset);
    kernels.payDown(at[0]!, at[1]!, at[2]!, at[3]!, highs, key, from, until, kept);
    let left = 1;
    expect(factor[from]).toBe(1);
    for (let month = from; month < until; month++) {
      const n = key - month;
      const growth = high[month * highs + (n >> 4)]! * low[16 * month + (n & 15)]!;
      left *= 1 - kept * (rate[month] === 0 ? 1 / n : rate[month]! / (growth - 1));
      expect(factor[month + 1]).toBe(left);
    }
    expect(factor.subarray(0, from).every((value) => value === -1)).toBe(true);
    expect(factor.subarray(until + 1).every((value) => value === -1)).toBe(true);
  });
});

test('arrays begin at whole vectors and do not overlap; more than was asked for is refused', () => {
  const kernels = createKernels(10);
  const [a, b] = [kernels.floats(3), kernels.floats(5)];
  expect(a.byteOffset % 16).toBe(0);
  expect(b.byteOffset).toBe(a.byteOffset + 32);
  expect(() => kernels.floats(1)).toThrow('have no room for 1 more');
});

test('users one after the other share a block until it is full, and arrays of each are zero at first', () => {
  const first = createKernels(100).floats(100).fill(7);
  const second = createKernels(100).floats(100);
  const large = createKernels(2_000_000).floats(2_000_000);
  expect(second.buffer).toBe(first.buffer);
  expect(second.every((value) => value === 0)).toBe(true);
  expect(large.buffer).not.toBe(first.buffer);
  expect(large[1_999_999]).toBe(0);
});
