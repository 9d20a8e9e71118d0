import type { ReadWorkbook } from './read-cell.ts';

/** Columns that are looked at: ours are narrow, and raw figures are no texts. */
const COLUMNS = 20;

/** Texts of a workbook that begin so. */
export function* textsOf({ sheets }: ReadWorkbook, beginning: string): Generator<string> {
  for (const sheet of sheets)
    for (let row = 0; row < sheet.rowCount; row += 1)
      for (let column = 0; column < Math.min(sheet.columnCount, COLUMNS); column += 1) {
        const cell = sheet.cell(row, column);
        if (cell.kind === 'text' && cell.text.startsWith(beginning)) yield cell.text;
      }
}
