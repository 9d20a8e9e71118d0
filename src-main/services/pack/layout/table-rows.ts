import type { Cell } from '../model/cell.ts';
import { text } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';
import { linesOf } from '../model/text-lines.ts';

/** Adds a row that is as high as its longest text needs, and gives its index. Merged cells are the caller's to reckon. */
export function wrappedRow(sheet: SheetBuilder, widths: readonly number[], ...cells: readonly Cell[]): number {
  const row = sheet.row(...cells);
  const most = cells.reduce((lines, cell, column) => {
    const width = widths[column] ?? 10;
    if (cell?.kind === 'text') return Math.max(lines, linesOf(cell.text, width, cell.role));
    return cell?.kind === 'choice' ? Math.max(lines, linesOf(cell.value, width)) : lines;
  }, 1);
  if (most > 1) sheet.lines(row, most);
  return row;
}

/** Heads of the columns of a table; the first one is the title of the table. */
export function headRow(sheet: SheetBuilder, widths: readonly number[], ...titles: readonly string[]): number {
  return wrappedRow(sheet, widths, ...titles.map((title) => text(title, 'heading')));
}
