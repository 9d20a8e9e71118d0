import type { RowData } from '@tanstack/react-table';
import { Icon } from './icon.tsx';
import { ChevronDownIcon, ChevronUpIcon } from './icons.ts';
import { isAtEnd, type DataColumn } from './table-columns.ts';
import type { TableSort } from './use-table-model.ts';

/** Heads that sort when pressed: up, down, as given. */
export function DataTableHead<Row extends RowData>({
  columns,
  sort,
  onSort,
}: {
  columns: readonly DataColumn<Row>[];
  sort: TableSort | null;
  onSort: ((key: string) => void) | null;
}) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const isSorted = sort?.key === column.key;
          const state = !isSorted ? 'none' : sort.isDown ? 'descending' : 'ascending';
          const title = <span className="t">{column.title}</span>;
          return (
            <th
              key={column.key}
              scope="col"
              data-help={typeof column.help === 'string' ? column.help : undefined}
              className={isAtEnd(column) ? 'n' : undefined}
              aria-sort={onSort === null ? undefined : state}
            >
              {onSort === null ? (
                <span title={column.doc}>{title}</span>
              ) : (
                <button type="button" title={column.doc} onClick={() => onSort(column.key)}>
                  {title}
                  {isSorted && <Icon of={sort.isDown ? ChevronDownIcon : ChevronUpIcon} />}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
