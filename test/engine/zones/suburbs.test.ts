import { describe, expect, test } from 'vitest';
import { measuredRows, measurementWeights, suburbSales } from '../../../src-engine/fund/zones/copies.ts';
import { areaGroups } from '../../../src-engine/fund/zones/area-groups.ts';
import { findSuburb } from '../../../src-engine/fund/zones/find-suburb.ts';
import { metricCorrelations } from '../../../src-engine/fund/zones/metric-correlations.ts';
import { similarSuburbs } from '../../../src-engine/fund/zones/similar-suburbs.ts';
import { summariseMetrics } from '../../../src-engine/fund/zones/statistics.ts';
import { growthErrorVariance, growthYears, suburbGrowth } from '../../../src-engine/fund/zones/suburb-growth.ts';
import { lendable, town } from './town.ts';

const { suburbs } = town([
  {
    name: 'Ash',
    postcode: '1',
    metrics: { ...lendable, allSalesCount: 300, dwellingCount: 1000, unemploymentFraction: 0.05 },
  },
  {
    name: 'Birch',
    postcode: '1',
    metrics: { ...lendable, allSalesCount: 300, dwellingCount: 2000, unemploymentFraction: 0.05 },
  },
  {
    name: 'Cedar',
    postcode: '2',
    metrics: { ...lendable, allSalesCount: 300, dwellingCount: 500, unemploymentFraction: 0.08 },
  },
  { name: 'Elm', postcode: '3', metrics: { dwellingCount: 10 } },
]);

describe('copies of a postcode', () => {
  test('its sales are shared by dwellings, so that their sum is what was published', () => {
    expect([...suburbSales(suburbs)]).toEqual([100, 200, 300, NaN]);
  });

  test('its figures weigh 1 together; census figures of the suburb weigh 1 each', () => {
    expect([...measurementWeights(suburbs, 'allSalesCount')]).toEqual([0.5, 0.5, 1, 0]);
    expect([...measurementWeights(suburbs, 'unemploymentFraction')]).toEqual([1, 1, 1, 0]);
    expect(measuredRows(suburbs, 'allSalesCount', [0, 1, 2, 3])).toEqual([0, 2]);
    expect(measuredRows(suburbs, 'unemploymentFraction', [0, 1, 2, 3])).toEqual([0, 1, 2]);
  });

  test('statistics count them once', () => {
    const summary = summariseMetrics(suburbs, [0, 1, 2, 3]);
    const of = (name: string) => summary.find((line) => line.metric === name)!;
    expect(of('allSalesCount').count).toBe(2);
    expect(of('unemploymentFraction')).toMatchObject({ count: 3, median: 0.05 });
    expect(of('unemploymentFraction').upperQuartile).toBeCloseTo(0.065, 12);
    expect(of('turnoverAnnual')).toMatchObject({ count: 0, median: NaN });
  });
});

describe('metric correlations', () => {
  test('pairwise complete, copied pairs once, and none from two points', () => {
    const pairs = metricCorrelations(suburbs, [
      'allSalesCount',
      'houseSalesCount',
      'unemploymentFraction',
      'dwellingCount',
    ]);
    expect(pairs).toHaveLength(6);
    expect(pairs[0]).toEqual({ first: 'allSalesCount', second: 'houseSalesCount', correlation: NaN, count: 2 });
    const last = pairs.at(-1)!;
    expect(last.count).toBe(3);
    // By hand: differences from the means multiply to -20, their squares sum to 1166666.7 and 0.0006.
    expect(last.correlation).toBeCloseTo(-20 / Math.sqrt(700), 12);
  });
});

describe('similar suburbs', () => {
  const place = (name: string, age: number, distance: number, extra = {}) => ({
    name,
    postcode: name,
    metrics: { medianAgeYear: age, distanceToCbdKilometre: distance, ...extra },
  });
  const { suburbs: places } = town([
    place('A', 30, 10),
    place('B', 31, 11),
    place('C', 50, 40),
    place('D', 30, 10),
    { name: 'E', postcode: 'E', metrics: {} },
  ]);

  test('nearest first, itself and suburbs without figures left out, a twin at distance 0', () => {
    const found = similarSuburbs(places, 0, 10, 3);
    expect(found.map((other) => other.row)).toEqual([3, 1, 2]);
    expect(found[0]).toMatchObject({ distance: 0, sharedMetricCount: 2, samePostcode: false });
    expect(similarSuburbs(places, 0, 1, 3)).toHaveLength(1);
  });

  test('likeness is mutual', () => {
    const back = similarSuburbs(places, 1, 10, 3).find((other) => other.row === 0)!;
    expect(back.distance).toBe(similarSuburbs(places, 0, 10, 3).find((other) => other.row === 1)!.distance);
  });
});

