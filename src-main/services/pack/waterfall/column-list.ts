import type { CellUnit } from '../model/cell.ts';
import { add, cell, type Expression } from './expression.ts';
import type { MonthColumn } from './month-table.ts';

type Shape = {
  readonly unit?: CellUnit;
  readonly isFlow?: boolean;
  readonly past?: (month: number) => number;
};

/** Columns of a group as they are added, from left to right. */
export function columnList(withAdjustments: boolean) {
  const columns: MonthColumn[] = [];
  let group = '';

  function head(key: string, title: string, { unit = 'Aud', isFlow = false, past }: Shape) {
    return { key, group, title, unit, isFlow, ...(past === undefined ? {} : { past }) };
  }

  const list = {
    columns,
    group: (title: string) => void (group = title),
    /** Figures of the engine. */
    values: (key: string, title: string, value: (month: number) => number, shape: Shape = {}) =>
      void columns.push({ ...head(key, title, shape), kind: 'values', value }),
    formula: (key: string, title: string, expression: Expression, shape: Shape = {}) =>
      void columns.push({ ...head(key, title, shape), kind: 'formula', expression }),
    /** A formula of means that is brought to the mean of the formula. */
    adjusted(
      key: string,
      title: string,
      expression: Expression,
      target: (month: number) => number,
      shape: Shape = {},
    ): void {
      if (!withAdjustments) return list.formula(key, title, expression, shape);
      const adjustment = `${key}Adjustment`;
      const past = shape.past === undefined ? {} : { past: () => 0 };
      const about = head(adjustment, `Adjustment: ${title.toLowerCase()}`, { ...shape, ...past });
      columns.push({ ...about, kind: 'adjustment', expression, target });
      list.formula(key, title, add(expression, cell(adjustment)), shape);
    },
  };
  return list;
}
export type ColumnList = ReturnType<typeof columnList>;
