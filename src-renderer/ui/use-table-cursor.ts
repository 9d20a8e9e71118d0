import type { RowData } from '@tanstack/react-table';
import { useState, type KeyboardEvent, type MouseEvent } from 'react';

export type Cursor = { readonly row: number; readonly column: number };

/**
 * The cell under the cursor and the rows that are marked, as in a spreadsheet: arrows, Home, End, Page keys and their Ctrl forms
 * move; Shift extends; Space marks; Ctrl+A marks all; Enter opens; Ctrl+C copies. Rows are known by key, so that marks stay when
 * the order changes.
 */
export function useTableCursor<Row extends RowData>(options: {
  rows: readonly Row[];
  columnCount: number;
  rowKey: (row: Row) => string;
  pageRows: () => number;
  allowMany: boolean;
  marked: readonly string[] | undefined;
  onMark: ((keys: readonly string[]) => void) | undefined;
  onOpen: ((row: Row) => void) | undefined;
  onKey: ((event: KeyboardEvent, row: Row) => boolean) | undefined;
  onCopy: () => void;
  show: (row: number) => void;
}) {
  const { rows, columnCount, rowKey, allowMany } = options;
  const [at, setAt] = useState<Cursor | null>(null);
  const [anchor, setAnchor] = useState(0);
  const [ownMarks, setOwnMarks] = useState<readonly string[]>([]);
  const marks = options.marked ?? ownMarks;
  const setMarks = (keys: readonly string[]) => {
    setOwnMarks(keys);
    options.onMark?.(keys);
  };
  const marked = new Set(marks);
  const firstMark = rows.findIndex((row) => marked.has(rowKey(row)));
  const start: Cursor = { row: Math.max(0, firstMark), column: 0 };
  const cursor: Cursor | null =
    rows.length === 0
      ? null
      : { row: Math.min(rows.length - 1, (at ?? start).row), column: Math.min(columnCount - 1, (at ?? start).column) };

  const between = (from: number, to: number) =>
    rows.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => rowKey(row));

  function move(to: Cursor, extend: boolean) {
    const row = Math.min(rows.length - 1, Math.max(0, to.row));
    const column = Math.min(columnCount - 1, Math.max(0, to.column));
    setAt({ row, column });
    if (extend && allowMany) setMarks(between(anchor, row));
    else if (row !== cursor?.row || marks.length !== 1 || !marked.has(rowKey(rows[row]!))) {
      setAnchor(row);
      setMarks([rowKey(rows[row]!)]);
    }
    options.show(row);
  }

  function toggle(row: number) {
    const key = rowKey(rows[row]!);
    setAnchor(row);
    setMarks(!allowMany ? [key] : marked.has(key) ? marks.filter((one) => one !== key) : [...marks, key]);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (cursor === null) return;
    const ctrl = event.ctrlKey || event.metaKey;
    if (!event.altKey && options.onKey?.(event, rows[cursor.row]!) === true) return event.preventDefault();
    const moves: Record<string, Cursor> = {
      ArrowDown: { ...cursor, row: ctrl ? rows.length - 1 : cursor.row + 1 },
      ArrowUp: { ...cursor, row: ctrl ? 0 : cursor.row - 1 },
      ArrowRight: { ...cursor, column: ctrl ? columnCount - 1 : cursor.column + 1 },
      ArrowLeft: { ...cursor, column: ctrl ? 0 : cursor.column - 1 },
      PageDown: { ...cursor, row: cursor.row + options.pageRows() },
      PageUp: { ...cursor, row: cursor.row - options.pageRows() },
      Home: ctrl ? { row: 0, column: 0 } : { ...cursor, column: 0 },
      End: ctrl ? { row: rows.length - 1, column: columnCount - 1 } : { ...cursor, column: columnCount - 1 },
    };
    const to = event.altKey ? undefined : moves[event.key];
    const letter = event.key.toLowerCase();
    if (to !== undefined) move(to, event.shiftKey);
    else if (event.key === 'Enter' && !ctrl && options.onOpen !== undefined) options.onOpen(rows[cursor.row]!);
    else if (event.key === ' ') toggle(cursor.row);
    else if (ctrl && !event.shiftKey && letter === 'a' && allowMany) setMarks(rows.map(rowKey));
    else if (ctrl && !event.shiftKey && letter === 'c' && (getSelection()?.toString() ?? '') === '') options.onCopy();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onCellDown(event: MouseEvent, place: Cursor) {
    if (event.button !== 0) return;
    if (event.shiftKey && allowMany) {
      event.preventDefault(); // no selection of text
      move(place, true);
    } else if (event.ctrlKey || event.metaKey) {
      setAt(place);
      toggle(place.row);
    } else move(place, false);
  }

  return { cursor, marked, onKeyDown, onCellDown };
}
