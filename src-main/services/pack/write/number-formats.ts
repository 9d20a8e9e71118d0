import type { CellUnit } from '../model/cell.ts';

/** Positive, negative, zero, and text such as `n/a`, all ending at the same place. */
const signed = (digits: string, zero = `${digits}_)`): string => `${digits}_);(${digits});${zero};@_)`;
const whole = signed('#,##0');
const oneDecimal = signed('#,##0.0');
/** Nothing at all is a dash in a table of money, so that it is told from what rounds to zero. */
const DASH = '"–"_)';

const FORMATS: Readonly<Record<CellUnit, string>> = {
  Aud: signed('#,##0', DASH),
  AudMillion: signed('#,##0.0', DASH),
  Fraction: signed('0.0%'),
  Annual: signed('0.0%'),
  Multiple: signed('0.00"x"'),
  Month: signed('0'),
  Year: signed('0'),
  Index: signed('0.000'),
  Count: whole,
  Score: signed('0.00'),
  Correlation: signed('0.00'),
  Date: 'dd/mm/yyyy',
  Kilometre: oneDecimal,
  SquareKilometre: oneDecimal,
  SquareMetre: whole,
  PerSquareKilometre: oneDecimal,
  Degree: signed('0.0000'),
};

/** A check shows every digit that is not zero: one that rounds to zero would look fine. */
export const CHECK_FORMAT = '#,##0.00####_);(#,##0.00####);0_);@_)';

/** Units that are whole as a rule; a mean of them is not, and then it must not look whole. */
const oftenWhole: ReadonlySet<CellUnit> = new Set(['Month', 'Year', 'Count']);

/** Number format of Excel for a figure: negatives in brackets, and a mean number of months with its decimal. */
export function formatOf(unit: CellUnit | 'Text', value: number | null): string {
  if (unit === 'Text') return 'General';
  return oftenWhole.has(unit) && value !== null && !Number.isInteger(value) ? oneDecimal : FORMATS[unit];
}

/** Day number of Excel (1900 system) of an ISO date; null for what is not a date that Excel can show. */
export function serialOf(iso: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(iso);
  if (match === null) return null;
  const time = Date.parse(`${match[1]}-${match[2]}-${match[3]}T00:00:00Z`);
  const serial = time / 86_400_000 + 25_569;
  // Before March 1900 Excel counts a day that never was.
  return Number.isFinite(serial) && serial >= 61 ? serial : null;
}
