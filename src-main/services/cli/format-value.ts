import type { Unit } from '../../../src-engine/index.ts';

/** A figure for people, by unit: rates and shares in percent, money in thousands or millions of AUD. A dash where there is none. */
export function formatValue(value: number | null, unit: Unit): string {
  if (value === null || !Number.isFinite(value)) return '-';
  return (byUnit[unit] ?? plain)(value);
}

/** From 1,000 % on, hundredths say nothing. */
const percent = (value: number) => `${(100 * value).toFixed(Math.abs(value) < 10 ? 2 : 0)} %`;
const plain = (value: number) => (Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(5))));

const byUnit: Partial<Record<Unit, (value: number) => string>> = {
  Annual: percent,
  Fraction: percent,
  Aud: formatAud,
  Multiple: (value) => `${value.toFixed(3)} x`,
  Month: (value) => value.toFixed(1),
  Year: (value) => `${value.toFixed(2)} y`,
  Count: (value) => (Number.isInteger(value) ? String(value) : value.toFixed(1)),
};

function formatAud(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e6) return `${(value / 1e6).toFixed(2)} m`;
  if (size >= 1e3) return `${(value / 1e3).toFixed(1)} k`;
  return value.toFixed(2);
}
