import { describe, expect, test } from 'vitest';
import {
  observedStretch,
  periodNumber,
  periodText,
  seriesBetween,
  seriesOf,
  valueAt,
} from '../../../src-engine/fund/data/series.ts';
import { builtInData } from '../../support/data-room.ts';

const data = builtInData();

describe('periods', () => {
  test('numbers and texts are inverse, and follow each other', () => {
    for (const frequency of ['month', 'quarter'] as const) {
      const start = periodNumber(frequency === 'month' ? '1999-11' : '1999-Q3', frequency);
      for (let i = 0; i < 30; i += 1) expect(periodNumber(periodText(start + i, frequency), frequency)).toBe(start + i);
    }
    expect(periodText(periodNumber('1999-12', 'month') + 1, 'month')).toBe('2000-01');
  });

  test('what is not a period is refused', () => {
    expect(() => periodNumber('2003-13', 'month')).toThrow('is not a month');
    expect(() => periodNumber('2003-07', 'quarter')).toThrow('is not a quarter');
  });
});

describe('series of the data room', () => {
  test('hold published figures: Sydney 218.7 in 2021-Q4, cash rate 4.35 % in 2024-10, 10.76 million dwellings', () => {
    expect(valueAt(seriesOf(data, 'rppiSydneyIndex'), '2021-Q4')).toBe(218.7);
    expect(valueAt(seriesOf(data, 'cashRateAnnual'), '2024-10')).toBe(0.0435);
    expect(valueAt(seriesOf(data, 'australiaDwellingCount'), '2021-Q4')).toBe(10_761_900);
    expect(valueAt(seriesOf(data, 'australiaMeanPriceAud'), '2021-Q4')).toBe(920_100);
  });

  test('outside a series is missing, an unknown series is an error', () => {
    expect(valueAt(seriesOf(data, 'rppiSydneyIndex'), '2022-Q1')).toBeNaN();
    expect(() => seriesOf(data, 'rppiParisIndex')).toThrow("There is no series 'rppiParisIndex'");
  });

  test('Sydney quarterly growth, 2003-Q3 to 2021-Q4: 73 quarters, autocorrelation 0.59, annual sd under iid scaling 5.4 %', () => {
    const { values } = observedStretch(seriesOf(data, 'rppiSydneyIndex'));
    const growth = Array.from(values.slice(1), (value, i) => Math.log(value / values[i]!));
    expect(growth).toHaveLength(73);
    const mean = growth.reduce((a, b) => a + b) / growth.length;
    const variance = growth.reduce((sum, g) => sum + (g - mean) ** 2, 0) / (growth.length - 1);
    const lagged = growth.slice(1).reduce((sum, g, i) => sum + (g - mean) * (growth[i]! - mean), 0);
    // Figures published with the design: two digits.
    expect(lagged / (variance * (growth.length - 1))).toBeCloseTo(0.59, 2);
    expect(Math.sqrt(4 * variance)).toBeCloseTo(0.054, 3);
  });

  test('a stretch ends at the last known value and has no hole', () => {
    const melbourne = observedStretch(seriesOf(data, 'rppiMelbourneIndex'));
    expect(melbourne.firstPeriod).toBe('2003-Q3');
    expect(melbourne.values).toHaveLength(60);
    expect(melbourne.values.every((value) => value > 0)).toBe(true);
    expect(seriesBetween(melbourne, '2018-Q2', '2018-Q4')).toEqual(Float64Array.of(melbourne.values[59]!, NaN, NaN));
  });
});
