import type { Row, Workbook, Worksheet } from 'exceljs';
import type { Cell } from '../model/cell.ts';
import { addressOf, columnLetters } from '../model/address.ts';
import { isLink, resolvedFormula, type FindAnchor } from '../model/resolve-anchors.ts';
import type { PackModel, SheetModel } from '../model/sheet.ts';
import { formatOf } from './number-formats.ts';
import { DEFAULT_POINTS, rowHeight } from './row-heights.ts';
import { setUpPrint } from './print-setup.ts';
import { checkColours, type FigureLook, type Styles } from './styles.ts';
import { choiceRule, validationOf } from './validations.ts';
import { writeCell, type CellContext } from './write-cell.ts';

/** What all sheets of a pack share while they are written. */
export type SheetContext = {
  readonly pack: PackModel;
  readonly styles: Styles;
  readonly find: FindAnchor;
  readonly accent: string;
};

/** Adds a sheet to the workbook: cells, looks, rules and print set-up. Charts and streamed rows come later, as XML. */
export function writeSheet(workbook: Workbook, sheet: SheetModel, context: SheetContext): void {
  const isFrozen = sheet.frozenRows > 0 || sheet.frozenColumns > 0;
  const worksheet = workbook.addWorksheet(sheet.name, {
    properties: {
      defaultRowHeight: DEFAULT_POINTS,
      ...(sheet.key === 'cover' ? { tabColor: { argb: `FF${context.accent}` } } : {}),
    },
    views: [
      {
        showGridLines: false,
        zoomScale: 90,
        zoomScaleNormal: 90,
        ...(isFrozen
          ? { state: 'frozen' as const, xSplit: sheet.frozenColumns, ySplit: sheet.frozenRows }
          : { state: 'normal' as const }),
      },
    ],
  });
  worksheet.columns = sheet.widths.map((width) => ({ width: Math.min(255, Math.max(1, width)) }));
  writeRows(worksheet, sheet, context);
  for (const { from, to } of sheet.merges)
    if (from.row !== to.row || from.column !== to.column)
      worksheet.mergeCells(from.row + 1, from.column + 1, to.row + 1, to.column + 1);
  writeRules(worksheet, sheet);
  setUpPrint(worksheet, sheet, context.pack);
}

function writeRows(worksheet: Worksheet, sheet: SheetModel, { styles, find, pack }: SheetContext): void {
  const shared = {
    styles,
    resolve: (cell) => resolvedFormula(cell, sheet, find),
    readsOtherSheet: (cell) => isLink(cell, sheet),
    leadsSomewhere: ({ link }) => link !== undefined && pack.sheets.some(({ key }) => key === link.split('.')[0]),
  } satisfies Partial<CellContext>;
  for (const [index, cells] of sheet.rows.entries()) {
    const lines = sheet.tallRows.get(index) ?? 1;
    const row = worksheet.getRow(index + 1);
    const kind = kindOfRow(cells);
    if (kind === 'heading') fillGaps(row, cells, styles);
    for (const [column, cell] of cells.entries())
      if (cell !== null) {
        const right =
          cell.kind === 'text' &&
          (cell.role === 'heading' || (cell.role === 'unit' && isUnitRow(cells))) &&
          standsOverFigures(sheet, index, column);
        writeCell(row.getCell(column + 1), cell, { ...shared, wrap: lines > 1, right, row: kind });
      }
    const height = rowHeight(sheet, index);
    if (height !== null) row.height = height;
  }
  if (sheet.streamed !== null && sheet.streamed.count > 0) writePattern(worksheet, sheet, sheet.streamed, styles);
}

/** A row whose first words are a heading, one whose figures are all totals, or any other. */
function kindOfRow(cells: readonly Cell[]): FigureLook['row'] {
  const first = cells.find((cell) => cell !== null);
  if (first?.kind === 'text' && first.role === 'heading') return 'heading';
  const figures = cells.filter((cell) => cell?.kind === 'number' || cell?.kind === 'formula');
  return figures.length > 0 && figures.every(({ role }) => role === 'total') ? 'total' : 'plain';
}

