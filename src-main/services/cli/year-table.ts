import type { YearLine } from '../../../src-engine/index.ts';
import { textTable } from './text-table.ts';

/** Widest line of a yearly table, characters. */
export const WIDEST_TABLE = 120;

/** A line of a yearly table as cells; a heading has none. */
export type YearRow = { readonly label: string; readonly cells: readonly string[]; readonly total: string };

/** How money of one table is shown. */
export type MoneyScale = { readonly title: string; readonly unitAud: number; readonly decimals: number };

/** Millions for a fund, thousands for a small one: two or three digits after the point that an analyst would add up. */
export function moneyScale(largestAud: number): MoneyScale {
  if (largestAud >= 1e10) return { title: 'AUD m', unitAud: 1e6, decimals: 0 };
  if (largestAud >= 1e9) return { title: 'AUD m', unitAud: 1e6, decimals: 1 };
  if (largestAud >= 5e6) return { title: 'AUD m', unitAud: 1e6, decimals: 2 };
  return { title: 'AUD k', unitAud: 1e3, decimals: 1 };
}

/** Less than this is what sums of doubles leave over. */
const HALF_A_CENT = 0.005;

/** Nothing at all is a dash, a figure that does not exist says so; what rounds to nothing shows its zeros. */
export function yearCell(value: number, unit: YearLine['unit'], scale: MoneyScale): string {
  if (!Number.isFinite(value)) return 'n/a';
  if (Math.abs(value) < (unit === 'Aud' ? HALF_A_CENT : Number.MIN_VALUE)) return '-';
  if (unit === 'Aud') return (value / scale.unitAud).toFixed(scale.decimals).replace(/^-(0(\.0*)?)$/, '$1');
  if (unit === 'Annual' || unit === 'Fraction') return `${(100 * value).toFixed(1)} %`;
  if (unit === 'Multiple') return value.toFixed(2);
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

export const heading = (label: string): YearRow => ({ label, cells: [], total: '' });

/** A line; a stock has no total. */
export function yearRow(
  label: string,
  line: Pick<YearLine, 'unit' | 'over' | 'values' | 'total'>,
  scale: MoneyScale,
): YearRow {
  const cell = (value: number) => yearCell(value, line.unit, scale);
  return { label, cells: line.values.map(cell), total: line.over === 'end' ? '' : cell(line.total) };
}

/** Whether a line says anything: some year has a figure that is not nothing. */
export const isUsed = ({ values, unit }: Pick<YearLine, 'values' | 'unit'>) =>
  values.some((value) => Math.abs(value) >= (unit === 'Aud' ? HALF_A_CENT : Number.MIN_VALUE));

/** Lays a table out with a column a year and a total; years that do not fit stand in a second block below. */
export function yearTable(title: string, years: readonly (number | string)[], rows: readonly YearRow[]): string {
  const labelWidth = Math.max(title.length, ...rows.map(({ label }) => label.length));
  const cellWidth =
    Math.max(
      ...years.map((year) => String(year).length),
      ...rows.flatMap(({ cells, total }) => [...cells, total].map((cell) => cell.length)),
    ) + 2;
  const hasTotal = rows.some(({ total }) => total !== '');
  const perBlock = Math.max(1, Math.floor((WIDEST_TABLE - labelWidth) / cellWidth) - (hasTotal ? 1 : 0));
  const blocks = Math.ceil(years.length / perBlock);
  const size = Math.ceil(years.length / blocks);
  return Array.from({ length: blocks }, (_, b) => {
    const [from, to] = [b * size, Math.min(years.length, (b + 1) * size)];
    const withTotal = hasTotal && to === years.length;
    return textTable(
      [
        { title, align: 'left' },
        ...years.slice(from, to).map((year) => ({ title: String(year), align: 'right' as const })),
        ...(withTotal ? [{ title: 'total', align: 'right' as const }] : []),
      ],
      rows.map(({ label, cells, total }) => [
        label,
        ...Array.from({ length: to - from }, (_, i) => cells[from + i] ?? ''),
        ...(withTotal ? [total] : []),
      ]),
    );
  }).join('\n');
}
