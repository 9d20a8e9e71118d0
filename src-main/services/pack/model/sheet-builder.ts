import type { Cell, TextRole } from './cell.ts';
import { text } from './cell.ts';
import type { CellBlock, CellPlace, ChartModel, SheetKey, SheetModel, ValidationModel } from './sheet.ts';
import { linesOf } from './text-lines.ts';

type Streamed = NonNullable<SheetModel['streamed']>;

/** Writes a sheet from top to bottom. Rows and columns are zero-based; `next` is the row that the next `row` fills. */
export type SheetBuilder = ReturnType<typeof createSheet>;

/**
 * @param name name of the tab, at most 31 characters
 * @param widths widths of columns in characters; their number is the width of the sheet
 */
export function createSheet(key: SheetKey, name: string, widths: readonly number[]) {
  const rows: (readonly Cell[])[] = [];
  const merges: CellBlock[] = [];
  const tallRows = new Map<number, number>();
  const pageBreaks: number[] = [];
  const charts: ChartModel[] = [];
  const validations: ValidationModel[] = [];
  // `top` is where a link to the sheet leads.
  const anchors = new Map<string, CellBlock>([['top', { from: { row: 0, column: 0 }, to: { row: 0, column: 0 } }]]);
  const definedNames = new Map<string, string>();
  const checks: { anchor: string; says: string; within: string }[] = [];
  let pagesWide = 1;
  let printedTo: CellPlace | null = null;
  let isOnePageTall = false;
  let frozenRows = 0;
  let frozenColumns = 0;
  let streamed: Streamed | null = null;

  const builder = {
    next: () => rows.length,
    /** Adds a row and gives its index. */
    row(...cells: readonly Cell[]): number {
      rows.push(cells);
      return rows.length - 1;
    },
    space(count = 1): void {
      for (let i = 0; i < count; i += 1) rows.push([]);
    },
    /** Text over the whole width, as many lines high as it needs. */
    paragraph(value: string, role: TextRole = 'body', fromColumn = 0): number {
      const row = builder.row(...Array.from<null>({ length: fromColumn }).fill(null), text(value, role));
      const to = widths.length - 1;
      if (to > fromColumn) merges.push({ from: { row, column: fromColumn }, to: { row, column: to } });
      const lines = linesOf(
        value,
        widths.slice(fromColumn).reduce((sum, width) => sum + width, 0),
        role,
      );
      if (lines > 1) tallRows.set(row, lines);
      return row;
    },
    /** The row is as high as that many lines of text. */
    lines: (row: number, count: number) => void tallRows.set(row, count),
    merge: (row: number, fromColumn: number, toColumn: number) =>
      void merges.push({ from: { row, column: fromColumn }, to: { row, column: toColumn } }),
    /** Names a cell or a block; formulas and charts of any sheet refer to it as `{key.name}`. */
    anchor(label: string, row: number, column: number, toRow = row, toColumn = column): void {
      if (anchors.has(label)) throw new Error(`sheet ${key} has two places named ${label}`);
      anchors.set(label, { from: { row, column }, to: { row: toRow, column: toColumn } });
    },
    /** Gives an anchor a name of the workbook. */
    define: (definedName: string, label: string) => void definedNames.set(definedName, label),
    /** A cell, or a block of cells, that is zero when all is well. `within`: the tolerance, in words. */
    check(label: string, says: string, within = ''): void {
      checks.push({ anchor: label, says, within });
    },
    chart: (chart: ChartModel) => void charts.push(chart),
    validate: (rule: ValidationModel) => void validations.push(rule),
    /** Wide tables are printed on several pages beside each other, so that they can be read. */
    printWide: (pages: number) => void (pagesWide = pages),
    /** The print shrinks until all rows are on one page. */
    printOnePageTall: () => void (isOnePageTall = true),
    /** What has been written so far is printed, up to that column; all else is for the screen. */
    printUpTo: (column = widths.length - 1, row = rows.length - 1) => void (printedTo = { row, column }),
    breakPage: () => void pageBreaks.push(rows.length - 1),
    freeze(rowCount: number, columnCount: number): void {
      frozenRows = rowCount;
      frozenColumns = columnCount;
    },
    stream: (given: Streamed) => void (streamed = given),
    done: (): SheetModel => ({
      key,
      name,
      widths,
      rows,
      frozenRows,
      frozenColumns,
      merges,
      tallRows,
      pagesWide,
      printedTo,
      isOnePageTall,
      pageBreaks,
      charts,
      validations,
      anchors,
      definedNames,
      checks,
      streamed,
    }),
  };
  return builder;
}
