import type { Cell } from '../model/cell.ts';
import { text } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';

/** Characters that a line of wrapped text holds per unit of column width: bold and capitals take more than the average. */
const FILL = 0.92;

/** Lines that a text needs in a column of that width; words are not broken. */
export function linesOf(value: string, width: number): number {
  const room = Math.max(1, Math.floor(width * FILL));
  return value.split('\n').reduce((lines, paragraph) => {
    let used = 0;
    let count = 1;
    for (const word of paragraph.split(' ')) {
      const more = used === 0 ? word.length : used + 1 + word.length;
      if (more > room && used > 0) count += 1;
      used = more > room ? word.length % room : more;
      count += more > room ? Math.floor((word.length - 1) / room) : 0;
    }
    return lines + count;
  }, 0);
}

/** Adds a row that is as high as its longest text needs, and gives its index. Merged cells are the caller's to reckon. */
export function wrappedRow(sheet: SheetBuilder, widths: readonly number[], ...cells: readonly Cell[]): number {
  const row = sheet.row(...cells);
  const most = cells.reduce(
    (lines, cell, column) =>
      cell?.kind === 'text' || cell?.kind === 'choice'
        ? Math.max(lines, linesOf(cell.kind === 'text' ? cell.text : cell.value, widths[column] ?? 10))
        : lines,
    1,
  );
  if (most > 1) sheet.lines(row, most);
  return row;
}

/** Heads of the columns of a table; the first one is the title of the table. */
export function headRow(sheet: SheetBuilder, widths: readonly number[], ...titles: readonly string[]): number {
  return wrappedRow(sheet, widths, ...titles.map((title) => text(title, 'heading')));
}
