import { describe, expect, test } from 'vitest';
import { inverseNormal } from '../../../src-engine/numeric/inverse-normal.ts';
import { normalCdf, normalPdf } from '../../../src-engine/numeric/normal-cdf.ts';

describe('normal distribution', () => {
  // Quantiles computed with scipy 1.17 (ndtri).
  test.each([
    [1e-10, -6.361340902404056],
    [1e-6, -4.753424308822899],
    [0.001, -3.090232306167813],
    [0.01, -2.3263478740408408],
    [0.02425, -1.972961051311885],
    [0.05, -1.6448536269514729],
    [0.1, -1.2815515655446004],
    [0.25, -0.6744897501960817],
    [0.5, 0],
    [0.75, 0.6744897501960817],
    [0.9, 1.2815515655446004],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.99, 2.3263478740408408],
    [0.995, 2.5758293035489004],
    [0.999, 3.090232306167813],
    [0.999999, 4.753424308817087],
  ])('quantile at %d', (p, z) => {
    expect(Math.abs(inverseNormal(p) - z)).toBeLessThanOrEqual(4e-16 * (1 + Math.abs(z))); // AS 241 states 1e-16 relative
  });

  test('quantile of the cdf gives the argument back', () => {
    for (let z = -8; z <= 5; z += 0.013) {
      // near 1 the probability itself has only 1e-16 absolute, so z is known to 1e-16 / density
      const slack = 3e-15 * (1 + Math.abs(z)) + 2.3e-16 / normalPdf(Math.max(z, 0));
      expect(Math.abs(inverseNormal(normalCdf(z)) - z)).toBeLessThan(slack);
    }
  });

  test('cdf: symmetry, centre, far tails and published values', () => {
    expect(normalCdf(0)).toBe(0.5);
    for (const z of [0.1, 0.67, 0.68, 1, 3, 5.6, 5.7]) expect(normalCdf(z) + normalCdf(-z)).toBeCloseTo(1, 15);
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(Infinity)).toBe(1);
    expect(normalCdf(NaN)).toBe(NaN);
    // Abramowitz and Stegun, table 26.2: Q(1), Q(5), Q(10)
    expect(Math.abs(normalCdf(-1) / 0.158655253931457 - 1)).toBeLessThan(1e-14);
    expect(Math.abs(normalCdf(-5) / 2.866515718791939e-7 - 1)).toBeLessThan(1e-14);
    expect(Math.abs(normalCdf(-10) / 7.61985302416052e-24 - 1)).toBeLessThan(1e-13);
  });

  test('density is the slope of the cdf', () => {
    const h = 1e-5; // central difference: error about h^2
    for (let z = -4; z <= 4; z += 0.37)
      expect(Math.abs((normalCdf(z + h) - normalCdf(z - h)) / (2 * h) - normalPdf(z))).toBeLessThan(1e-10);
  });

  test('outside (0, 1)', () => {
    expect([inverseNormal(0), inverseNormal(1), inverseNormal(-0.1), inverseNormal(1.1), inverseNormal(NaN)]).toEqual([
      -Infinity,
      Infinity,
      NaN,
      NaN,
      NaN,
    ]);
  });
});
