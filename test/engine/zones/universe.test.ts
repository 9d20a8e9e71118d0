import { describe, expect, test } from 'vitest';
import { zonesConfig } from '../../../src-engine/fund/zones/config.ts';
import { chooseUniverse } from '../../../src-engine/fund/zones/universe.ts';
import { resolveZones } from '../../../src-engine/fund/zones/plan.ts';
import { simulateStock } from '../../../src-engine/fund/data/property-stock.ts';
import { dataConfig } from '../../../src-engine/fund/data/config.ts';
import { AppError } from '../../../src-engine/core/errors.ts';
import { builtInData } from '../../support/data-room.ts';
import { lendable, town } from './town.ts';

const suburb = (name: string, metrics = {}) => ({ name, postcode: name, metrics: { ...lendable, ...metrics } });
const data = town([
  suburb('Busy', { allSalesCount: 500 }),
  suburb('Quiet', { allSalesCount: 20 }),
  suburb('Middling', { allSalesCount: 90 }),
  suburb('Alike', { allSalesCount: 90 }),
  suburb('Priceless', { allSalesCount: 900, medianHousePriceAud: NaN }),
  suburb('Empty', { allSalesCount: 900, houseFraction: 0, apartmentFraction: 1 }),
  suburb('Unsold', { allSalesCount: 0 }),
]);
const scores = Float64Array.of(5, 5, 5, 5, 5, 5, 5);
const rows = (universe: Record<string, unknown>, score = scores, stock?: readonly number[]) =>
  Array.from(chooseUniverse(zonesConfig.parse({ universe }).universe, data, score, stock).rows);

describe('most-sales', () => {
  test('most sales first, equal ones in order of code; given back in order of row', () => {
    expect(rows({ count: 3 })).toEqual([0, 2, 3]);
    expect(rows({ count: 4 })).toEqual([0, 1, 2, 3]);
  });

  test('no price, no homes of the priced type, no sales, no score or no stock: passed over', () => {
    expect(rows({ count: 100 })).toEqual([0, 1, 2, 3]);
    expect(rows({ count: 100 }, Float64Array.of(5, NaN, 5, 5, 5, 5, 5))).toEqual([0, 2, 3]);
    expect(rows({ count: 100 }, scores, [1, 1, 0, 1, 1, 1, 1])).toEqual([0, 1, 3]);
  });

  test('nothing to lend in is refused', () => {
    expect(() => rows({}, new Float64Array(7).fill(NaN))).toThrow(/No suburb/);
  });
});

describe('list', () => {
  test('by name or code, in order of row', () => {
    expect(rows({ rule: 'list', suburbs: ['middling', 'SAL10001'] })).toEqual([0, 2]);
  });

  test.each([
    ['Priceless', /no published price/],
    ['Empty', /no homes of the type/],
    ['Unsold', /no published sales/],
    ['Bussy', /no suburb 'Bussy'/],
  ])('%s is refused with the reason', (name, words) => {
    let issues: AppError['issues'] = [];
    try {
      rows({ rule: 'list', suburbs: [name] });
    } catch (error) {
      issues = error instanceof AppError ? error.issues : [];
    }
    expect(issues[0]?.message).toMatch(words);
    expect(issues[0]?.path).toBe('zones.universe.suburbs.0');
  });
});

test('every suburb that can be chosen has homes in the simulated stock', () => {
  const room = builtInData();
  const all = resolveZones(zonesConfig.parse({ universe: { count: 5000 } }), room);
  const { firstProperty } = simulateStock(room, dataConfig.parse({}).stock, all.suburbRows);
  expect(all.suburbRows.length).toBeGreaterThan(700);
  for (let i = 0; i < all.suburbRows.length; i++) expect(firstProperty[i + 1]! - firstProperty[i]!).toBeGreaterThan(0);
});
