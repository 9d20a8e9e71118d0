import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { largestRemainderCents } from '../../../src-engine/fund/waterfall/cents.ts';

describe('largestRemainderCents', () => {
  test('100.01 shared 80 / 20 sums to 100.01, not to 80.00 + 20.00', () => {
    expect(largestRemainderCents([0.8 * 100.01, 0.2 * 100.01])).toEqual([80.01, 20]);
  });

  test('ties go to the earlier part', () => {
    expect(largestRemainderCents([0.005, 0.005])).toEqual([0.01, 0]);
  });

  test('parts sum to the cents of the total and none moves by a cent', () => {
    const amounts = fc.array(fc.double({ min: 0, max: 1e8, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(amounts, (parts) => {
        const rounded = largestRemainderCents(parts);
        const cents = rounded.map((amount) => Math.round(amount * 100));
        const totalCents = parts.reduce((sum, amount) => sum + amount * 100, 0);
        expect(cents.reduce((sum, cent) => sum + cent, 0)).toBe(Math.round(totalCents));
        // 1e-6: a part that is whole but for rounding may be carried to the next cent.
        parts.forEach((amount, i) => expect(Math.abs(cents[i]! - amount * 100)).toBeLessThan(1 + 1e-6));
      }),
    );
  });

  test('a negative amount or a NaN is refused', () => {
    expect(() => largestRemainderCents([1, -0.01])).toThrow('negative or not a number');
    expect(() => largestRemainderCents([NaN])).toThrow('negative or not a number');
  });
});
