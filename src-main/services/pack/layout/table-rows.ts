import type { Cell, TextRole } from '../model/cell.ts';
import { text } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';

/** Characters of a line of wrapped text per unit of column width, a little fewer than fit: notes are set smaller, heads bold. */
const FILL: Readonly<Partial<Record<TextRole, number>>> = {
  note: 1.18,
  unit: 1.18,
  heading: 0.95,
  'total-label': 0.95,
};
const USUAL_FILL = 1.05;

/** Lines that a text needs in a column of that width; words are not broken. */
export function linesOf(value: string, width: number, role: TextRole = 'body'): number {
  const room = Math.max(1, Math.floor(width * (FILL[role] ?? USUAL_FILL)));
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
