import { expect, test } from 'vitest';
import { poissonRange95 } from '../../../src-engine/numeric/poisson.ts';

test('no mean, no count', () => expect(poissonRange95(0)).toEqual({ low: 0, high: 0 }));

test('the central range of tables: P(N <= k) at mean 10 is 0.0103 at 3, 0.0293 at 4, 0.9730 at 16, 0.9857 at 17', () =>
  expect(poissonRange95(10)).toEqual({ low: 4, high: 17 }));

test('small means: P(N = 0) = 0.905 at 0.1, 0.368 at 1', () => {
  expect(poissonRange95(0.1)).toEqual({ low: 0, high: 1 });
  expect(poissonRange95(1)).toEqual({ low: 0, high: 3 });
});

test('the normal range meets the exact one where it takes over', () => {
  const [exact, normal] = [poissonRange95(599.9), poissonRange95(600.1)];
  expect(Math.abs(exact.low - normal.low)).toBeLessThanOrEqual(2);
  expect(Math.abs(exact.high - normal.high)).toBeLessThanOrEqual(2);
});
