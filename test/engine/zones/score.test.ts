import { describe, expect, test } from 'vitest';
import type { MetricCategory } from '../../../src-engine/fund/data/metric.ts';
import { metricCategories } from '../../../src-engine/fund/data/metric.ts';
import { scoreSuburbs, standardise, type ScoredColumn } from '../../../src-engine/fund/zones/score.ts';
import { normalCdf } from '../../../src-engine/numeric/normal-cdf.ts';

/** Sums of a few terms near 1: rounding is about 1e-16 a step. */
const ROUNDING = 1e-12;

const weights = (given: Partial<Record<MetricCategory, number>>) =>
  Object.fromEntries(metricCategories.map((name) => [name, given[name] ?? 0])) as Record<MetricCategory, number>;

const column = (category: MetricCategory, sign: 1 | -1, values: readonly number[]): ScoredColumn => ({
  category,
  sign,
  values: Float64Array.from(values),
  weight: Float64Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1)),
});

describe('standardise', () => {
  test('mean 0 and sd 1 by hand: 1, 2, 3 has sd sqrt(2/3)', () => {
    const z = standardise(Float64Array.of(1, 2, 3), Float64Array.of(1, 1, 1));
    expect(z[0]).toBeCloseTo(-Math.sqrt(1.5), 12);
    expect(z[1]).toBe(0);
    expect(z[2]).toBeCloseTo(Math.sqrt(1.5), 12);
  });

  test('a value in two copies of half weight is one value', () => {
    const one = standardise(Float64Array.of(1, 2, 6), Float64Array.of(1, 1, 1));
    const copied = standardise(Float64Array.of(1, 2, 6, 6), Float64Array.of(1, 1, 0.5, 0.5));
    expect(copied.slice(0, 3)).toEqual(one);
    expect(copied[3]).toBe(copied[2]);
  });

  test('missing stays missing, nothing varies gives 0, and the limit holds', () => {
    expect([...standardise(Float64Array.of(NaN, 0.1, 0.1, 0.1), Float64Array.of(0, 1, 1, 1))]).toEqual([NaN, 0, 0, 0]);
    const wild = Float64Array.of(...Array.from({ length: 99 }, () => 0), 1000);
    expect(standardise(wild, new Float64Array(100).fill(1), 3)[99]).toBe(3);
  });
});

describe('scoreSuburbs', () => {
  test('one category, one metric: score is 10 Phi(z), the mean suburb has 5', () => {
    const { riskScore } = scoreSuburbs([column('risk', 1, [1, 2, 3])], weights({ risk: 1 }), 3, 3);
    expect(riskScore[0]).toBeCloseTo(10 * normalCdf(-Math.sqrt(1.5)), 12);
    expect(riskScore[1]).toBe(5);
    expect(riskScore[2]).toBeCloseTo(10 * normalCdf(Math.sqrt(1.5)), 12);
  });

  test('two categories by hand: composite (3 a - b) / 4, standardised', () => {
    const a = [-1, 1, -1, 1];
    const b = [-1, -1, 1, 1];
    const columns = [column('risk', 1, a), column('growth', -1, b)];
    const { riskScore } = scoreSuburbs(columns, weights({ risk: 3, growth: 1 }), 3, 4);
    // (3 a - b) / 4 has variance (9 + 1) / 16.
    for (let s = 0; s < 4; s++)
      expect(riskScore[s]).toBeCloseTo(10 * normalCdf((3 * a[s]! - b[s]!) / Math.sqrt(10)), 12);
  });

  const risk = [0.1, 0.5, 0.2, 0.9, 0.4];
  const income = [900, 1500, 2200, 1100, 3000];

  test('rescaling and shifting a metric changes nothing; turning direction and values over changes nothing', () => {
    const plain = scoreSuburbs(
      [column('risk', 1, risk), column('incomeAndYield', -1, income)],
      weights({ risk: 1, incomeAndYield: 2 }),
      3,
      5,
    );
    const changed = scoreSuburbs(
      [
        column(
          'risk',
          -1,
          risk.map((value) => 7 - 4 * value),
        ),
        column(
          'incomeAndYield',
          -1,
          income.map((value) => 2 * value),
        ),
      ],
      weights({ risk: 10, incomeAndYield: 20 }),
      3,
      5,
    );
    for (let s = 0; s < 5; s++) expect(Math.abs(changed.riskScore[s]! - plain.riskScore[s]!)).toBeLessThan(ROUNDING);
  });

  test('doubling every amount of money changes no bit', () => {
    const of = (factor: number) =>
      scoreSuburbs(
        [
          column(
            'incomeAndYield',
            -1,
            income.map((value) => factor * value),
          ),
        ],
        weights({ incomeAndYield: 1 }),
        3,
        5,
      );
    expect(of(2).riskScore).toEqual(of(1).riskScore);
  });

  test('a suburb without a category is scored by the others; one without any has no score', () => {
    const columns = [column('risk', 1, [1, 2, 3, NaN]), column('growth', -1, [NaN, 0.05, 0.01, NaN])];
    const both = scoreSuburbs(columns, weights({ risk: 1, growth: 1 }), 3, 4);
    expect(both.riskScore[3]).toBeNaN();
    expect([...both.metricCount]).toEqual([1, 2, 2, 0]);
    expect(both.category.growth[0]).toBeNaN();
    // Composites by hand: z_risk alone; mean of z_risk and z_growth (-1 and 1 turned over).
    const root = Math.sqrt(1.5);
    const composite = [-root, (0 - 1) / 2, (root + 1) / 2];
    const mean = (composite[0]! + composite[1]! + composite[2]!) / 3;
    const sd = Math.sqrt(composite.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / 3);
    composite.forEach((value, s) => expect(both.riskScore[s]).toBeCloseTo(10 * normalCdf((value - mean) / sd), 12));
  });

  test('a category with a weight and no data is named, and its weight falls to the others', () => {
    const alone = scoreSuburbs([column('risk', 1, risk)], weights({ risk: 1 }), 3, 5);
    const empty = column('liquidity', -1, [NaN, NaN, NaN, NaN, NaN]);
    const with_ = scoreSuburbs([column('risk', 1, risk), empty], weights({ risk: 1, liquidity: 5 }), 3, 5);
    expect(with_.riskScore).toEqual(alone.riskScore);
    expect(with_.emptyCategories).toEqual(['liquidity']);
  });
});
