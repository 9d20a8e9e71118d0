import { expect, test } from 'vitest';
import { npv } from '../../../src-engine/numeric/npv.ts';
import { futureValue, payment, periods, presentValue } from '../../../src-engine/numeric/time-value.ts';

// Published figures: tests of pyxirr (github.com/Anexen/pyxirr, tests/test_periodic.rs) and numpy-financial.
const FIGURES = 1e-11; // relative; the sources print 13 digits or more

/** Largest relative deviation over pairs of actual and expected. */
function deviation(...pairs: readonly (readonly [actual: number, expected: number])[]): number {
  return Math.max(...pairs.map(([actual, expected]) => Math.abs(actual / expected - 1)));
}

test('net present value', () => {
  const flows = [-40000, 5000, 8000, 12000, 30000];
  // spreadsheet convention: first flow one period away
  expect(
    deviation(
      [npv(0.08, flows), 3065.222668179],
      [npv(0.08, flows) / 1.08, 2838.169137203],
      [npv(0.05, [-15000, 1500, 2500, 3500, 4500, 6000]), 122.89485495093959],
    ),
  ).toBeLessThan(FIGURES);
});

test('level payment', () => {
  // printed to 6 decimals
  expect(deviation([payment(0.08 / 12, 60, 15000), -304.145914])).toBeLessThan(1e-8);
  expect(
    deviation(
      [payment(0, 60, 15000), -250],
      [payment(0.075 / 12, 180, 200000), -1854.0247200054619],
      [payment(0.01 / 12, 180, 200000), -1196.9890290366611],
      [payment(0.5 / 12, 180, 200000), -8338.702667524864],
    ),
  ).toBeLessThan(FIGURES);
});

test('future value', () => {
  expect(
    deviation(
      [futureValue(0.05 / 12, 120, -100, -100), 15692.9288943357],
      [futureValue(0.05 / 12, 120, -100, -100, true), 15757.6298441047],
      [futureValue(0, 120, -100, -100), 12100],
    ),
  ).toBeLessThan(FIGURES);
});

test('the five quantities agree with one another', () => {
  for (const rate of [0, 1e-9, 0.004, 0.05])
    for (const begin of [false, true]) {
      const level = payment(rate, 84, 5000, -700, begin);
      expect(
        deviation(
          [futureValue(rate, 84, level, 5000, begin), -700],
          [presentValue(rate, 84, level, -700, begin), 5000],
        ),
      ).toBeLessThan(1e-9);
      expect(deviation([periods(rate, level, 5000, -700, begin), 84])).toBeLessThan(1e-6);
    }
  expect(periods(0.01, -10, 5000)).toBe(NaN); // the payment does not even cover the interest
});
