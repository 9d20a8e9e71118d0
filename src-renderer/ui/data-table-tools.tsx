import type { RowData } from '@tanstack/react-table';
import { IconButton } from './button.tsx';
import { MoreIcon } from './icons.ts';
import { Menu, type MenuEntry } from './menu.tsx';
import type { DataColumn } from './table-columns.ts';
import type { CopyWhat } from './table-copy.ts';

/** The small menu at the right of a table's head: copying, and which columns are shown. */
export function DataTableTools<Row extends RowData>({
  all,
  shown,
  setShown,
  copy,
}: {
  all: readonly DataColumn<Row>[];
  shown: readonly DataColumn<Row>[];
  setShown: (key: string, isShown: boolean) => void;
  copy: (what: CopyWhat) => void;
}) {
  const choices = all.filter((column) => column.isFixed !== true);
  const entries: MenuEntry[] = [
    { title: 'Copy marked rows', keys: 'mod+c', act: () => copy('marked') },
    { title: 'Copy the table', act: () => copy('all') },
    { title: 'Copy the table, all digits', act: () => copy('all-in-full') },
    { title: 'Copy this cell, all digits', act: () => copy('cell-in-full') },
    { kind: 'line' },
    { kind: 'label', title: 'Columns' },
    ...choices.map((column): MenuEntry => {
      const isOn = shown.includes(column);
      return {
        kind: 'check',
        title: column.title,
        isOn,
        act: (on) => (on || shown.length > 1) && setShown(column.key, on),
      };
    }),
  ];
  return (
    <div className="gtools">
      <Menu trigger={<IconButton icon={MoreIcon} label="Copy and columns" />} entries={entries} />
    </div>
  );
}
