import { formula, type Cell, type CellRole } from '../../model/cell.ts';
import type { SheetBuilder } from '../../model/sheet-builder.ts';
import type { WaterfallFlows } from '../flows.ts';
import { figuresOf, type MonthTable } from '../month-table.ts';
import { anchorOf } from '../months-sheet.ts';

/** The head of a waterfall while it is written. */
export type Summary = {
  readonly sheet: SheetBuilder;
  readonly widths: readonly number[];
  readonly flows: WaterfallFlows;
  readonly table: MonthTable;
  /** Key of its monthly sheet. */
  readonly months: string;
};

export const MILLION = 1_000_000;

/** Sum of a column over all months. */
export const totalsOf =
  (table: MonthTable) =>
  (column: string): number =>
    figuresOf(table, column).reduce((sum, figure) => sum + figure, 0);

/** Sums of columns of the monthly sheet, added and taken away, in millions. */
export function millions(
  { table, months }: Summary,
  plus: readonly string[],
  minus: readonly string[] = [],
  role: CellRole = 'value',
): Cell {
  const of = totalsOf(table);
  const write = (sign: string) => (column: string) => `${sign}{${months}.${anchorOf(column)}-total}`;
  const source = [...plus.map(write('+')), ...minus.map(write('-'))].join('').replace(/^\+/, '');
  const value = plus.reduce((sum, column) => sum + of(column), 0);
  return formula(
    `(${source})/${MILLION}`,
    minus.reduce((sum, column) => sum - of(column), value) / MILLION,
    'AudMillion',
    role,
  );
}

export const valueOf = (cell: Cell): number =>
  cell?.kind === 'formula' && typeof cell.value === 'number' ? cell.value : 0;
