import type { AppInfo } from '../../../src-main/contract/index.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';

type Attribution = AppInfo['attributions'][number];
const columns: readonly DataColumn<Attribution>[] = [
  { key: 'table', title: 'Table', value: (row) => row.table, width: 170 },
  { key: 'publisher', title: 'Publisher', value: (row) => row.publisher, width: 260 },
  { key: 'licence', title: 'Licence', value: (row) => row.licence, width: 120 },
  {
    key: 'text',
    title: 'Attribution',
    value: (row) => row.text,
    cell: (row) => <span title={row.text}>{row.text}</span>,
    width: 420,
  },
];
const keyOf = (row: Attribution): string => row.table;

/** Who published the built-in figures, and under which licence. */
export function Attributions({ rows }: { rows: readonly Attribution[] }) {
  return (
    <div className="box whole">
      <p className="note">The program ships these tables and uses no network. Their publishers ask to be named.</p>
      <DataTable label="Data sources" isWhole columns={columns} rows={rows} rowKey={keyOf} />
    </div>
  );
}
