import { describe, expect, test } from 'vitest';
import { dataConfig } from '../../../src-engine/fund/data/config.ts';
import { mergeDataRoom } from '../../../src-engine/fund/data/merge.ts';
import { priceLogSpread } from '../../../src-engine/fund/data/price-spread.ts';
import { simulateStock } from '../../../src-engine/fund/data/property-stock.ts';
import { importSuburbTable } from '../../../src-main/services/data/import-suburbs.ts';
import { builtInData, scaleAud } from '../../support/data-room.ts';

const data = builtInData();
const { metrics } = data.suburbs;
const config = dataConfig.parse({}).stock;
const stock = simulateStock(data, config);
const suburbOf = Int32Array.from(
  { length: stock.properties },
  (_, row) => stock.firstProperty.findIndex((first) => first > row) - 1,
);

describe('the simulated stock', () => {
  test('has at least 6,900 homes and calls itself simulated', () => {
    expect(stock.label).toBe('simulated');
    expect(stock.properties).toBeGreaterThanOrEqual(6900);
    expect(stock.firstProperty.at(-1)).toBe(stock.properties);
  });

  test('a suburb has homes only if a type that stands in it has a price, and only of such types', () => {
    const counts = Array.from(
      { length: data.suburbs.rows },
      (_, s) => stock.firstProperty[s + 1]! - stock.firstProperty[s]!,
    );
    expect(counts.filter((count) => count !== 0 && count !== 12)).toEqual([]);
    const unpriced = counts.filter(
      (_, s) => Number.isNaN(metrics.medianHousePriceAud[s]!) && Number.isNaN(metrics.medianUnitPriceAud[s]!),
    );
    expect(unpriced.length).toBeGreaterThan(0);
    expect(unpriced.every((count) => count === 0)).toBe(true);
    const pricedBy = (type: number, medians: Float64Array) =>
      Array.from(stock.dwellingType.keys()).filter(
        (row) => stock.dwellingType[row] === type && !(medians[suburbOf[row]!]! > 0),
      );
    expect(pricedBy(0, metrics.medianHousePriceAud)).toEqual([]);
    expect(pricedBy(2, metrics.medianUnitPriceAud)).toEqual([]);
  });

  test('is the same again, and a home does not depend on which other suburbs are asked for', () => {
    expect(simulateStock(data, config)).toEqual(stock);
    const alone = simulateStock(data, config, [700, 5]);
    for (const [i, s] of [700, 5].entries()) {
      const here = stock.priceAud.slice(stock.firstProperty[s], stock.firstProperty[s + 1]);
      expect(alone.priceAud.slice(alone.firstProperty[i], alone.firstProperty[i + 1])).toEqual(here);
    }
  });

  test('does not depend on suburbs added before it', () => {
    const added = mergeDataRoom(data, { suburbs: importSuburbTable('code,name\nA1,Newtown Heights\n') });
    expect(simulateStock(added, config).priceAud).toEqual(stock.priceAud);
  });

  test('another seed gives other homes', () => {
    const other = simulateStock(data, { ...config, seed: 'other' });
    const same = other.priceAud.filter((price, row) => price === stock.priceAud[row]).length;
    expect(same).toBe(0);
  });

  test('money scales, the rest does not', () => {
    const doubled = simulateStock(scaleAud(data, 2), config);
    expect(doubled.priceAud).toEqual(stock.priceAud.map((price) => 2 * price));
    expect(doubled.bedrooms).toEqual(stock.bedrooms);
    expect(doubled.landSquareMetre).toEqual(stock.landSquareMetre);
  });

  test('without spread every home is at the median of its title', () => {
    const flat = simulateStock(data, { ...config, priceSpreadMultiple: 0, semiTorrensFraction: 0 });
    const expected = Float64Array.from(suburbOf, (s, row) => {
      const [house, unit] = [metrics.medianHousePriceAud[s]!, metrics.medianUnitPriceAud[s]!];
      const strata = flat.dwellingType[row] !== 0 && !Number.isNaN(unit);
      return strata ? unit : house;
    });
    expect(flat.priceAud).toEqual(expected);
  });

  test('log prices around the median have mean 0 and the spread of the suburb', () => {
    const spread = priceLogSpread(data, 'unit');
    let [sum, squares, n] = [0, 0, 0];
    for (let row = 0; row < stock.properties; row += 1) {
      if (stock.dwellingType[row] !== 2) continue;
      const s = suburbOf[row]!;
      const z = Math.log(stock.priceAud[row]! / metrics.medianUnitPriceAud[s]!) / spread[s]!;
      sum += z;
      squares += z * z;
      n += 1;
    }
    // 4 standard errors of independent draws; stratified ones lie closer.
    expect(Math.abs(sum / n)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(squares / n - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  });

  test('types follow the census mix of priced types to within one home', () => {
    const many = simulateStock(data, { ...config, propertiesPerSuburb: 200 });
    for (let s = 0; s < data.suburbs.rows; s += 1) {
      const [from, to] = [many.firstProperty[s]!, many.firstProperty[s + 1]!];
      const [house, unit] = [metrics.medianHousePriceAud[s]!, metrics.medianUnitPriceAud[s]!];
      if (from === to || Number.isNaN(house) || Number.isNaN(unit)) continue;
      const shares = [metrics.houseFraction[s]!, metrics.semiFraction[s]!, metrics.apartmentFraction[s]!];
      const total = shares.reduce((a, b) => a + b);
      const counts = [0, 0, 0];
      for (let row = from; row < to; row += 1) counts[many.dwellingType[row]!]! += 1;
      counts.forEach((count, type) => expect(Math.abs(count - (200 * shares[type]!) / total)).toBeLessThanOrEqual(1));
    }
  });

  test('bedrooms average household size over persons per bedroom', () => {
    let [drawn, expected] = [0, 0];
    for (let row = 0; row < stock.properties; row += 1) {
      const s = suburbOf[row]!;
      drawn += stock.bedrooms[row]!;
      expected += metrics.householdSizeCount[s]! / metrics.personsPerBedroomMultiple[s]!;
    }
    // Types without a price and the bounds of 1 and 6 bedrooms move the mean a little: 3 %.
    expect(Math.abs(drawn / expected - 1)).toBeLessThan(0.03);
  });

  test('apartments have no land of their own; other land and all ages have the stated medians', () => {
    const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
    const of = (column: Float64Array, type: number) =>
      Array.from(column).filter((_, row) => stock.dwellingType[row] === type);
    expect(of(stock.landSquareMetre, 2).every((land) => land === 0)).toBe(true);
    // Standard error of a median of n lognormals is 1.25 log sd / sqrt(n): 1.4 % for about 1,000 semis; 4 of them.
    expect(median(of(stock.landSquareMetre, 0)) / config.houseLandMedianSquareMetre).toBeCloseTo(1, 1);
    expect(median(of(stock.landSquareMetre, 1)) / config.semiLandMedianSquareMetre).toBeCloseTo(1, 1);
    expect(Math.abs(median(of(stock.ageYear, 2)) / config.apartmentAgeMedianYear - 1)).toBeLessThan(0.08);
    expect(stock.ageYear.every((age) => age > 0 && age <= 180)).toBe(true);
  });

  test('price effects are off, and move prices as stated when on', () => {
    const priced = simulateStock(data, {
      ...config,
      bedroomPriceEffectFraction: 0.1,
      landPriceElasticityFraction: 0.2,
    });
    for (let row = 0; row < stock.properties; row += 97) {
      if (stock.dwellingType[row] !== 0) continue;
      const land = 0.2 * Math.log(stock.landSquareMetre[row]! / config.houseLandMedianSquareMetre);
      const effect = Math.log(priced.priceAud[row]! / stock.priceAud[row]!) - land;
      const s = suburbOf[row]!;
      const shares = [metrics.houseFraction[s]!, metrics.semiFraction[s]!, metrics.apartmentFraction[s]!];
      const ratios = [1, config.semiBedroomMultiple, config.apartmentBedroomMultiple];
      const weighted = shares.reduce((sum, share, i) => sum + share * ratios[i]!, 0) / shares.reduce((a, b) => a + b);
      const mean = metrics.householdSizeCount[s]! / metrics.personsPerBedroomMultiple[s]! / weighted;
      expect(effect).toBeCloseTo(0.1 * (stock.bedrooms[row]! - mean), 10);
    }
  });
});

describe('price spread', () => {
  test('falls back from the postcode to the area, and is known for every suburb', () => {
    for (const kind of ['house', 'unit'] as const) {
      const spread = priceLogSpread(data, kind);
      expect(spread.every((value) => value > 0.03 && value < 1.5)).toBe(true);
    }
  });
});
