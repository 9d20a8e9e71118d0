import type { CellValue, Unit } from '../../src-engine/index.ts';

/**
 * From values to text: the only place where a fraction becomes a percent. Fixed decimals per unit (rates 1 dp %, multiples 2 dp x,
 * money A$m 1 dp), true minus, brackets for money that flows out, 'n/a' for what is not known. No locale of the machine takes part.
 */
export const NOT_AVAILABLE = 'n/a';
const MINUS = '\u2212';
const SPACE = '\u00a0'; // does not break a line

/** 1234.5 -> '1,234.5' with fixed decimals; a negative zero is zero. */
export function decimalText(value: number, digits: number): string {
  const [whole, part] = Math.abs(value).toFixed(digits).split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = part === undefined ? grouped : `${grouped}.${part}`;
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/** 0.0834 -> '8.3 %'. */
export const percentText = (fraction: number | null, digits = 1): string =>
  missing(fraction) ? NOT_AVAILABLE : `${decimalText(fraction * 100, digits)}${SPACE}%`;

/** 1.6249 -> '1.62x'. */
export const multipleText = (multiple: number | null, digits = 2): string =>
  missing(multiple) ? NOT_AVAILABLE : `${decimalText(multiple, digits)}x`;

/** How money is shown: whole dollars, thousands or millions. */
export type AudScale = 'one' | 'thousand' | 'million';
const audDivisor = { one: 1, thousand: 1e3, million: 1e6 } as const;
const audHead = { one: 'A$', thousand: 'A$k', million: 'A$m' } as const;
const audTail = { one: '', thousand: 'k', million: 'm' } as const;

/** 85_700_000 -> '85.7' and -85_700_000 -> '(85.7)': for a column whose head says A$m. */
export function audBareText(aud: number | null, scale: AudScale = 'million', digits?: number): string {
  if (missing(aud)) return NOT_AVAILABLE;
  const text = decimalText(Math.abs(aud) / audDivisor[scale], digits ?? (scale === 'million' ? 1 : 0));
  return aud < 0 && /[1-9]/.test(text) ? `(${text})` : text;
}

/** 85_700_000 -> 'A$85.7m'; 12_400 -> 'A$12,400'; an outflow in brackets. */
export function audText(aud: number | null, scale?: AudScale, digits?: number): string {
  if (missing(aud)) return NOT_AVAILABLE;
  const by = scale ?? (Math.abs(aud) >= 999_500 ? 'million' : 'one');
  const text = audBareText(Math.abs(aud), by, digits);
  const money = `A$${text}${audTail[by]}`;
  return aud < 0 && /[1-9]/.test(text) ? `(${money})` : money;
}

/** 10000 -> '10,000'. */
export const countText = (count: number | null, digits = 0): string =>
  missing(count) ? NOT_AVAILABLE : decimalText(count, digits);

const decimals: Partial<Record<Unit, number>> = {
  Annual: 1,
  Fraction: 1,
  Multiple: 2,
  Correlation: 2,
  Index: 1,
  Score: 1,
  Kilometre: 1,
  SquareKilometre: 1,
  Degree: 4,
};
const signs: Partial<Record<Unit, string>> = {
  Annual: `${SPACE}%`,
  Fraction: `${SPACE}%`,
  Multiple: 'x',
  Kilometre: `${SPACE}km`,
  SquareKilometre: `${SPACE}km²`,
  SquareMetre: `${SPACE}m²`,
  PerSquareKilometre: ' per km²',
  Degree: '°',
};
const heads: Partial<Record<Unit, string>> = {
  Annual: '% a year',
  Fraction: '%',
  Multiple: 'x',
  Month: 'months',
  Year: 'years',
  Kilometre: 'km',
  SquareKilometre: 'km²',
  SquareMetre: 'm²',
  PerSquareKilometre: 'per km²',
  Degree: '°',
};

/** What the head of a column says about its unit; empty when nothing needs saying. */
export const unitHead = (unit: Unit, scale: AudScale = 'million'): string =>
  unit === 'Aud' ? audHead[scale] : (heads[unit] ?? '');

export type ValueFormat = {
  /** Decimals in place of those of the unit. */
  readonly digits?: number | undefined;
  readonly scale?: AudScale | undefined;
  /** Without the sign of the unit, for a column whose head has it. */
  readonly isBare?: boolean | undefined;
};

/** Any value in its unit. Dates are ISO, flags 0 or 1 or true and false. */
export function valueText(value: CellValue, unit: Unit, format: ValueFormat = {}): string {
  if (value === null || value === '') return value === null ? NOT_AVAILABLE : '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (unit === 'Date' || typeof value === 'string') return unit === 'Date' ? dateText(String(value)) : String(value);
  if (missing(value)) return NOT_AVAILABLE;
  if (unit === 'Aud')
    return format.isBare === true
      ? audBareText(value, format.scale ?? 'million', format.digits)
      : audText(value, format.scale, format.digits);
  if (unit === 'Flag') return value === 0 ? 'no' : 'yes';
  const isRate = unit === 'Annual' || unit === 'Fraction';
  const whole = Number.isInteger(value) || Math.abs(value) >= 1000;
  const digits = format.digits ?? decimals[unit] ?? (whole ? 0 : 1);
  if ((unit === 'Year' || unit === 'Code') && whole) return String(Math.round(value)).replace('-', MINUS);
  return decimalText(isRate ? value * 100 : value, digits) + (format.isBare === true ? '' : (signs[unit] ?? ''));
}

/** How many decimals a difference or an error shows more than the value itself. */
const finer = (unit: Unit): number => (decimals[unit] ?? (unit === 'Aud' ? 1 : 0)) + 1;

/** 0.0034 in 'Annual' -> '+0.34 pp'; multiples with 3 decimals; money in A$m with its sign in words of the sign. */
export function differenceText(value: number | null, unit: Unit): string {
  if (missing(value)) return NOT_AVAILABLE;
  const size = plainSize(value, unit);
  return /[1-9]/.test(size) ? (value < 0 ? MINUS : '+') + size : size;
}

/** '± 0.02 pp': one standard error. */
export const errorText = (standardError: number | null, unit: Unit): string =>
  missing(standardError) ? '' : `±${SPACE}${plainSize(standardError, unit)}`;

function plainSize(value: number, unit: Unit): string {
  const size = Math.abs(value);
  if (unit === 'Annual' || unit === 'Fraction') return `${decimalText(size * 100, finer(unit))}${SPACE}pp`;
  if (unit === 'Aud') return `A$${audBareText(size, 'million', finer(unit))}m`;
  return decimalText(size, finer(unit)) + (signs[unit] ?? '');
}

/** '2027-06-30' -> '30/06/2027'. Text that is no date is shown as it is. */
export function dateText(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso);
  return match === null ? iso : `${match[3]}/${match[2]}/${match[1]}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment (ISO, UTC) in the time of this machine: '14:06'. */
export function timeText(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? NOT_AVAILABLE : `${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** A moment as a day of this machine's calendar: '21/11/2026'. */
export function dayText(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return NOT_AVAILABLE;
  return `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`;
}

/** Today the time, else the day: for lists, where `nowMs` is this moment. */
export const momentText = (iso: string, nowMs: number = Date.now()): string =>
  dayText(iso) === dayText(new Date(nowMs).toISOString()) ? timeText(iso) : dayText(iso);

/** 2.6 -> '2.6 s'; 200 -> '3 min 20 s'; 7500 -> '2 h 5 min'. */
export function durationText(seconds: number | null): string {
  if (missing(seconds)) return NOT_AVAILABLE;
  if (seconds < 9.95 && !Number.isInteger(seconds)) return `${decimalText(seconds, 1)}${SPACE}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}${SPACE}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}${SPACE}min ${whole % 60}${SPACE}s`;
  return `${Math.floor(whole / 3600)}${SPACE}h ${Math.floor((whole % 3600) / 60)}${SPACE}min`;
}

/** 1_234_567 -> '1.2 MB'. */
export function bytesText(bytes: number): string {
  const steps = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(steps.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${decimalText(bytes / 1000 ** step, step === 0 ? 0 : 1)}${SPACE}${steps[step]!}`;
}

/** 3 -> '3 runs', 1 -> '1 run'. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`;

function missing(value: number | null): value is null {
  return value === null || !Number.isFinite(value);
}
