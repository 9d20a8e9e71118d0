import { describe, expect, test } from 'vitest';
import { spread } from './path-tables.ts';
import * as series from '../../../src-engine/fund/metrics/performance-series.ts';
import { inverseNormal } from '../../../src-engine/numeric/inverse-normal.ts';

/**
 * Figures: quantopian/empyrical, tests/test_stats.py at 40f61b4 (Apache-2.0). Its drawdown and value at risk are signed returns;
 * ours are losses. Left out: alpha and the R2 "stability" (regressions on a benchmark; this release has no factor model).
 * The source states its figures to 1e-8; the compound return of the mixed series to 1e-4.
 */
const DIGITS = 7;
const mixed = Float64Array.of(NaN, 0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1);
const monthly = Float64Array.of(0, 0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1);
const positive = Float64Array.of(0.01, 0.02, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01);
const negative = Float64Array.of(0, -0.06, -0.07, -0.01, -0.09, -0.02, -0.06, -0.08, -0.05);
const allNegative = Float64Array.of(-0.02, -0.06, -0.07, -0.01, -0.09, -0.02, -0.06, -0.08, -0.05);
const one = Float64Array.of(0.01);
const first = Float64Array.of(
  -0.00171614,
  0.01322056,
  0.03063862,
  -0.01422057,
  -0.00489779,
  0.01268925,
  -0.03357711,
  0.01797036,
);
const second = Float64Array.of(
  0.01846232,
  0.00793951,
  -0.01448395,
  0.00422537,
  -0.00339611,
  0.03756813,
  0.0151531,
  0.03549769,
);

describe('published figures of empyrical', () => {
  test('total and annual return', () => {
    expect(series.totalReturn(mixed)).toBeCloseTo(0.03893, 4);
    expect(series.annualReturn(monthly, 52)).toBeCloseTo(0.24690830513998208, DIGITS);
  });

  test('largest drawdown, from a start of 1', () => {
    expect(series.maxDrawdown(one)).toBe(0);
    expect(series.maxDrawdown(mixed)).toBeCloseTo(0.1, DIGITS);
    expect(series.maxDrawdown(Float64Array.of(0.1, -0.1, 0.1))).toBeCloseTo(0.1, DIGITS);
    expect(series.maxDrawdown(allNegative)).toBeCloseTo(0.37858915742876154, DIGITS);
  });

  test('volatility and Calmar', () => {
    expect(series.annualVolatility(mixed, 252)).toBeCloseTo(0.9136465399704637, DIGITS);
    expect(series.annualVolatility(monthly, 12)).toBeCloseTo(0.18663690238892558, DIGITS);
    expect(series.calmarRatio(monthly, 52)).toBeCloseTo(2.4690830513998208, DIGITS);
  });

  test('Sharpe, and over a window of six periods', () => {
    expect(series.periodicSharpe(mixed, 0, 252)).toBeCloseTo(1.7238613961706866, DIGITS);
    expect(series.periodicSharpe(positive, 0, 252)).toBeCloseTo(52.915026221291804, DIGITS);
    expect(series.periodicSharpe(mixed.subarray(0, 6), 0, 252)).toBeCloseTo(7.57445259, DIGITS);
    expect(series.periodicSharpe(mixed.subarray(2, 8), 0, 252)).toBeCloseTo(8.22784105, DIGITS);
    // information ratio against a constant 1 %: an excess Sharpe that is not annualised
    expect(series.periodicSharpe(mixed, 0.01, 1)).toBeCloseTo(-0.06515583641446039, DIGITS);
  });

  test('downside risk and Sortino', () => {
    expect(series.downsideRisk(one, 0, 252)).toBe(0);
    expect(series.downsideRisk(mixed, 0.1, 252)).toBeCloseTo(1.7161730681956295, DIGITS);
    expect(series.downsideRisk(monthly, 0.1, 52)).toBeCloseTo(0.7733045971672482, DIGITS);
    expect(series.downsideRisk(monthly, 0.1, 12)).toBeCloseTo(0.3714835124201342, DIGITS);
    expect(series.downsideRisk(second, 0, 252)).toBeCloseTo(0.08349568059570447, DIGITS);
    expect(series.periodicSortino(mixed, 0.01, 252)).toBeCloseTo(-1.3934779588919977, DIGITS);
    expect(series.periodicSortino(monthly, 0, 52)).toBeCloseTo(1.115890105686644, DIGITS);
    expect(series.periodicSortino(first, 0, 252)).toBeCloseTo(3.0639640966566306, DIGITS);
  });

  test('omega', () => {
    expect(series.omegaRatio(mixed, series.periodicRate(10, 252))).toBeCloseTo(0.8335426349755793, DIGITS);
    expect(series.omegaRatio(positive, 0.011)).toBeCloseTo(1.125, DIGITS);
    expect(series.omegaRatio(negative, 0.01)).toBe(0);
  });

  test('value at risk of a period', () => {
    expect(series.periodicValueAtRisk(Float64Array.of(1, 2), 0.7)).toBeCloseTo(-1.3, DIGITS);
    expect(series.periodicValueAtRisk(Float64Array.of(1, 81, 82, 83, 84, 85), 0.9)).toBeCloseTo(-41, DIGITS);
    expect(series.periodicValueAtRisk(Float64Array.of(1, 81, 82, 83, 84, 85), 0.7)).toBeCloseTo(-81.5, DIGITS);
  });
});

describe('laws', () => {
  test('returns of levels compound back to the levels', () => {
    const levels = Float64Array.of(100, 110, 99, 120, 118);
    expect(series.totalReturn(series.returnsOfLevels(levels))).toBeCloseTo(0.18, 12);
    expect(series.maxDrawdown(series.returnsOfLevels(levels))).toBeCloseTo(0.1, 12);
  });

  test('taking out a known smoothing gives the returns back', () => {
    const raw = spread(50, 3).map((u) => 0.01 + 0.02 * inverseNormal(0.001 + 0.998 * u));
    const smoothed = raw.slice();
    for (let t = 1; t < raw.length; t += 1) smoothed[t] = 0.4 * smoothed[t - 1]! + 0.6 * raw[t]!;
    series.unsmoothed(smoothed, 0.4).forEach((r, t) => expect(r).toBeCloseTo(raw[t + 1]!, 12));
    expect(() => series.unsmoothed(raw, 1)).toThrow('smoothing weight');
  });

  test('no loss: omega and Calmar have no value', () => {
    expect(series.omegaRatio(positive, 0)).toBeNaN();
    expect(series.calmarRatio(positive, 12)).toBeNaN();
    expect(series.annualReturn(new Float64Array(0), 12)).toBeNaN();
  });
});
