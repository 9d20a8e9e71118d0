import type { CellValue, TableView, Unit } from '../../../src-engine/index.ts';

export type TwinColumn = TableView['columns'][number];

export const column = (key: string, title: string, unit: Unit, doc = ''): TwinColumn => ({ key, title, unit, doc });

/** The table twin of a chart: the same values, for reading, sorting and copying. */
export const twin = (
  key: string,
  title: string,
  caption: string,
  columns: readonly TwinColumn[],
  rows: readonly (readonly CellValue[])[],
): TableView => ({ key, title, caption, columns, rows, rowUnits: null, totalRows: [] });
