import type { CellUnit } from '../model/cell.ts';

const words: Readonly<Record<CellUnit | 'Text' | 'Flag' | 'Code', string>> = {
  Aud: 'A$',
  AudMillion: 'A$m',
  Fraction: '%',
  Annual: '% p.a.',
  Multiple: 'x',
  Month: 'month',
  Year: 'years',
  Index: 'index',
  Count: 'number',
  Score: 'score',
  Correlation: 'corr.',
  Date: 'date',
  Text: '',
  Flag: '0 or 1',
  Code: 'code',
  Kilometre: 'km',
  SquareKilometre: 'km²',
  SquareMetre: 'm²',
  PerSquareKilometre: 'per km²',
  Degree: '°',
};

/** What the units column says. */
export const unitWords = (unit: keyof typeof words): string => words[unit];

/** A unit of the engine as cells know it: money in millions, flags and codes as counts. */
export function shownUnit(unit: keyof typeof words): CellUnit {
  if (unit === 'Aud') return 'AudMillion';
  return unit === 'Flag' || unit === 'Code' || unit === 'Text' ? 'Count' : unit;
}

/** A value of the engine in `shownUnit`: dollars become millions. */
export const shownValue = (value: number | null | undefined, unit: string): number | null =>
  value === null || value === undefined || !Number.isFinite(value) ? null : unit === 'Aud' ? value / 1_000_000 : value;
