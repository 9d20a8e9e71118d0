import type { Unit } from '../../../src-engine/index.ts';

/** A figure for people, by unit: rates and shares in percent, money in thousands or millions of AUD. A dash where there is none. */
export function formatValue(value: number | null, unit: Unit): string {
  if (value === null || !Number.isFinite(value)) return '-';
  switch (unit) {
    case 'Annual':
    case 'Fraction':
      return `${(100 * value).toFixed(2)} %`;
    case 'Aud':
      return formatAud(value);
    case 'Multiple':
      return `${value.toFixed(3)} x`;
    case 'Month':
      return value.toFixed(1);
    case 'Year':
      return `${value.toFixed(2)} y`;
    case 'Count':
      return Number.isInteger(value) ? String(value) : value.toFixed(1);
    default:
      return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5)));
  }
}

function formatAud(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${(value / 1e6).toFixed(2)} m`;
  if (size >= 1e3) return `${(value / 1e3).toFixed(1)} k`;
  return value.toFixed(2);
}
