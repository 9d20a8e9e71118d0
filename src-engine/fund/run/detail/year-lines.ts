import type { ColumnSpec } from '../../../core/table.ts';
import type { Unit } from '../../../core/units.ts';

/** A year of the fund: year 1 holds first close (month 0) and months 1 to 12, year k the months 12 (k - 1) + 1 to 12 k. */
export type FundYear = { readonly year: number; readonly fromMonth: number; readonly toMonth: number };

/** How the months of a year make one figure: their sum, the last month-end, the least, the most, or the mean. */
export const yearRules = ['sum', 'end', 'least', 'most', 'mean'] as const;
export type YearRule = (typeof yearRules)[number];

/** One line of a yearly table. `total` is the same rule over all years. NaN where no month has a figure. */
export type YearLine = {
  readonly name: string;
  readonly unit: Unit;
  readonly doc: string;
  readonly over: YearRule;
  readonly values: readonly number[];
  readonly total: number;
};

/** The years of a path that ends in `lastMonth` >= 0; the last one may be short. */
export function fundYears(lastMonth: number): readonly FundYear[] {
  const count = Math.max(1, Math.ceil(lastMonth / 12));
  return Array.from({ length: count }, (_, y) => ({
    year: y + 1,
    fromMonth: y === 0 ? 0 : 12 * y + 1,
    toMonth: Math.min(12 * (y + 1), lastMonth),
  }));
}

/** A line from a monthly column, which has at least the months of `years`. */
export function yearLine(
  name: string,
  { unit, doc }: Pick<ColumnSpec, 'unit' | 'doc'>,
  over: YearRule,
  months: ArrayLike<number>,
  years: readonly FundYear[],
): YearLine {
  const values = years.map(({ fromMonth, toMonth }) => reduce(over, months, fromMonth, toMonth));
  return { name, unit, doc, over, values, total: reduce(over, months, 0, years.at(-1)!.toMonth) };
}

/** Lines of all columns of a table whose rule is not null, in the order of the table. */
export function yearLines(
  spec: Readonly<Record<string, ColumnSpec>>,
  columns: Readonly<Record<string, ArrayLike<number>>>,
  ruleOf: (name: string, column: ColumnSpec) => YearRule | null,
  years: readonly FundYear[],
): readonly YearLine[] {
  return Object.entries(spec).flatMap(([name, column]) => {
    const over = ruleOf(name, column);
    return over === null ? [] : [yearLine(name, column, over, columns[name]!, years)];
  });
}

/** Stocks say so in their doc. */
export const isStock = ({ doc }: Pick<ColumnSpec, 'doc'>) => doc.startsWith('Stock');

/** The rule of a column from its unit: flows are summed, stocks stand at year-end, ratios show their worst month. */
export function usualRule(column: ColumnSpec): YearRule {
  return isStock(column) ? 'end' : (ruleOfUnit[column.unit] ?? 'sum');
}

const ruleOfUnit: Readonly<Partial<Record<Unit, YearRule>>> = {
  Fraction: 'most',
  Code: 'most',
  Multiple: 'least',
  Annual: 'mean',
};

/** Months without a figure are left out, but not of a sum, where they would hide a fault. */
function reduce(over: YearRule, months: ArrayLike<number>, from: number, to: number): number {
  if (over === 'end') return months[to]!;
  let sum = 0;
  let least = NaN;
  let most = NaN;
  let count = 0;
  for (let m = from; m <= to; m++) {
    const value = months[m]!;
    if (over === 'sum') sum += value;
    if (over === 'sum' || Number.isNaN(value)) continue;
    sum += value;
    count += 1;
    if (!(value >= least)) least = value;
    if (!(value <= most)) most = value;
  }
  if (over === 'sum') return sum;
  if (over === 'mean') return count === 0 ? NaN : sum / count;
  return over === 'least' ? least : most;
}
