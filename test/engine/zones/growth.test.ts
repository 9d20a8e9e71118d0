import { describe, expect, test } from 'vitest';
import { classGrowth } from '../../../src-engine/fund/zones/growth.ts';
import { betweenVariance, shrinkageFraction, spreadMoments } from '../../../src-engine/fund/zones/random-effects.ts';
import { normals } from './town.ts';

const estimated = { shrinkage: 'estimated', shrinkageFraction: 0 } as const;
const fixed = (fraction: number) => ({ shrinkage: 'fixed', shrinkageFraction: fraction }) as const;

type Row = { readonly postcode: string; readonly zone: number; readonly sales: number; readonly growth: number };
const of = (rows: readonly Row[], config: Parameters<typeof classGrowth>[0], error = 0.0001) =>
  classGrowth(
    config,
    rows.map((row) => row.postcode),
    Uint8Array.from(rows, (row) => row.zone),
    Float64Array.from(rows, (row) => row.sales),
    Float64Array.from(rows, (row) => row.growth),
    new Float64Array(rows.length).fill(error),
  );

const rows: readonly Row[] = [
  { postcode: '2000', zone: 0, sales: 100, growth: 0.03 },
  { postcode: '2001', zone: 0, sales: 300, growth: 0.05 },
  { postcode: '2002', zone: 1, sales: 200, growth: 0.06 },
  { postcode: '2003', zone: 1, sales: 200, growth: 0.04 },
  { postcode: '2004', zone: 2, sales: 100, growth: 0.08 },
  { postcode: '2005', zone: 2, sales: 100, growth: 0.1 },
];

describe('moments', () => {
  test('without errors and with equal weights the spread is the sample variance', () => {
    const { numerator, denominator, mean } = spreadMoments([1, 2, 6], [0, 0, 0], [1, 1, 1]);
    expect(mean).toBe(3);
    expect(betweenVariance(numerator, denominator)).toBeCloseTo(7, 12);
  });

  test('errors as large as the spread leave none', () => {
    const { numerator, denominator } = spreadMoments([1, 2, 6], [7, 7, 7], [1, 1, 1]);
    expect(betweenVariance(numerator, denominator)).toBeCloseTo(0, 12);
    expect(betweenVariance(-1, 2)).toBe(0);
  });

  test('a known spread is found with unequal errors and weights', () => {
    const draw = normals(7);
    const n = 20_000;
    const errors = Array.from({ length: n }, (_, i) => (1 + (i % 4)) * 0.25);
    const y = errors.map((v) => draw() + Math.sqrt(v) * draw());
    const weight = errors.map((_, i) => 1 + (i % 3));
    const { numerator, denominator } = spreadMoments(y, errors, weight);
    expect(Math.abs(betweenVariance(numerator, denominator) - 1)).toBeLessThan(0.06); // 4 standard errors of a variance of 1.6
  });

  test('shrinkage: none without error, half when error equals spread, all without spread', () => {
    expect(shrinkageFraction(0, 1)).toBe(0);
    expect(shrinkageFraction(0, 0)).toBe(0);
    expect(shrinkageFraction(2, 2)).toBe(0.5);
    expect(shrinkageFraction(2, 0)).toBe(1);
  });
});

describe('classGrowth', () => {
  test('class means are weighted by sales, the market mean too', () => {
    const growth = of(rows, fixed(0));
    expect([...growth.rawLog].map((value) => Number(value.toFixed(12)))).toEqual([0.045, 0.05, 0.09]);
    expect(growth.marketLog).toBeCloseTo((0.045 * 400 + 0.05 * 400 + 0.09 * 200) / 1000, 12);
    expect([...growth.postcodeCount]).toEqual([2, 2, 2]);
    growth.shrunkLog.forEach((value, z) => expect(value).toBeCloseTo(growth.rawLog[z]!, 12));
  });

  test('fixed 1 gives every class the market mean; one half is halfway; the market mean is kept', () => {
    const full = of(rows, fixed(1));
    for (const value of full.shrunkLog) expect(value).toBe(full.marketLog);
    const half = of(rows, fixed(0.5));
    half.shrunkLog.forEach((value, z) => expect(value).toBeCloseTo((half.rawLog[z]! + half.marketLog) / 2, 12));
    const market = (400 * half.shrunkLog[0]! + 400 * half.shrunkLog[1]! + 200 * half.shrunkLog[2]!) / 1000;
    expect(market).toBeCloseTo(half.marketLog, 12);
  });

  test('estimated shrinkage lies between none and full, and grows with the error of the medians', () => {
    const small = of(rows, estimated, 1e-6);
    const large = of(rows, estimated, 4e-4);
    for (let z = 0; z < 3; z++) {
      expect(small.shrinkageFraction[z]).toBeGreaterThan(0);
      expect(large.shrinkageFraction[z]).toBeGreaterThan(small.shrinkageFraction[z]!);
      expect(large.shrinkageFraction[z]).toBeLessThanOrEqual(1);
    }
    expect(of(rows, estimated, 1).shrunkLog.every((value) => value === of(rows, estimated, 1).marketLog)).toBe(true);
  });

  test('a suburb split in two of the same postcode and figure changes nothing', () => {
    const [first, ...rest] = rows;
    const split = [{ ...first!, sales: 40 }, ...rest, { ...first!, sales: 60 }];
    expect(of(split, estimated)).toEqual(of(rows, estimated));
  });

  test('a postcode counted as many postcodes would look more certain: copies are not', () => {
    const copies = rows.flatMap((row) => Array.from({ length: 10 }, () => ({ ...row, sales: row.sales / 10 })));
    const copied = of(copies, estimated);
    const once = of(rows, estimated);
    for (let z = 0; z < 3; z++) expect(copied.standardError[z]).toBeCloseTo(once.standardError[z]!, 12);
  });

  test('a class without figures has the market mean; rows out of every class and unknown growth do not count', () => {
    const growth = of(
      [
        ...rows.slice(0, 4),
        { postcode: '9', zone: 255, sales: 1e6, growth: 9 },
        { postcode: '8', zone: 2, sales: 5, growth: NaN },
      ],
      estimated,
    );
    expect(growth.rawLog[2]).toBeNaN();
    expect(growth.shrunkLog[2]).toBe(growth.marketLog);
    expect(growth.marketLog).toBeCloseTo(0.0475, 12);
  });
});
