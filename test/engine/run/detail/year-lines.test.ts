import { describe, expect, test } from 'vitest';
import { fundYears, usualRule, yearLine, type YearRule } from '../../../../src-engine/fund/run/detail/year-lines.ts';

describe('fund years', () => {
  test.each([
    [0, [[1, 0, 0]]],
    [1, [[1, 0, 1]]],
    [12, [[1, 0, 12]]],
    [13, [[1, 0, 12], [2, 13, 13]]],
    [30, [[1, 0, 12], [2, 13, 24], [3, 25, 30]]],
  ] as const)('of a path that ends in month %d', (lastMonth, expected) => {
    expect(fundYears(lastMonth).map(({ year, fromMonth, toMonth }) => [year, fromMonth, toMonth])).toEqual(expected);
  }); // prettier-ignore

  test.each([0, 1, 11, 12, 13, 119, 120, 121, 144, 600])('hold every month to %d once', (lastMonth) => {
    const months = fundYears(lastMonth).flatMap(({ fromMonth, toMonth }) =>
      Array.from({ length: toMonth - fromMonth + 1 }, (_, i) => fromMonth + i),
    );
    expect(months).toEqual(Array.from({ length: lastMonth + 1 }, (_, i) => i));
  });
});

describe('a line by year', () => {
  /** 0, 1, ..., 25 with nothing in months 3 and 14. */
  const months = Array.from({ length: 26 }, (_, m) => (m === 3 || m === 14 ? NaN : m));
  const of = (over: YearRule) => yearLine('x', { unit: 'Aud', doc: '' }, over, months, fundYears(25));

  test('stands at the last month-end', () => expect(of('end')).toMatchObject({ values: [12, 24, 25], total: 25 }));
  test('shows the least and the most, months without a figure left out', () => {
    expect(of('least')).toMatchObject({ values: [0, 13, 25], total: 0 });
    expect(of('most')).toMatchObject({ values: [12, 24, 25], total: 25 });
  });
  test('is the mean of the months that have a figure', () => {
    // 0 + ... + 12 - 3 over 12 months; 13 + ... + 24 - 14 over 11; 25
    expect(of('mean').values).toEqual([75 / 12, 208 / 11, 25]);
  });
  test('a sum does not hide a month without a figure', () => {
    expect(of('sum').values).toEqual([NaN, NaN, 25]);
    const whole = yearLine('x', { unit: 'Aud', doc: '' }, 'sum', [5, ...Array<number>(24).fill(1), 7], fundYears(25));
    expect(whole).toMatchObject({ values: [17, 12, 7], total: 36 });
  });
  test('no figure at all is no figure', () => {
    const none = yearLine('x', { unit: 'Multiple', doc: '' }, 'least', [NaN, NaN], fundYears(1));
    expect(none).toMatchObject({ values: [NaN], total: NaN });
  });

  test('the rule follows from unit and doc', () => {
    expect(usualRule({ kind: 'f64', unit: 'Aud', doc: 'Paid' })).toBe('sum');
    expect(usualRule({ kind: 'f64', unit: 'Aud', doc: 'Stock: cash' })).toBe('end');
    expect(usualRule({ kind: 'f64', unit: 'Fraction', doc: 'LTV' })).toBe('most');
    expect(usualRule({ kind: 'f64', unit: 'Multiple', doc: 'Cover' })).toBe('least');
    expect(usualRule({ kind: 'f64', unit: 'Annual', doc: 'Rate' })).toBe('mean');
  });
});
