import type { z } from 'zod';
import { paramMeta } from '../../core/param.ts';
import type { Unit } from '../../core/units.ts';
import { nearestName } from '../../core/nearest-name.ts';
import { choicesOf, kindOf, rangeOf, unwrap, type ParameterKind, type Range } from './shape.ts';

const unitText: Partial<Record<Unit, string>> = {
  Aud: 'AUD',
  Fraction: 'a fraction: 0.05 is 5 %',
  Annual: 'a rate a year: 0.05 is 5 %',
  Month: 'months',
  Year: 'years',
  Multiple: 'a multiple: 1.5 is 1.5 times',
  Kilometre: 'km',
  SquareKilometre: 'km2',
  SquareMetre: 'm2',
};

const kindText: Record<ParameterKind, string> = {
  number: 'a number',
  integer: 'a whole number',
  flag: 'true or false',
  choice: 'one of the known choices',
  date: 'a date such as 2026-07-31',
  text: 'text',
  list: 'a list',
  map: 'a group of "name: value" lines',
  object: 'a group of fields',
};

function rangeText(range: Range): string {
  const { min, max, minExclusive, maxExclusive } = range;
  if (min !== null && max !== null && !minExclusive && !maxExclusive) return ` from ${min} to ${max}`;
  const low = min === null ? '' : minExclusive ? ` above ${min}` : ` of at least ${min}`;
  const high = max === null ? '' : maxExclusive ? ` below ${max}` : ` of at most ${max}`;
  return low !== '' && high !== '' ? `${low} and${high}` : low + high;
}

/** What a parameter allows, in words: `a number from 0 to 1 (a fraction: 0.05 is 5 %)`. */
export function allowedText(schema: z.ZodType): string {
  const { inner, nullable } = unwrap(schema);
  const choices = choicesOf(inner);
  const range = rangeOf(inner);
  const unit = paramMeta(schema)?.unit;
  let text = choices
    ? (choices.length === 1 ? '' : 'one of ') + choices.map(String).join(', ')
    : kindText[kindOf(inner)];
  if (range) text += rangeText(range);
  if (range && unit !== undefined && unitText[unit] !== undefined) text += ` (${unitText[unit]})`;
  return nullable ? `${text}, or null` : text;
}

/** A name or value from outside, cut to a readable length and stripped of what would upset a terminal. */
export function quoted(text: string, most = 48): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is to be taken out
  const clean = text.slice(0, most + 1).replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/g, '?');
  return clean.length > most ? `${clean.slice(0, most)}...` : clean;
}

export function shownValue(value: unknown): string {
  if (value === undefined) return 'left out';
  if (value === null) return 'null';
  if (typeof value === 'string') return `"${quoted(value)}"`;
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return 'a group of fields';
}

/** Reads `20%`, `1,000,000`, `1_000_000` or `"0.2"` as the number its writer meant; undefined when it is not one. */
function meantNumber(text: string): number | undefined {
  const percent = /%\s*$/.test(text);
  const digits = text.replace(/%\s*$/, '').replaceAll(/[\s_$]/g, '');
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(digits)
    ? digits.replaceAll(',', '')
    : digits.replace(/^(-?\d+),(\d+)$/, '$1.$2');
  const value = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  if (!Number.isFinite(value)) return undefined;
  return percent ? Number((value / 100).toPrecision(12)) : value;
}

const inRange = (value: number, range: Range) =>
  (range.min === null || value >= range.min) && (range.max === null || value <= range.max);

/** What to do about a value that a parameter does not allow. */
export function remedyFor(schema: z.ZodType, value: unknown): string {
  const { inner, hasDefault, defaultValue } = unwrap(schema);
  const range = rangeOf(inner);
  const choices = choicesOf(inner);
  if (range && typeof value === 'string') {
    const meant = meantNumber(value);
    if (meant !== undefined && inRange(meant, range)) return `Write ${meant}, a plain number without quotes.`;
  }
  if (range && typeof value === 'number') {
    const unit = paramMeta(schema)?.unit;
    const asFraction = Number((value / 100).toPrecision(12));
    if ((unit === 'Fraction' || unit === 'Annual') && Math.abs(value) > 1 && inRange(asFraction, range)) {
      return `For ${value} % write ${asFraction}.`;
    }
  }
  if (kindOf(inner) === 'flag' && typeof value === 'string') {
    if (/^(y|yes|on)$/i.test(value)) return 'Write true.';
    if (/^(n|no|off)$/i.test(value)) return 'Write false.';
  }
  if (choices && typeof value === 'string') {
    const near = nearestName(value, choices.map(String));
    if (near !== undefined) return `Did you mean ${near}?`;
  }
  if (!hasDefault || (typeof defaultValue === 'object' && defaultValue !== null)) {
    return hasDefault ? 'Remove it to use the defaults.' : '';
  }
  return `Remove the line to use the default, ${String(defaultValue)}.`;
}
