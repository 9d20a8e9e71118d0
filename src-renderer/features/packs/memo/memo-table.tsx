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
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={isAtEnd(column) ? 'n' : undefined}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
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
