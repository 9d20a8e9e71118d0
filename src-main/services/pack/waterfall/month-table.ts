import type { CellUnit } from '../model/cell.ts';
import type { Expression, Sources } from './expression.ts';
import { termOf, type TermFigures } from './workings.ts';

type ColumnHead = {
  /** Unique in the table: other columns and sheets refer to it. */
  readonly key: string;
  readonly group: string;
  readonly title: string;
  readonly unit: CellUnit;
  /** Whether the sum over months means something: it gets a total above the months. */
  readonly isFlow?: boolean;
  /** What a month that is a fact of an existing fund holds; left out: nothing. */
  readonly past?: (month: number) => number;
};

/** A column of a monthly table: figures of the engine as they are, or one formula for every month. */
export type MonthColumn = ColumnHead &
  (
    | { readonly kind: 'values'; readonly value: (month: number) => number }
    | { readonly kind: 'formula'; readonly expression: Expression }
    /** What the engine's figure is more than the formula gives: a mean of products is not the product of means. */
    | { readonly kind: 'adjustment'; readonly expression: Expression; readonly target: (month: number) => number }
  );

export type MonthTable = {
  readonly columns: readonly MonthColumn[];
  readonly lastMonth: number;
  /** First month with formulas in columns that have a past. */
  readonly startMonth: number;
  /** Figures of every column, by key and month. */
  readonly figures: ReadonlyMap<string, Float64Array>;
};

/**
 * Works a table out from left to right, month by month.
 * @param adjustments figures of the adjustments where they stand already; null: what brings each formula to its target
 * @throws RangeError for a column that comes later: a fault of ours
 */
export function workOut(
  columns: readonly MonthColumn[],
  terms: TermFigures,
  lastMonth: number,
  startMonth: number,
  adjustments: MonthTable['figures'] | null,
): MonthTable {
  const figures = new Map(columns.map(({ key }) => [key, new Float64Array(lastMonth + 1).fill(NaN)]));
  if (figures.size < columns.length) throw new RangeError('two columns have one key');
  const from: Sources = {
    term: (key) => termOf(terms, key),
    cell(key, month) {
      const figure = figures.get(key)?.[month];
      if (figure === undefined) throw new RangeError(`no column named ${key}`);
      if (Number.isNaN(figure)) throw new RangeError(`column ${key} is not known in month ${month}`);
      return figure;
    },
  };
  for (let month = 0; month <= lastMonth; month++)
    for (const column of columns) {
      const held = column.kind === 'adjustment' ? adjustments?.get(column.key)?.[month] : undefined;
      figures.get(column.key)![month] = held ?? figureOf(column, from, month, startMonth);
    }
  return { columns, lastMonth, startMonth, figures };
}

function figureOf(column: MonthColumn, from: Sources, month: number, startMonth: number): number {
  if (isPast(column, month, startMonth)) return column.past?.(month) ?? 0;
  if (column.kind === 'values') return column.value(month);
  if (column.kind === 'adjustment') return column.target(month) - column.expression.at(from, month);
  return column.expression.at(from, month);
}

/** Whether a month of the column is a fact instead of a formula. Columns that begin with first close have no past. */
export const isPast = ({ kind, past }: MonthColumn, month: number, startMonth: number): boolean =>
  month < startMonth && kind !== 'values' && past !== undefined;

export const figuresOf = ({ figures }: MonthTable, key: string): Float64Array => {
  const found = figures.get(key);
  if (found === undefined) throw new RangeError(`no column named ${key}`);
  return found;
};
