import type { CellUnit } from '../model/cell.ts';

const whole = '#,##0_);(#,##0)';
const oneDecimal = '#,##0.0_);(#,##0.0)';

const FORMATS: Readonly<Record<CellUnit, string>> = {
  Aud: whole,
  AudMillion: oneDecimal,
  Fraction: '0.0%_);(0.0%)',
  Annual: '0.0%_);(0.0%)',
  Multiple: '0.00"x"_);(0.00"x")',
  Month: '0_);(0)',
  Year: '0_);(0)',
  Index: '0.000_);(0.000)',
  Count: whole,
  Score: '0.00_);(0.00)',
  Correlation: '0.00_);(0.00)',
  Date: 'dd/mm/yyyy',
  Kilometre: oneDecimal,
  SquareKilometre: oneDecimal,
  SquareMetre: whole,
  PerSquareKilometre: oneDecimal,
  Degree: '0.0000_);(0.0000)',
};

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
