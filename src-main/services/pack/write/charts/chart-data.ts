import { anchorFinder } from '../../model/resolve-anchors.ts';
import { fixedAddress, quotedSheet } from '../../model/address.ts';
import type { Cell } from '../../model/cell.ts';
import type { CellBlock, PackModel, SheetModel } from '../../model/sheet.ts';
import { cleanText } from '../clean-text.ts';
import { formatOf, serialOf } from '../number-formats.ts';
import { cachedValue } from '../write-cell.ts';

/** Cells that a chart stands on: their address, and what is in them now for readers that do not compute. */
export type ChartBlock = {
  readonly address: string;
  /** In order, across and then down; null is a gap. */
  readonly values: readonly (number | string | null)[];
  readonly isText: boolean;
  readonly format: string;
};

/** @throws Error for an anchor that is not there, or whose sheet is not in the pack: a chart stands on its own sheet or not at all */
export function chartBlock(pack: PackModel, reference: string): ChartBlock {
  const dot = reference.indexOf('.');
  const sheet = pack.sheets.find(({ key }) => key === reference.slice(0, dot));
  const block = sheet?.anchors.get(reference.slice(dot + 1));
  if (sheet === undefined || block === undefined) throw new Error(`a chart stands on ${reference}, which is no place`);
  const cells = cellsIn(sheet, block);
  const values = cells.map(plainValue);
  const figure = cells.find((cell) => cell?.kind === 'number' || cell?.kind === 'formula' || cell?.kind === 'date');
  const unit =
    figure?.kind === 'date' ? 'Date' : figure?.kind === 'number' || figure?.kind === 'formula' ? figure.unit : 'Text';
  return {
    address: `${quotedSheet(sheet.name)}!${fixedAddress(block)}`,
    values,
    isText: values.some((value) => typeof value === 'string') && values.every((value) => typeof value !== 'number'),
    format: formatOf(unit, null),
  };
}

/** Whether every cell that a chart needs is in the pack. */
export function hasPlaces(pack: PackModel, references: readonly string[], from: SheetModel): boolean {
  const find = anchorFinder(pack.sheets);
  return references.every((reference) => find(from, reference) !== null);
}

function cellsIn({ rows, streamed }: SheetModel, { from, to }: CellBlock): Cell[] {
  const cells: Cell[] = [];
  for (let row = from.row; row <= to.row; row += 1) {
    const written = rows[row];
    const behind =
      written === undefined && streamed !== null && row - rows.length < streamed.count
        ? streamed.rowAt(row - rows.length)
        : null;
    for (let column = from.column; column <= to.column; column += 1)
      cells.push(
        behind === null
          ? (written?.[column] ?? null)
          : {
              kind: 'number',
              value: behind[column] ?? null,
              unit: streamed?.units?.[column] ?? 'Score',
              role: 'value',
            },
      );
  }
  return cells;
}

function plainValue(cell: Cell): number | string | null {
  switch (cell?.kind) {
    case undefined:
      return null;
    case 'text':
      return cleanText(cell.text);
    case 'choice':
      return cleanText(cell.value);
    case 'date':
      return serialOf(cell.iso) ?? cleanText(cell.iso);
    case 'number':
      return cell.value !== null && Number.isFinite(cell.value) ? cell.value : null;
    case 'formula': {
      const value = cachedValue(cell);
      return cell.value === null ? null : typeof value === 'boolean' ? Number(value) : value;
    }
  }
}
