import { useMemo } from 'react';
import type { CellValue, TableView, Unit } from '../../src-engine/index.ts';
import { DataTable, type DataTableProps } from './data-table.tsx';
import { unitHead, valueText, type AudScale } from './format.ts';
import type { DataColumn } from './table-columns.ts';

type ViewRow = { readonly index: number; readonly cells: readonly CellValue[] };

/**
 * Draws a view's table. Where columns have units they go to the heads; where they leave it to the rows (a table of measures) every number
 * carries its own sign. Money is in A$m when the largest figure of the column reaches a million, else in A$.
 */
export function TableFromView({
  view,
  ...rest
}: { view: TableView } & Pick<
  DataTableProps<ViewRow>,
  'place' | 'filter' | 'isWhole' | 'onMark' | 'onOpen' | 'marked' | 'marking'
>) {
  const rows = useMemo(() => view.rows.map((cells, index) => ({ index, cells })), [view]);
  const columns = useMemo(() => viewColumns(view), [view]);
  const totals = useMemo(() => new Set(view.totalRows), [view]);
  return (
    <DataTable
      label={view.title}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.index)}
      rowClass={(row) => (totals.has(row.index) ? 'total' : '')}
      {...rest}
    />
  );
}

/** The columns of a view as those of a table on screen. */
export function viewColumns(view: TableView): readonly DataColumn<ViewRow>[] {
  return view.columns.map((column, place): DataColumn<ViewRow> => {
    const values = view.rows.map((row) => row[place]!);
    const scale = audScaleOf(values);
    const isByRow = column.unit === null;
    const unitAt = (row: ViewRow): Unit => column.unit ?? view.rowUnits?.[row.index] ?? 'Text';
    const unit = column.unit ?? view.rowUnits?.[0] ?? 'Text';
    const head = isByRow ? '' : unitHead(unit, scale);
    return {
      key: column.key,
      title: saysUnit(column.title, head) ? column.title : `${column.title}, ${head}`,
      doc: column.doc,
      unit,
      value: (row) => row.cells[place]!,
      text: (row) => valueText(row.cells[place]!, unitAt(row), isByRow ? {} : { isBare: true, scale }),
    };
  });
}

/** A$m once a figure of the column reaches a million, else A$. */
export function audScaleOf(values: readonly CellValue[]): AudScale {
  return values.some((value) => typeof value === 'number' && Math.abs(value) >= 999_500) ? 'million' : 'one';
}

/** Whether a title needs no unit behind it: there is none, or it names it: 'First month' of months. */
const saysUnit = (title: string, head: string): boolean =>
  title.includes(head) || (/^(month|year)s$/.test(head) && title.toLowerCase().includes(head.slice(0, -1)));
