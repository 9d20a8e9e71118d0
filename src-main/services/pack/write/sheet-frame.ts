import type { Workbook } from 'exceljs';
import type { PackModel, SheetModel } from '../model/sheet.ts';
import { setUpPrint } from './print-setup.ts';
import { DEFAULT_POINTS } from './row-heights.ts';
import { writeRules } from './sheet-rules.ts';

/** Adds a sheet to the workbook with all but its cells: widths, panes, merges, rules and print set-up. */
export function addFrame(workbook: Workbook, sheet: SheetModel, pack: PackModel, accent: string): void {
  const isFrozen = sheet.frozenRows > 0 || sheet.frozenColumns > 0;
  const worksheet = workbook.addWorksheet(sheet.name, {
    properties: {
      defaultRowHeight: DEFAULT_POINTS,
      ...(sheet.key === 'cover' ? { tabColor: { argb: `FF${accent}` } } : {}),
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
  for (const { from, to } of sheet.merges)
    if (from.row !== to.row || from.column !== to.column)
      worksheet.mergeCells(from.row + 1, from.column + 1, to.row + 1, to.column + 1);
  writeRules(worksheet, sheet);
  setUpPrint(worksheet, sheet, pack);
}
