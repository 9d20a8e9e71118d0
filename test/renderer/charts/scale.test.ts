import { describe, expect, test } from 'vitest';
import {
  axisNumbers,
  inSentence,
  markerText,
  originText,
  percentileName,
} from '../../../src-renderer/charts/numbers.ts';
import { decimalsOf, niceRange, shareRange } from '../../../src-renderer/charts/scale.ts';

describe('a round axis', () => {
  test.each([
    [0.013, 0.097, 6],
    [-0.036, 0.126, 7],
    [-95e6, 88e6, 5],
    [0, 10_000, 5],
  ])('holds %d to %d in steps of 1, 2 or 5', (low, high, parts) => {
    const { min, max, interval } = niceRange(low, high, parts);
    expect(min).toBeLessThanOrEqual(low);
    expect(max).toBeGreaterThanOrEqual(high);
    expect(['1', '2', '5']).toContain(interval.toExponential().split('e')[0]);
    expect(Math.abs(min / interval - Math.round(min / interval))).toBeLessThan(1e-9);
  });
  test('gives one value room on both sides and stands without any', () => {
    const { min, max } = niceRange(0.05, 0.05);
    expect(min).toBeLessThan(0.05);
    expect(max).toBeGreaterThan(0.05);
    expect(niceRange(Infinity, -Infinity)).toEqual({ min: 0, max: 1, interval: 0.2 });
  });
  test('of shares has five steps and room above, and ends at one', () => {
    expect(shareRange(0.197)).toEqual({ min: 0, max: 0.25, interval: 0.05 });
    expect(shareRange(1)).toEqual({ min: 0, max: 1, interval: 0.2 });
  });
});

describe('numbers on an axis', () => {
  test('take the decimals of the step', () => {
    expect(decimalsOf(0.02)).toBe(2);
    const whole = axisNumbers('Annual', { min: 0, max: 0.14, interval: 0.02 });
    expect(whole.label(0.08)).toBe('8\u00a0%');
    expect(axisNumbers('Annual', { min: 0.04, max: 0.05, interval: 0.002 }).label(0.048)).toBe('4.8\u00a0%');
  });
  test('show money in one scale, outflows in brackets', () => {
    const money = axisNumbers('Aud', { min: -90e6, max: 60e6, interval: 30e6 });
    expect(money.label(-30e6)).toBe('(30)');
    expect(money.unitText).toBe(', A$m');
  });
  test('a marker keeps the decimals that somebody typed', () => {
    expect(markerText(0.08, 'Annual')).toBe('8.0\u00a0%');
    expect(markerText(0.0825, 'Annual')).toBe('8.25\u00a0%');
  });
  test('words', () => {
    expect(percentileName(0.05)).toBe('P5');
    expect(inSentence('Net IRR')).toBe('net IRR');
    expect(inSentence('DPI at year 5')).toBe('DPI at year 5');
    expect(originText({ paths: 10_000, seed: '20261', run: 'run 17' })).toBe('n = 10,000, seed 20261, run 17');
  });
});
