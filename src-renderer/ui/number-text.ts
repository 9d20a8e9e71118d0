import type { Unit } from '../../src-engine/index.ts';
import { unitStyle } from './unit-text.ts';

/** What a typed text turned out to be. An `ask` has one or more values of which the user must choose. */
export type Reading<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'empty' }
  | { readonly kind: 'ask'; readonly message: string; readonly values: readonly T[] }
  | { readonly kind: 'unreadable'; readonly message: string };

type Suffix = {
  readonly words: RegExp;
  readonly means: 'percent' | 'basis-point' | 'scale' | 'years' | 'same';
  readonly places?: number;
};
// Longest first: "mn" must not be read as "m" with something left over.
const percent: Suffix = { words: /(%|percent|percentage|percentagepoints?|pct|pp)$/, means: 'percent' };
const basisPoint: Suffix = { words: /(bps?|basispoints?)$/, means: 'basis-point' };
const scaleWords: readonly Suffix[] = [
  { words: /(thousand|k)$/, means: 'scale', places: 3 },
  { words: /(million|mio|mln|mn|m)$/, means: 'scale', places: 6 },
  { words: /(billion|bn|b)$/, means: 'scale', places: 9 },
];
const same = (words: RegExp): Suffix => ({ words, means: 'same' });
const suffixes: Partial<Record<Unit, readonly Suffix[]>> = {
  Aud: scaleWords,
  Fraction: [percent, basisPoint],
  Annual: [percent, basisPoint],
  Multiple: [same(/(×|x|times)$/), percent],
  Correlation: [percent],
  Count: scaleWords,
  Month: [{ words: /(years?|yrs?|y)$/, means: 'years' }, same(/(months?|mths?|mos?|m)$/)],
  Year: [same(/(years?|yrs?|y)$/)],
  SquareMetre: [same(/(m2|m²|sqm)$/), ...scaleWords],
  Kilometre: [same(/km$/)],
  SquareKilometre: [same(/(km2|km²|sqkm)$/)],
  PerSquareKilometre: [same(/(perkm2|perkm²|\/km2|\/km²)$/)],
  Degree: [same(/(°|deg|degrees?)$/)],
};
const perYear = /(p\.?a\.?|ayear|peryear|perannum|\/y(ea)?r)$/;
const money = /^(au\$|a\$|aud|\$)|(au\$|a\$|aud|\$)$/;

const unreadable = (message: string): Reading<number> => ({ kind: 'unreadable', message });

/**
 * Reads a number as an analyst types or pastes it, in the unit of its field: `A$1,234.50`, `1.2m`, `12.5%`, `50 bp`, `2 years` in a
 * field of months, `(85.7)` and the true minus for negatives. A bare number in a field of percent is percent. Gives what is
 * stored: 12.5 % is 0.125, to the last digit. A comma that is no thousands mark asks.
 */
export function readNumber(typed: string, unit: Unit | null): Reading<number> {
  if (/[\n\r\t]/.test(typed.trim())) return unreadable('This is more than one value.');
  // A gap inside digits marks thousands or parts two numbers.
  if (/\d[\s_]+\d(?!\d\d(?!\d))/.test(typed)) return unreadable('The gaps in this number are not clear.');
  let text = typed
    .normalize('NFC')
    .replaceAll(/[\s_\u200b\u2060\ufeff]/g, '')
    .replaceAll(/[\u2212\u2010-\u2015\ufe63\uff0d]/g, '-')
    .toLowerCase();
  if (text === '') return { kind: 'empty' };
  let isNegative = false;
  const bracketed = /^(.*)\((.*)\)(.*)$/.exec(text);
  if (bracketed) {
    isNegative = true;
    text = bracketed[1]! + bracketed[2]! + bracketed[3]!;
  }
  const takeSign = () => {
    const sign = /^[-+]/.exec(text)?.[0];
    if (sign === '-') isNegative = !isNegative;
    if (sign !== undefined) text = text.slice(1);
  };
  takeSign();
  if (unit === 'Annual' || unit === 'Aud') text = text.replace(perYear, '');
  if (money.test(text)) {
    if (unit !== 'Aud' && unit !== null) return unreadable('This field is not an amount of money.');
    text = text.replace(money, '').replace(money, '');
    takeSign();
  }
  let places = 0;
  let factor = 1;
  let isPercent = false;
  const suffix = (unit === null ? [] : (suffixes[unit] ?? [])).find(({ words }) => words.test(text));
  if (suffix) {
    text = text.replace(suffix.words, '');
    isPercent = suffix.means === 'percent' || suffix.means === 'basis-point';
    places = suffix.means === 'percent' ? -2 : suffix.means === 'basis-point' ? -4 : (suffix.places ?? 0);
    if (suffix.means === 'years') factor = 12;
  } else if (percent.words.test(text)) return unreadable('This field takes no percentage.');
  if (!isPercent) places -= unitStyle(unit).places;
  const toNumber = (digits: string) => {
    const [mantissa = '', exponent = '0'] = digits.split('e');
    const value = Number(`${mantissa}e${Number(exponent) + places}`) * factor;
    return isNegative && value !== 0 ? -value : value;
  };
  const scientific = /^(.*\d)(e[-+]?\d{1,3})$/.exec(text);
  const body = scientific ? scientific[1]! : text;
  const exponent = scientific ? scientific[2]! : '';
  if (/^(\d+\.?\d*|\.\d+)$/.test(body)) return finite(toNumber(body + exponent));
  if (/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(body)) return finite(toNumber(body.replaceAll(',', '') + exponent));
  // The rest of Europe writes 1.234,5: the point and the comma are the other way round.
  if (/^(\d+|\d{1,3}(\.\d{3})+),\d*$/.test(body)) {
    const value = toNumber(body.replaceAll('.', '').replace(',', '.') + exponent);
    return { kind: 'ask', message: 'A comma marks thousands here. Did you mean', values: [value] };
  }
  return unreadable(
    /^[\d.,]*$/.test(body) && body !== '' ? 'The marks in this number are not clear.' : 'This is not a number.',
  );
}

const finite = (value: number): Reading<number> =>
  Number.isFinite(value) ? { kind: 'value', value } : unreadable('This number is too large.');
