import type { Unit } from '../core/units.ts';

/**
 * Numbers in sentences: rates with one decimal in per cent, multiples with two, money in millions of AUD with one, a true minus, a
 * non-breaking space before the unit, `n/a` for what is not known. The window formats its cells by the same rules.
 */

type Maybe = number | null | undefined;

export const UNKNOWN = 'n/a';
const MINUS = '\u2212';
const SPACE = '\u00a0';

/** Decimals fixed, thousands parted by commas, a true minus, and no minus before a zero. */
export function numberWords(value: Maybe, decimals = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return UNKNOWN;
  const [whole, part] = Math.abs(value).toFixed(decimals).split('.') as [string, string?];
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part === undefined ? '' : `.${part}`);
  return value < 0 && /[1-9]/.test(digits) ? MINUS + digits : digits;
}

const withUnit = (number: string, unit: string) => (number === UNKNOWN ? UNKNOWN : number + unit);

/** 0.083 as `8.3 %`. */
export function percentWords(fraction: Maybe, decimals = 1): string {
  return withUnit(
    numberWords(fraction === null || fraction === undefined ? null : fraction * 100, decimals),
    `${SPACE}%`,
  );
}

/** A rate that somebody chose, without decimals that say nothing: 0.08 is `8 %`, 0.085 is `8.5 %`. */
export function chosenPercentWords(fraction: Maybe): string {
  if (fraction === null || fraction === undefined) return UNKNOWN;
  const inPercent = Number((fraction * 100).toPrecision(12));
  const decimals = [0, 1].find((count) => Number(inPercent.toFixed(count)) === inPercent) ?? 2;
  return percentWords(fraction, decimals);
}

/** 1.623 as `1.62x`. */
export const multipleWords = (value: Maybe, decimals = 2) => withUnit(numberWords(value, decimals), 'x');

/** 12_345_678 as `A$12.3 m`; the minus stands in front. */
export function audWords(aud: Maybe): string {
  const number = numberWords(aud === null || aud === undefined ? null : aud / 1_000_000, 1);
  if (number === UNKNOWN) return UNKNOWN;
  return number.startsWith(MINUS) ? `${MINUS}A$${number.slice(1)}${SPACE}m` : `A$${number}${SPACE}m`;
}

/** Least share of paths that is written with a figure; below it a figure would read as none. */
const SMALL_SHARE = 0.001;

/**
 * A share of paths with the digits that its error supports: whole per cent where the standard error is half a point or more.
 * Shares that would round to nothing or to all say so.
 */
export function shareWords(share: Maybe, standardError: Maybe = null): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return UNKNOWN;
  const decimals = (standardError ?? 0) >= 0.005 ? 0 : 1;
  const least = decimals === 0 ? 10 * SMALL_SHARE : SMALL_SHARE;
  if (share > 0 && share < least / 2) return `less than ${chosenPercentWords(least)}`;
  if (share < 1 && share > 1 - least / 2) return `more than ${chosenPercentWords(1 - least)}`;
  return percentWords(share, decimals);
}

/** A value in its unit. */
export function valueWords(value: Maybe, unit: Unit): string {
  switch (unit) {
    case 'Aud':
      return audWords(value);
    case 'Annual':
    case 'Fraction':
      return percentWords(value);
    case 'Multiple':
      return multipleWords(value);
    case 'Month':
      return withUnit(numberWords(value), value === 1 ? `${SPACE}month` : `${SPACE}months`);
    case 'Year':
      return withUnit(numberWords(value, 1), `${SPACE}years`);
    case 'Flag':
      return numberWords(value) === UNKNOWN ? UNKNOWN : value! >= 0.5 ? 'yes' : 'no';
    case 'Index':
    case 'Score':
    case 'Correlation':
    case 'Degree':
      return numberWords(value, 2);
    case 'Kilometre':
      return withUnit(numberWords(value, 1), `${SPACE}km`);
    case 'SquareKilometre':
      return withUnit(numberWords(value, 1), `${SPACE}km²`);
    case 'SquareMetre':
      return withUnit(numberWords(value), `${SPACE}m²`);
    case 'Count':
    case 'Code':
    case 'Date':
    case 'Text':
    case 'PerSquareKilometre':
      return numberWords(value);
  }
}

/** `1 path`, `640 paths`. */
export const pathsWords = (count: number) => `${numberWords(count)} ${count === 1 ? 'path' : 'paths'}`;
