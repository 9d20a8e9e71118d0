import { expect } from 'vitest';

/** Sums of a few thousand AUD amounts in another order: 1e-9 of the total. */
export const ROUNDING = 1e-9;

export function total(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}

export function close(a: number, b: number): void {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(ROUNDING * Math.max(1, Math.abs(a), Math.abs(b)));
}
