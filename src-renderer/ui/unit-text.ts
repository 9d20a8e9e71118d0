import type { Unit } from '../../src-engine/index.ts';
import { grouped, shiftedDigits } from './decimal-text.ts';

/** How the numbers of a unit are typed and shown in a field. The only place besides `format` where percent exists. */
export type UnitStyle = {
  /** Powers of ten between what is stored and what is shown: 2 for percent. */
  readonly places: number;
  /** Digits behind the point that are always shown. */
  readonly decimals: number;
  readonly grouped: boolean;
  /** Stands in the field, behind the number; empty for none. */
  readonly suffix: string;
};

const style = (suffix: string, places = 0, decimals = 0, isGrouped = true): UnitStyle => ({
  places,
  decimals,
  grouped: isGrouped,
  suffix,
});
const plain = style('');
const styles: Partial<Record<Unit, UnitStyle>> = {
  Aud: style('A$'),
  Fraction: style('%', 2, 2),
  Annual: style('% a year', 2, 2),
  Multiple: style('×', 0, 2),
  Correlation: style('', 0, 2),
  Month: style('months'),
  Year: style('years', 0, 0, false),
  Kilometre: style('km'),
  SquareKilometre: style('km²'),
  SquareMetre: style('m²'),
  PerSquareKilometre: style('per km²'),
  Degree: style('°', 0, 0, false),
};

export const unitStyle = (unit: Unit | null): UnitStyle => (unit === null ? plain : (styles[unit] ?? plain));

/** The suffix of a field. A name in the singular (`startMonth`) is a point in time, not a length. */
export function unitSuffix(unit: Unit | null, name: string): string {
  if (unit === 'Month' && name.endsWith('Month')) return 'month';
  if (unit === 'Year' && /(^y|Y)ear$/.test(name)) return 'year';
  return unitStyle(unit).suffix;
}

/** A stored number as it stands in a field: all its digits, true minus, thousands apart. `readNumber` gives the same number back. */
export function numberText(value: number, unit: Unit | null): string {
  const { places, decimals, grouped: isGrouped } = unitStyle(unit);
  const digits = shiftedDigits(value, places, decimals);
  return `${value < 0 ? '−' : ''}${isGrouped ? grouped(digits) : digits}`;
}

const scales = [
  { at: 1e9, places: -9, name: 'bn' },
  { at: 1e6, places: -6, name: 'm' },
] as const;

/** The same number as short as it can be said without losing a digit: `1.5 m`, `100 bn`, `0.4`. */
export function shortNumberText(value: number, unit: Unit | null): string {
  const { places, grouped: isGrouped } = unitStyle(unit);
  const sign = value < 0 ? '−' : '';
  for (const scale of unit === 'Aud' ? scales : []) {
    const digits = shiftedDigits(value, scale.places);
    if (Math.abs(value) >= scale.at && (digits.split('.')[1] ?? '').length <= 3)
      return `${sign}${grouped(digits)}\u00a0${scale.name}`;
  }
  const digits = shiftedDigits(value, places);
  return sign + (isGrouped ? grouped(digits) : digits);
}

/** A number with its unit, for a sentence: `1.60 %`, `A$100 m`, `24 months`, `1.50×`. */
export function numberWithUnit(value: number, unit: Unit | null, name = ''): string {
  if (unit === 'Aud') {
    const text = shortNumberText(value, unit);
    return text.startsWith('−') ? `−A$${text.slice(1)}` : `A$${text}`;
  }
  const suffix = unit === 'Annual' ? '%' : unitSuffix(unit, name);
  const gap = suffix === '' || suffix === '×' || suffix === '°' ? '' : '\u00a0';
  return `${numberText(value, unit)}${gap}${value === 1 && /^(months|years)$/.test(suffix) ? suffix.slice(0, -1) : suffix}`;
}
