import type { RowData } from '@tanstack/react-table';
import { notify } from '../state/notices.ts';
import { copyText, toTsv } from './copy-text.ts';
import { plural } from './format.ts';
import { cellText, fullText, type DataColumn } from './table-columns.ts';
import type { Cursor } from './use-table-cursor.ts';

export type CopyWhat = 'marked' | 'all' | 'all-in-full' | 'cell-in-full';

/** Copies rows with their heads as a spreadsheet pastes them, as shown or with all digits, and says how many. */
export async function copyRows<Row extends RowData>(
  what: CopyWhat,
  columns: readonly DataColumn<Row>[],
  rows: readonly Row[],
  cursor: Cursor | null,
  isMarked: (row: Row) => boolean,
): Promise<void> {
  if (what === 'cell-in-full') {
    const row = rows[cursor?.row ?? 0];
    const column = columns[cursor?.column ?? 0];
    if (row !== undefined && column !== undefined) tell(await copyText(fullText(column, row)), 'Cell');
    return;
  }
  const taken = what === 'marked' ? rows.filter(isMarked) : rows;
  const show = what === 'all-in-full' ? fullText : cellText;
  const heads = columns.map((column) => column.title);
  const cells = taken.map((row) => columns.map((column) => show(column, row)));
  tell(await copyText(toTsv([heads, ...cells])), plural(taken.length, 'row'));
}

function tell(isDone: boolean, what: string): void {
  notify(isDone ? `${what} copied` : 'The browser did not allow copying');
}
