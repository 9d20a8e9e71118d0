import { describe, expect, test } from 'vitest';
import {
  audWords,
  chosenPercentWords,
  multipleWords,
  numberWords,
  pathsWords,
  percentWords,
  shareWords,
  valueWords,
} from '../../../src-engine/views/words.ts';
import { units } from '../../../src-engine/core/units.ts';

const NB = '\u00a0';
const MINUS = '\u2212';

describe('numbers in sentences', () => {
  test('a rate has one decimal, a true minus and a non-breaking space', () => {
    expect(percentWords(0.0834)).toBe(`8.3${NB}%`);
    expect(percentWords(-0.0834)).toBe(`${MINUS}8.3${NB}%`);
    expect(percentWords(-1)).toBe(`${MINUS}100.0${NB}%`);
  });

  test('what rounds to zero has no sign', () => {
    expect(percentWords(-0.0004)).toBe(`0.0${NB}%`);
    expect(audWords(-40_000)).toBe(`A$0.0${NB}m`);
  });

  test('a chosen rate says no decimals that say nothing', () => {
    expect(chosenPercentWords(0.08)).toBe(`8${NB}%`);
    expect(chosenPercentWords(0.07)).toBe(`7${NB}%`);
    expect(chosenPercentWords(0.085)).toBe(`8.5${NB}%`);
    expect(chosenPercentWords(0.0825)).toBe(`8.25${NB}%`);
    expect(chosenPercentWords(1 / 3)).toBe(`33.33${NB}%`);
  });

  test('multiples have an x, money its currency and size', () => {
    expect(multipleWords(1.6249)).toBe('1.62x');
    expect(audWords(12_345_678)).toBe(`A$12.3${NB}m`);
    expect(audWords(-1_250_000_000)).toBe(`${MINUS}A$1,250.0${NB}m`);
    expect(numberWords(1_234_567)).toBe('1,234,567');
    expect(pathsWords(1)).toBe('1 path');
    expect(pathsWords(10_000)).toBe('10,000 paths');
  });

  test('a share has the digits that its error supports and is never rounded to none or all', () => {
    expect(shareWords(0.143, 0.001)).toBe(`14.3${NB}%`);
    expect(shareWords(0.143, 0.011)).toBe(`14${NB}%`);
    expect(shareWords(0.0001)).toBe(`less than 0.1${NB}%`);
    expect(shareWords(0.9999)).toBe(`more than 99.9${NB}%`);
    expect(shareWords(0)).toBe(`0.0${NB}%`);
    expect(shareWords(1)).toBe(`100.0${NB}%`);
  });

  test('what is not known is n/a in every unit', () => {
    for (const unit of units)
      for (const value of [null, undefined, NaN, Infinity]) expect(valueWords(value, unit)).toBe('n/a');
    expect(percentWords(NaN)).toBe('n/a');
    expect(shareWords(null)).toBe('n/a');
    expect(chosenPercentWords(null)).toBe('n/a');
  });
});
