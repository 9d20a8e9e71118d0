import { describe, expect, test } from 'vitest';
import type { Unit } from '../../../src-engine/index.ts';
import { writtenDate, readDate } from '../../../src-renderer/ui/date-text.ts';
import { readNumber } from '../../../src-renderer/ui/number-text.ts';
import { numberText, numberWithUnit, shortNumberText } from '../../../src-renderer/ui/unit-text.ts';

const value = (typed: string, unit: Unit | null) => {
  const reading = readNumber(typed, unit);
  return reading.kind === 'value' ? reading.value : reading.kind;
};

describe('a typed number is read in the unit of its field', () => {
  test.each<[string, Unit | null, number | string]>([
    ['A$1,234.50', 'Aud', 1234.5],
    ['$1,234.50', 'Aud', 1234.5],
    ['AUD 1 234.50', 'Aud', 1234.5],
    ['1,234 aud', 'Aud', 1234],
    ['1.2m', 'Aud', 1_200_000],
    ['A$1.2 million', 'Aud', 1_200_000],
    ['1.2 mn', 'Aud', 1_200_000],
    ['1.2k', 'Aud', 1200],
    ['0.1bn', 'Aud', 100_000_000],
    ['280k a year', 'Aud', 280_000],
    ['(85.7)', 'Aud', -85.7],
    ['(A$85.7m)', 'Aud', -85_700_000],
    ['A$(85.7) m', 'Aud', -85_700_000],
    ['-$5', 'Aud', -5],
    ['$-5', 'Aud', -5],
    ['−5', 'Aud', -5],
    ['–5', null, -5],
    ['+5', null, 5],
    ['1_000_000', 'Count', 1_000_000],
    ['1\u00a0000\u202f000', 'Count', 1_000_000],
    ['10k', 'Count', 10_000],
    ['12.5%', 'Fraction', 0.125],
    ['12.5', 'Fraction', 0.125],
    ['12.5 per cent', 'Fraction', 0.125],
    ['12.5 percent', 'Fraction', 0.125],
    ['50bp', 'Annual', 0.005],
    ['50 bps', 'Annual', 0.005],
    ['1.6 % p.a.', 'Annual', 0.016],
    ['1.6% a year', 'Annual', 0.016],
    ['(3.3)%', 'Annual', -0.033],
    ['.5', 'Fraction', 0.005],
    ['5.', 'Fraction', 0.05],
    ['1.5E-02', 'Multiple', 0.015],
    ['1.5x', 'Multiple', 1.5],
    ['1.5×', 'Multiple', 1.5],
    ['150%', 'Multiple', 1.5],
    ['50%', 'Correlation', 0.5],
    ['24m', 'Month', 24],
    ['24 months', 'Month', 24],
    ['2y', 'Month', 24],
    ['2.5 years', 'Month', 30],
    ['8 yrs', 'Year', 8],
    ['580 m²', 'SquareMetre', 580],
    ['0', 'Fraction', 0],
    ['-0', 'Fraction', 0],
    ['', 'Aud', 'empty'],
    ['  ', 'Aud', 'empty'],
    ['1,5', 'Multiple', 'ask'],
    ['1.234,5', 'Aud', 'ask'],
    ['1.234.567', 'Aud', 'unreadable'],
    ['1,23,456', 'Aud', 'unreadable'],
    ['12.5%', 'Month', 'unreadable'],
    ['A$5', 'Month', 'unreadable'],
    ['five', 'Month', 'unreadable'],
    ['NaN', null, 'unreadable'],
    ['Infinity', null, 'unreadable'],
    ['1e999', null, 'unreadable'],
    ['--5', null, 'unreadable'],
    ['()', null, 'unreadable'],
    ['%', 'Fraction', 'unreadable'],
    ['1 2', 'Aud', 'unreadable'],
    ['1\n2', 'Aud', 'unreadable'],
    ['1\t234', 'Aud', 'unreadable'],
    ['0x10', null, 'unreadable'],
    ['<b>5</b>', 'Aud', 'unreadable'],
  ])('%s as %s', (typed, unit, expected) => expect(value(typed, unit)).toBe(expected));

  test('a comma for the decimals is asked about, with the number that was meant', () => {
    expect(readNumber('1.234,5', 'Aud')).toMatchObject({ kind: 'ask', values: [1234.5] });
    expect(readNumber('12,50%', 'Fraction')).toMatchObject({ kind: 'ask', values: [0.125] });
  });
});