describe('names', () => {
  test('any case and separators, or the code; a near name is offered, a far one is not', () => {
    expect(findSuburb('ash', suburbs)).toBe(0);
    expect(findSuburb('SAL10002', suburbs)).toBe(1);
    expect(findSuburb('Ceder', suburbs)).toMatchObject({ remedy: "Did you mean 'Cedar'?" });
    expect(findSuburb('Xyzzy', suburbs)).toMatchObject({ remedy: 'Use a name or code of the suburb table.' });
    const { suburbs: twins } = town([
      { name: 'Ash', postcode: '1', metrics: {} },
      { name: 'Ash', postcode: '2', metrics: {} },
    ]);
    expect(findSuburb('Ash', twins)).toMatchObject({ remedy: 'Use a code: SAL10001, SAL10002.' });
  });
});

describe('growth of suburbs', () => {
  const market = {
    ...lendable,
    housePriceGrowthAnnual: 0.1,
    unitPriceGrowthAnnual: 0,
    allPriceGrowthAnnual: 0.5,
    houseSalesCount: 300,
    unitSalesCount: 100,
    housePriceLogSpreadFraction: 0.3,
    unitPriceLogSpreadFraction: 0.2,
  };
  const data = town([
    { name: 'Both', postcode: '1', metrics: market },
    { name: 'Houses', postcode: '2', metrics: { ...market, unitPriceGrowthAnnual: NaN } },
    { name: 'Neither', postcode: '3', metrics: { ...market, housePriceGrowthAnnual: NaN, unitPriceGrowthAnnual: NaN } },
    { name: 'Unknown', postcode: '4', metrics: {} },
  ]);

  test('kinds weighted by sales; a missing kind is left out; all dwellings stand in; unknown stays unknown', () => {
    const { growthLog, errorVariance } = suburbGrowth(data, 'houses-and-units');
    expect(growthLog[0]).toBeCloseTo(0.75 * Math.log(1.1), 12);
    expect(growthLog[1]).toBeCloseTo(Math.log(1.1), 12);
    expect(growthLog[2]).toBeCloseTo(Math.log(1.5), 12);
    expect(growthLog[3]).toBeNaN();
    const house = (Math.PI * 0.09) / 300 / (growthYears * growthYears);
    const unit = (Math.PI * 0.04) / 100 / (growthYears * growthYears);
    expect(errorVariance[1]).toBeCloseTo(house, 15);
    expect(errorVariance[0]).toBeCloseTo(0.5625 * house + 0.0625 * unit, 15);
    expect(suburbGrowth(data, 'all-dwellings').growthLog[0]).toBeCloseTo(Math.log(1.5), 12);
  });

  test('the error falls with the number of sales', () => {
    expect(growthErrorVariance(0.3, 400)).toBeCloseTo(growthErrorVariance(0.3, 100) / 4, 15);
  });
});

describe('areas of a zone', () => {
  const sales = Float64Array.of(10, 5, 20, 6, 100);
  const lga = Int32Array.of(0, 0, 1, 1, -1);

  test('an area stands for the zone with most of its sales; rows without a class or area do not count', () => {
    expect(areaGroups(Uint8Array.of(0, 1, 2, 1, 0), lga, sales, 2)).toEqual([[0], [], [1]]);
    expect(areaGroups(Uint8Array.of(255, 1, 255, 2, 0), lga, sales, 2)).toEqual([[], [0], [1]]);
  });

  test('an empty zone takes the area with the largest share in it, if its group keeps another', () => {
    expect(areaGroups(Uint8Array.of(0, 1, 0, 1, 0), lga, sales, 2)).toEqual([[1], [0], []]);
  });
});
