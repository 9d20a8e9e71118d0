import { describe, expect, test } from 'vitest';
import {
  cleanText,
  cleanTextUpTo,
  escapeEscapes,
  MOST_CHARACTERS,
} from '../../../../src-main/services/pack/write/clean-text.ts';

describe('text for a workbook', () => {
  test.each(['', 'a', '=1+1', 'line\nline', '\ttab', 'ÄÖÜ', '日本', '🏠👩‍👩‍👧', 'שלום', '\u0085\u2028', ']]>', '&lt;'])(
    '%j stays as it is',
    (text) => expect(cleanText(text)).toBe(text),
  );

  test.each([
    ['\u0000', '␀'],
    ['a\u001Fb', 'a␟b'],
    ['\u007F', '␡'],
    ['\uFFFE', '\uFFFD'],
    ['\uFFFF', '\uFFFD'],
    ['\uD800', '\uFFFD'],
    ['x\uDC00\uD800y', 'x\uFFFD\uFFFDy'],
    ['a\r\nb\rc', 'a\nb\nc'],
  ])('%j is shown as %j', (text, shown) => expect(cleanText(text)).toBe(shown));

  test('text of the longest length is whole, longer text says that it was cut', () => {
    const whole = 'x'.repeat(MOST_CHARACTERS);
    expect(cleanTextUpTo(whole)).toBe(whole);
    const cut = cleanTextUpTo(`${whole}x`);
    expect(cut).toHaveLength(MOST_CHARACTERS);
    expect(cut).toMatch(/x … \[cut here/);
  });

  test('a cut does not break a surrogate pair', () => {
    for (const lead of ['', 'a']) {
      const cut = cleanTextUpTo(lead + '🏠'.repeat(20_000));
      expect(cut.isWellFormed()).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(MOST_CHARACTERS);
    }
  });

  test.each([
    ['_x0041_', '_x005F_x0041_'],
    ['_x00e9_', '_x005F_x00e9_'],
    ['__x0041__x0042_', '__x005F_x0041__x005F_x0042_'],
    ['_x0041', '_x0041'],
    ['_xyz1_', '_xyz1_'],
  ])('the escape in %j is escaped', (text, written) => expect(escapeEscapes(text)).toBe(written));
});
