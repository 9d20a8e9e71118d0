import { describe, expect, test } from 'vitest';
import { metricCategories } from '../../../src-engine/fund/data/metric.ts';
import { categoryStatus, isMetricName, metricNames, metricOf } from '../../../src-engine/fund/data/metrics.ts';
import { builtInData } from '../../support/data-room.ts';

const { suburbs } = builtInData();

describe('the metric dictionary', () => {
  test('has at least 50 metrics, each in a column of 826 suburbs', () => {
    expect(metricNames.length).toBeGreaterThanOrEqual(50);
    expect(suburbs.rows).toBe(826);
    for (const name of metricNames) expect(suburbs.metrics[name]).toHaveLength(826);
  });

  test('names end with their unit, and every entry is complete', () => {
    expect(metricNames.filter((name) => !name.endsWith(metricOf(name).unit))).toEqual([]);
    for (const name of metricNames) {
      const { title, source, doc, minimum, maximum } = metricOf(name);
      expect([title, source, doc].every((text) => text.length > 0)).toBe(true);
      expect(minimum).toBeLessThan(maximum);
    }
  });

  test('every category has metrics, and says what it lacks', () => {
    const status = categoryStatus(suburbs.metrics);
    expect(status.map((entry) => entry.category)).toEqual([...metricCategories]);
    const place = status.find((entry) => entry.category === 'infrastructureAndEnvironment')!;
    expect(place.status).toBe('partial');
    expect(place.note).toContain('No data on schools');
  });

  test('a category without a known figure says none', () => {
    const status = categoryStatus({ turnoverAnnual: Float64Array.of(NaN, NaN) });
    expect(status.find((entry) => entry.category === 'liquidity')).toMatchObject({ status: 'none', note: 'No data.' });
    expect(status.find((entry) => entry.category === 'growth')).toMatchObject({ metricCount: 0, coverageFraction: 0 });
  });

  test('knows its names and no others', () => {
    expect(isMetricName('turnoverAnnual')).toBe(true);
    expect(isMetricName('toString')).toBe(false);
  });
});

describe('the suburb table', () => {
  test('missing stays missing: 57 suburbs without a house price, 154 without a unit price, 20 without SEIFA', () => {
    const missing = (values: Float64Array) => values.filter((value) => Number.isNaN(value)).length;
    expect(missing(suburbs.metrics.medianHousePriceAud)).toBe(826 - 769);
    expect(missing(suburbs.metrics.medianUnitPriceAud)).toBe(826 - 672);
    expect(missing(suburbs.metrics.advantageScore)).toBe(826 - 806);
    expect(missing(suburbs.metrics.populationCount)).toBe(0);
  });

  test('dwelling mix and tenure are shares of a whole', () => {
    const {
      houseFraction,
      semiFraction,
      apartmentFraction,
      ownedOutrightFraction,
      ownedWithMortgageFraction,
      rentedFraction,
    } = suburbs.metrics;
    for (let s = 0; s < suburbs.rows; s += 1) {
      // The census perturbs small counts and leaves out other types, so sums are near 1, not 1.
      expect(houseFraction[s]! + semiFraction[s]! + apartmentFraction[s]!).toBeLessThan(1.1);
      expect(ownedOutrightFraction[s]! + ownedWithMortgageFraction[s]! + rentedFraction[s]!).toBeLessThan(1.1);
    }
  });

  test('gross yields are near a year of rent over price, though of another mix of bedrooms', () => {
    const { unitRentWeeklyAud, medianUnitPriceAud, unitGrossYieldAnnual } = suburbs.metrics;
    const ratios = Array.from(
      unitGrossYieldAnnual,
      (yieldAnnual, s) => (yieldAnnual * medianUnitPriceAud[s]!) / (unitRentWeeklyAud[s]! * 52),
    );
    const known = ratios.filter((ratio) => !Number.isNaN(ratio)).toSorted((a, b) => a - b);
    expect(known.length).toBeGreaterThan(600);
    expect(known[Math.floor(known.length / 2)]).toBeCloseTo(1, 1);
    expect(known[0]).toBeGreaterThan(0.5);
    expect(known.at(-1)).toBeLessThan(1.5);
  });
});
