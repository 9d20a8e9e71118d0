import { addressOf } from '../model/address.ts';
import { number, text, type Cell, type CellUnit } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { checkCell } from './check-cell.ts';

/** A figure of a row, and what the engine says it is. */
export type Reconciled = { readonly column: number; readonly value: number; readonly engine: number };

/**
 * Two rows below a total: the engine's own figures, and by how much the sums differ from them, 0 within the tolerance.
 * @param of row of the sums, zero-based
 * @returns row of the checks
 */
export function reconcile(
  sheet: SheetBuilder,
  of: number,
  parts: readonly Reconciled[],
  { tolerance, unit }: { readonly tolerance: number; readonly unit: CellUnit },
): number {
  const wide = Math.max(...parts.map(({ column }) => column)) + 1;
  const rowOf = (label: string, cellAt: (part: Reconciled) => Cell) =>
    sheet.row(
      text(label, 'note'),
      ...Array.from({ length: wide - 1 }, (_, c) => {
        const part = parts.find(({ column }) => column === c + 1);
        return part === undefined ? null : cellAt(part);
      }),
    );
  const engine = rowOf('The engine has', (part) => number(part.engine, unit));
  return rowOf('Check: difference', ({ column, value, engine: figure }) =>
    checkCell(
      `${addressOf({ row: of, column })}-${addressOf({ row: engine, column })}`,
      value - figure,
      tolerance,
      unit,
    ),
  );
}

/** A dollar, in millions: what sums of a few hundred doubles may differ by, many times over. */
export const ONE_DOLLAR = { tolerance: 1e-6, unit: 'AudMillion' } as const;