/** Headings are one band, also over columns that have none. */
function fillGaps(row: Row, cells: readonly Cell[], styles: Styles): void {
  const first = cells.findIndex((cell) => cell !== null);
  for (let column = first; column < cells.length; column += 1)
    if (cells[column] === null) row.getCell(column + 1).style = styles({ kind: 'heading-gap' });
}

/** The first streamed row goes through exceljs, so that the styles of its columns are in the file; the rest take them over. */
function writePattern(
  worksheet: Worksheet,
  { rows }: SheetModel,
  { columns, units }: NonNullable<SheetModel['streamed']>,
  styles: Styles,
): void {
  const row = worksheet.getRow(rows.length + 1);
  for (let column = 0; column < columns; column += 1) {
    const unit = units?.[column];
    const format = unit === undefined ? 'General' : formatOf(unit, null);
    const cell = row.getCell(column + 1);
    cell.value = 0;
    cell.style = styles({
      kind: 'figure',
      role: 'value',
      format,
      link: false,
      missing: false,
      left: false,
      row: 'plain',
    });
  }
}

/** A row of units under headings, not a line with its unit. */
const isUnitRow = (cells: readonly Cell[]) =>
  cells.filter((cell) => cell?.kind === 'text' && cell.role === 'unit').length > 1;

/** Whether the first cell below that is not text of a heading is a figure: then the heading stands over it, on the right. */
function standsOverFigures({ rows, streamed }: SheetModel, row: number, column: number): boolean {
  let units = 0;
  for (const cells of rows.slice(row + 1, row + 12)) {
    const cell = cells[column] ?? null;
    // One unit may stand between a heading and its figures; two are a column of units.
    if (cell?.kind === 'text' && cell.role === 'unit' && (units += 1) > 1) return false;
    if (cell === null || (cell.kind === 'text' && (cell.role === 'heading' || cell.role === 'unit'))) continue;
    return cell.kind === 'number' || cell.kind === 'date' || (cell.kind === 'formula' && cell.unit !== 'Text');
  }
  return streamed !== null && row + 12 > rows.length && column < streamed.columns;
}

function writeRules(worksheet: Worksheet, sheet: SheetModel): void {
  for (const { at, rule, message } of sheet.validations)
    worksheet.getCell(addressOf(at)).dataValidation = validationOf({ rule, message });
  const ruled = new Set(sheet.validations.map(({ at }) => addressOf(at)));
  for (const [row, cells] of sheet.rows.entries())
    for (const [column, cell] of cells.entries()) {
      const address = addressOf({ row, column });
      if (cell?.kind === 'choice' && !ruled.has(address))
        worksheet.getCell(address).dataValidation = validationOf(choiceRule(cell.options));
    }
  let priority = 0;
  const colour = (ref: string, figure: string) =>
    worksheet.addConditionalFormatting({
      ref,
      rules: [
        { type: 'expression', formulae: [`${figure}=0`], priority: (priority += 1), style: checkColours.good },
        { type: 'expression', formulae: [`${figure}<>0`], priority: (priority += 1), style: checkColours.bad },
      ],
    });
  for (const ref of checkBlocks(sheet)) colour(ref, ref.split(':')[0]!);
  for (const { address, left } of checkWords(sheet)) colour(address, left);
}

/** Check cells, those that stand below each other as one block. */
function checkBlocks({ rows }: SheetModel): string[] {
  const isCheck = (row: number, column: number) => {
    const cell = rows[row]?.[column];
    return (cell?.kind === 'number' || (cell?.kind === 'formula' && cell.unit !== 'Text')) && cell.role === 'check';
  };
  return rows.flatMap((cells, row) =>
    cells.flatMap((_cell, column) => {
      if (!isCheck(row, column) || isCheck(row - 1, column)) return [];
      let last = row;
      while (isCheck(last + 1, column)) last += 1;
      const letters = columnLetters(column);
      return last === row ? [`${letters}${row + 1}`] : [`${letters}${row + 1}:${letters}${last + 1}`];
    }),
  );
}

/** Words of a check: coloured by the figure on their left. */
function checkWords({ rows }: SheetModel): { address: string; left: string }[] {
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell?.kind === 'formula' && cell.unit === 'Text' && cell.role === 'check'
        ? [{ address: addressOf({ row, column }), left: addressOf({ row, column: column - 1 }) }]
        : [],
    ),
  );
}