test('the text of a number is read back as the same number, to the last bit', () => {
  const numbers = [
    0,
    0.016,
    0.0175,
    0.1 + 0.2,
    1e-8,
    1e-12,
    1 / 3,
    0.07,
    0.29,
    1e11,
    123456.789,
    -0.033,
    3.2,
    5e-324,
    1.7e300,
  ];
  const units: (Unit | null)[] = [
    'Aud',
    'Fraction',
    'Annual',
    'Multiple',
    'Correlation',
    'Month',
    'Year',
    'Count',
    'Score',
    null,
  ];
  for (const unit of units) {
    for (const number of numbers)
      expect([unit, number, value(numberText(number, unit), unit)]).toEqual([unit, number, number]);
  }
});

test('numbers are shown in their unit, with a true minus', () => {
  expect(numberText(0.016, 'Annual')).toBe('1.60');
  expect(numberText(-0.033, 'Annual')).toBe('−3.30');
  expect(numberText(0.00327, 'Annual')).toBe('0.327');
  expect(numberText(100_000_000, 'Aud')).toBe('100,000,000');
  expect(shortNumberText(100_000_000, 'Aud')).toBe('100\u00a0m');
  expect(shortNumberText(1e11, 'Aud')).toBe('100\u00a0bn');
  expect(shortNumberText(1_234_567, 'Aud')).toBe('1,234,567');
  expect(shortNumberText(0.1, 'Fraction')).toBe('10');
  expect(numberWithUnit(0.016, 'Annual')).toBe('1.60\u00a0%');
  expect(numberWithUnit(-120_000_000, 'Aud')).toBe('−A$120\u00a0m');
  expect(numberWithUnit(1, 'Month', 'termMonths')).toBe('1\u00a0month');
  expect(numberWithUnit(1.5, 'Multiple')).toBe('1.50×');
});

describe('a typed date', () => {
  test.each([
    ['30/6/2027', '2027-06-30'],
    ['30.6.27', '2027-06-30'],
    ['6/30/2027', '2027-06-30'],
    ['2027-06-30', '2027-06-30'],
    ['30 June 2027', '2027-06-30'],
    ['30-Jun-27', '2027-06-30'],
    ['Jun 30, 2027', '2027-06-30'],
    ['5/5/2027', '2027-05-05'],
    ['29/2/2028', '2028-02-29'],
  ])('%s', (typed, expected) => expect(readDate(typed)).toEqual({ kind: 'value', value: expected }));

  test('that could be two days asks, the day first as in Australia', () => {
    expect(readDate('1/2/2027')).toMatchObject({ kind: 'ask', values: ['2027-02-01', '2027-01-02'] });
    expect(readDate('June 2027')).toMatchObject({ kind: 'ask', values: ['2027-06-01', '2027-06-30'] });
  });

  test('that is not in the calendar offers the nearest that is', () => {
    expect(readDate('31/6/2027')).toMatchObject({ kind: 'ask', values: ['2027-06-30'] });
    expect(readDate('29/2/2027')).toMatchObject({ kind: 'ask', values: ['2027-02-28'] });
    expect(['13/13/2027', 'soon', '2027', '1/2'].map((typed) => readDate(typed).kind)).toEqual(
      Array<string>(4).fill('unreadable'),
    );
  });

  test('is shown so that it is read back as the same day', () => {
    expect(writtenDate('2027-02-01')).toBe('1 Feb 2027');
    for (const day of ['2027-02-01', '2026-12-31', '2028-02-29'])
      expect(readDate(writtenDate(day))).toEqual({ kind: 'value', value: day });
  });
});
