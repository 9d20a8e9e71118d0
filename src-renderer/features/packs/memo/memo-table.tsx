import type { ReactNode } from 'react';
import type { TableView } from '../../../../src-engine/index.ts';
import { viewColumns } from '../../../ui/table-from-view.tsx';
import { cellText, isAtEnd } from '../../../ui/table-columns.ts';
import { evenPieces, type Block } from './paginate.ts';

export type MemoBlock = Block & { readonly key: string; readonly node: ReactNode };

const ROW_MM = 5;
/** Title, caption and a head of one line, with the gap to what follows. */
const HEAD_MM = 20;

/**
 * Columns of a view's table as blocks of a memo, parted where it is longer than a page. `keys`: which columns, in their order;
 * `most`: rows of a part at most.
 */
export function tableBlocks(
  view: TableView,
  keys: readonly string[],
  { most = 30, rowMm = ROW_MM, headMm = HEAD_MM }: { most?: number; rowMm?: number; headMm?: number } = {},
): readonly MemoBlock[] {
  const all = viewColumns(view);
  const columns = keys.flatMap((key) => all.find((column) => column.key === key) ?? []);
  const rows = view.rows.map((cells, index) => ({ index, cells }));
  return evenPieces(rows, most).map((piece, part) => ({
    key: `${view.key}-${part}`,
    heightMm: headMm + piece.length * rowMm,
    node: (
      <section>
        <h3>
          {view.title}
          {part > 0 && ', continued'}
        </h3>
        <p>{view.caption}</p>
        <table>
          <Heads columns={columns} />
          <tbody>
            {piece.map((row) => (
              <tr key={row.index} className={view.totalRows.includes(row.index) ? 'total' : undefined}>
                {columns.map((column) => (
                  <td key={column.key} className={isAtEnd(column) ? 'n' : undefined}>
                    {cellText(column, row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    ),
  }));
}

type Column = ReturnType<typeof viewColumns>[number];

/** 'Calls to date P50, A$m' is 'Calls to date, A$m' over 'P50': percentiles of one thing stand under one head. */
function headOf(title: string): { group: string; name: string } {
  const parts = /^(.+) (P\d+)(, .+)?$/.exec(title);
  return parts === null ? { group: '', name: title } : { group: parts[1]! + (parts[3] ?? ''), name: parts[2]! };
}

function Heads({ columns }: { columns: readonly Column[] }) {
  const heads = columns.map((column) => ({ column, ...headOf(column.title) }));
  const groups: { title: string; span: number; key: string }[] = [];
  for (const { group, column } of heads) {
    const last = groups.at(-1);
    if (last !== undefined && last.title === group) last.span += 1;
    else groups.push({ title: group, span: 1, key: column.key });
  }
  return (
    <thead>
      {groups.some(({ title }) => title !== '') && (
        <tr className="groups">
          {groups.map(({ title, span, key }) =>
            title === '' ? (
              <td key={key} colSpan={span}>
                {'\u00a0'}
              </td>
            ) : (
              <th key={key} colSpan={span} scope="colgroup" className="n">
                {title}
              </th>
            ),
          )}
        </tr>
      )}
      <tr>
        {heads.map(({ column, name }) => (
          <th key={column.key} scope="col" className={isAtEnd(column) ? 'n' : undefined}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
