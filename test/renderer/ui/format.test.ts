import { describe, expect, test } from 'vitest';
import {
  audBareText,
  audText,
  bytesText,
  dateText,
  decimalText,
  differenceText,
  durationText,
  errorText,
  momentText,
  multipleText,
  percentText,
  plural,
  valueText,
} from '../../../src-renderer/ui/format.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('numbers', () => {
  test('thousands are parted, a minus is a minus, a negative nothing is nothing', () => {
    expect(decimalText(1234567.891, 2)).toBe('1,234,567.89');
    expect(decimalText(-1234.5, 1)).toBe('−1,234.5');
    expect(decimalText(-0.04, 1)).toBe('0.0');
    expect(decimalText(999.96, 1)).toBe('1,000.0');
  });

  test('rates are percent with one decimal, multiples have two and an x', () => {
    expect(plain(percentText(0.0834))).toBe('8.3 %');
    expect(plain(percentText(-0.041))).toBe('−4.1 %');
    expect(multipleText(1.6249)).toBe('1.62x');
  });

  test('money that flows out stands in brackets', () => {
    expect(audText(85_700_000)).toBe('A$85.7m');
    expect(audText(-85_700_000)).toBe('(A$85.7m)');
    expect(audText(12_400)).toBe('A$12,400');
    expect(audBareText(-1_300_000)).toBe('(1.3)');
    expect(audBareText(-20_000)).toBe('0.0');
  });

  test('what is not known is said, never a zero', () => {
    for (const text of [percentText(null), audText(Number.NaN), valueText(null, 'Annual'), durationText(null)])
      expect(text).toBe('n/a');
    expect(errorText(null, 'Annual')).toBe('');
  });

  test('differences and errors have one decimal more than the value, and a sign', () => {
    expect(plain(differenceText(0.0034, 'Annual'))).toBe('+0.34 pp');
    expect(plain(differenceText(-0.0008, 'Fraction'))).toBe('−0.08 pp');
    expect(differenceText(0.031, 'Multiple')).toBe('+0.031x');
    expect(plain(differenceText(0.00001, 'Annual'))).toBe('0.00 pp');
    expect(plain(errorText(0.0002, 'Annual'))).toBe('± 0.02 pp');
  });

  test('a value in its unit; bare where the head of the column has the unit', () => {
    expect(plain(valueText(0.05, 'Fraction'))).toBe('5.0 %');
    expect(valueText(0.05, 'Fraction', { isBare: true })).toBe('5.0');
    expect(valueText(2027, 'Year')).toBe('2027');
    expect(valueText(10_000, 'Count')).toBe('10,000');
    expect(valueText(1, 'Flag')).toBe('yes');
    expect(valueText(false, 'Flag')).toBe('no');
    expect(valueText(-2_500_000, 'Aud', { isBare: true })).toBe('(2.5)');
    expect(valueText('mean-reversion', 'Text')).toBe('mean-reversion');
  });
});

describe('time and size', () => {
  test('dates are day, month, year', () => {
    expect(dateText('2027-06-30')).toBe('30/06/2027');
    expect(dateText('soon')).toBe('soon');
    expect(valueText('2026-07-31', 'Date')).toBe('31/07/2026');
  });

  test('today shows the time, another day the day', () => {
    const noon = new Date(2026, 10, 21, 12, 5);
    const now = new Date(2026, 10, 21, 18).getTime();
    expect(momentText(noon.toISOString(), now)).toBe('12:05');
    expect(momentText(new Date(2026, 10, 20, 12).toISOString(), now)).toBe('20/11/2026');
  });

  test('durations and sizes are as short as they can be read', () => {
    expect([2.64, 1, 42.4, 200, 7500].map((seconds) => plain(durationText(seconds)))).toEqual([
      '2.6 s',
      '1 s',
      '42 s',
      '3 min 20 s',
      '2 h 5 min',
    ]);
    expect([0, 812, 1_240_000, 1.24e9].map((bytes) => plain(bytesText(bytes)))).toEqual([
      '0 B',
      '812 B',
      '1.2 MB',
      '1.2 GB',
    ]);
    expect([plural(1, 'run'), plural(1200, 'run')]).toEqual(['1 run', '1,200 runs']);
  });
});
