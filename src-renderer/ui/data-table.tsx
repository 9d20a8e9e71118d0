import type { RowData } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { DataTableHead } from './data-table-head.tsx';
import { DataTableTools } from './data-table-tools.tsx';
import { cellHelp, cellText, columnWidth, isAtEnd, type DataColumn } from './table-columns.ts';
import { copyRows } from './table-copy.ts';
import { useTableCursor } from './use-table-cursor.ts';
import { useTableModel } from './use-table-model.ts';

/** How a row of a tree stands: its depth from 1, and whether it is open; `isOpen` undefined for one that has nothing below it. */
export type TreePlace = { readonly level: number; readonly isOpen?: boolean | undefined };

export type DataTableProps<Row extends RowData> = {
  /** Read aloud: what the rows are. */
  label: string;
  columns: readonly DataColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Columns and order are remembered under this name. */
  place?: string | undefined;
  filter?: string | undefined;
  /** One or several rows may be marked. */
  marking?: 'one' | 'many' | undefined;
  /** Keys of the marked rows, where somebody else keeps them. */
  marked?: readonly string[] | undefined;
  onMark?: ((keys: readonly string[]) => void) | undefined;
  /** Enter or a double click. */
  onOpen?: ((row: Row) => void) | undefined;
  /** Keys of the screen's own on a row; true when it took the key. */
  onKey?: ((event: KeyboardEvent, row: Row) => boolean) | undefined;
  rowClass?: ((row: Row) => string) | undefined;
  tree?: ((row: Row) => TreePlace) | undefined;
  canSort?: boolean | undefined;
  rowHeight?: number | undefined;
  /** All rows are drawn and nothing scrolls: for short tables in a box. */
  isWhole?: boolean | undefined;
  empty?: ReactNode;
};

/** Rows in columns: sorts, filters, hides columns, copies to a spreadsheet; any number of rows; the keyboard does everything. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { label, rowKey, filter = '', rowHeight = 24, tree, isWhole = false } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const model = useTableModel(props.place, props.columns, props.rows, filter, props.canSort ?? true);
  const { rows, columns } = model;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollPaddingStart: 26,
    overscan: 12,
    useFlushSync: false,
    enabled: !isWhole,
  });
  const widths = useMemo(
    () => props.columns.map((column) => [column.key, columnWidth(column, props.rows)] as const),
    [props.columns, props.rows],
  );
  const width = new Map(widths);
  const copy = (what: 'marked' | 'all' | 'all-in-full' | 'cell-in-full') =>
    copyRows(what, columns, rows, cursor, (row) => marked.has(rowKey(row)));
  const { cursor, marked, onKeyDown, onCellDown } = useTableCursor({
    rows,
    columnCount: columns.length,
    rowKey,
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 240) / rowHeight) - 2),
    allowMany: props.marking !== 'one',
    marked: props.marked,
    onMark: props.onMark,
    onOpen: props.onOpen,
    onKey: props.onKey,
    onCopy: () => void copy('marked'),
    show: (row) => !isWhole && virtual.scrollToIndex(row),
  });

  const items = virtual.getVirtualItems();
  const first = isWhole ? 0 : (items[0]?.index ?? 0);
  const last = isWhole ? rows.length - 1 : (items.at(-1)?.index ?? -1);
  const above = isWhole ? 0 : (items[0]?.start ?? 0);
  const below = isWhole ? 0 : virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const cellId = (row: Row, column: DataColumn<Row>) => `${id}-${rowKey(row)}-${column.key}`;
  const here = cursor === null || cursor.row < first || cursor.row > last ? null : cursor;

  return (
    <div className="grid">
      <DataTableTools all={props.columns} shown={columns} setShown={model.setShown} copy={(what) => void copy(what)} />
      <div className="scroll" ref={scroller}>
        {/* a grid takes keys: its role is that of a control */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <table
          role={tree === undefined ? 'grid' : 'treegrid'}
          aria-label={label}
          aria-rowcount={rows.length + 1}
          aria-colcount={columns.length}
          aria-multiselectable={props.marking !== 'one'}
          aria-activedescendant={here === null ? undefined : cellId(rows[here.row]!, columns[here.column]!)}
          tabIndex={0}
          onKeyDown={onKeyDown}
          style={{ minWidth: columns.reduce((sum, column) => sum + width.get(column.key)!, 0) }}
        >
          <colgroup>
            {columns.map((column) => (
              <col key={column.key} style={{ width: width.get(column.key) }} />
            ))}
          </colgroup>
          <DataTableHead
            columns={columns}
            sort={model.sort}
            onSort={props.canSort === false ? null : model.toggleSort}
          />
          <tbody>
            <Padding height={above} />
            {rows.slice(first, last + 1).map((row, offset) => {
              const index = first + offset;
              const key = rowKey(row);
              const place = tree?.(row);
              return (
                <tr
                  key={key}
                  aria-rowindex={index + 2}
                  aria-selected={marked.has(key)}
                  aria-level={place?.level}
                  aria-expanded={place?.isOpen}
                  className={`${marked.has(key) ? 'sel ' : ''}${props.rowClass?.(row) ?? ''}`}
                  onDoubleClick={() => props.onOpen?.(row)}
                >
                  {columns.map((column, place) => (
                    <td
                      key={column.key}
                      id={cellId(row, column)}
                      data-help={cellHelp(column, row)}
                      className={cellClass(column, here?.row === index && here.column === place)}
                      style={{ height: rowHeight }}
                      onMouseDown={(event) => onCellDown(event, { row: index, column: place })}
                    >
                      {column.cell?.(row) ?? cellText(column, row)}
                    </td>
                  ))}
                </tr>
              );
            })}
            <Padding height={below} />
          </tbody>
        </table>
        {rows.length === 0 && (
          <div className="none">
            {props.rows.length === 0 ? (props.empty ?? 'No rows') : 'No row matches the filter'}
          </div>
        )}
      </div>
    </div>
  );
}

const cellClass = <Row extends RowData>(column: DataColumn<Row>, isHere: boolean): string =>
  [isAtEnd(column) ? 'n' : '', column.tone ?? '', isHere ? 'here' : ''].filter((part) => part !== '').join(' ');

/** Stands for the rows that are not drawn. */
function Padding({ height }: { height: number }) {
  return height <= 0 ? null : <tr className="pad" aria-hidden style={{ height }} />;
}
