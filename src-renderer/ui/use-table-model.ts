import {
  columnFilteringFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type RowData,
  type SortingState,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useLayout } from '../state/layout.ts';
import { cellText, compareValues, sortValue, type DataColumn } from './table-columns.ts';

const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
});

export type TableSort = { readonly key: string; readonly isDown: boolean };
type Kept = { hidden?: readonly string[]; sort?: TableSort | null };
const nothingKept: Kept = {};

export type TableModel<Row extends RowData> = {
  readonly rows: readonly Row[];
  readonly columns: readonly DataColumn<Row>[];
  readonly sort: TableSort | null;
  /** First up, then down, then as given. */
  readonly toggleSort: (key: string) => void;
  readonly setShown: (key: string, isShown: boolean) => void;
};

/** Rows as filtered and sorted, columns as shown. What the user chose is remembered under `place`; without one it is not kept. */
export function useTableModel<Row extends RowData>(
  place: string | undefined,
  columns: readonly DataColumn<Row>[],
  rows: readonly Row[],
  filter: string,
  canSort: boolean,
): TableModel<Row> {
  const [stored, store] = useLayout<Kept>(`table:${place ?? ''}`, nothingKept);
  const [own, setOwn] = useState(nothingKept);
  const kept = place === undefined ? own : stored;
  const keep = place === undefined ? setOwn : store;
  const hidden = useMemo(
    () => kept.hidden ?? columns.filter((column) => column.isHidden === true).map((column) => column.key),
    [kept.hidden, columns],
  );
  const sort = (canSort && columns.some((column) => column.key === kept.sort?.key) ? kept.sort : null) ?? null;

  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, Row> => ({
        id: column.key,
        accessorFn: (row) => sortValue(column, row),
        sortFn: (a, b, id) => compareValues(a.getValue(id), b.getValue(id)),
        sortUndefined: 'last',
      })),
    [columns],
  );
  const byKey = useMemo(() => new Map(columns.map((column) => [column.key, column])), [columns]);
  const sorting = useMemo<SortingState>(() => (sort === null ? [] : [{ id: sort.key, desc: sort.isDown }]), [sort]);
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    state: {
      sorting,
      globalFilter: filter.trim().toLowerCase(),
      columnVisibility: useMemo(() => Object.fromEntries(hidden.map((key) => [key, false])), [hidden]),
    },
    getColumnCanGlobalFilter: () => true,
    globalFilterFn: (row, id, wanted: string) => cellText(byKey.get(id)!, row.original).toLowerCase().includes(wanted),
  });
  return {
    rows: table.getRowModel().rows.map((row) => row.original),
    columns: table.getVisibleLeafColumns().map((column) => byKey.get(column.id)!),
    sort,
    toggleSort: (key) => {
      const next = sort?.key !== key ? { key, isDown: false } : sort.isDown ? null : { key, isDown: true };
      keep({ ...kept, sort: next });
    },
    setShown: (key, isShown) =>
      keep({ ...kept, hidden: isShown ? hidden.filter((one) => one !== key) : [...hidden, key] }),
  };
}
