import { useMemo } from 'react';
import type { TableView, Unit } from '../../../src-engine/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { percentText, valueText } from '../../ui/format.ts';
import { termOfInput } from '../../ui/help-terms.ts';
import { columnWidth, type DataColumn } from '../../ui/table-columns.ts';
import { viewColumns } from '../../ui/table-from-view.tsx';

type Row = { readonly index: number; readonly cells: TableView['rows'][number] };

/** Inputs that differ, old and then new: only changed rows, each in its own unit, with the change absolute and relative. */
export function InputsTable({ view }: { view: TableView }) {
  const rows = useMemo(() => view.rows.map((cells, index) => ({ index, cells })), [view]);
  const columns = useMemo(() => inputColumns(view, rows), [view, rows]);
  return (
    <DataTable
      label={view.title}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.index)}
      place="compare-inputs"
    />
  );
}

/** Values to the last digit that matters: an input is typed, so 1.60 % and 1.65 % must not look the same. */
function inputColumns(view: TableView, rows: readonly Row[]): readonly DataColumn<Row>[] {
  const unitOf = (row: Row): Unit => view.rowUnits?.[row.index] ?? 'Text';
  const at = view.columns.findIndex(({ key }) => key === 'path');
  const help = (row: Row) => termOfInput(String(row.cells[at] ?? ''));
  return viewColumns(view).map((given, place): DataColumn<Row> => {
    const column = { ...given, help };
    const isFirst = place === 2;
    if (column.key === 'changeFraction')
      return { ...column, title: '%', width: 64, text: (row) => share(row.cells[place] ?? null) };
    if (column.key === 'path') return { ...column, isHidden: true };
    if (column.key === 'section') return { ...column, tone: 'dim' };
    if (column.key === 'title') return { ...column, width: 170 };
    const text = (row: Row) => {
      const cell = row.cells[place] ?? null;
      const digits = unitOf(row) === 'Annual' || unitOf(row) === 'Fraction' ? 2 : undefined;
      return valueText(cell, unitOf(row), { digits });
    };
    const shown: DataColumn<Row> = { ...column, text, align: 'end' };
    if (isFirst || column.key === 'change') return shown;
    return { ...shown, tone: 'em', width: columnWidth(shown, rows) + 12 }; // bold figures are wider
  });
}

const share = (value: unknown): string => (typeof value === 'number' ? percentText(value, 0) : '');
