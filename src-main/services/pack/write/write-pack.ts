import { rmSync } from 'node:fs';
import Workbook from 'exceljs/lib/doc/workbook.js';
import { anchorFinder } from '../model/resolve-anchors.ts';
import type { PackModel, SheetModel } from '../model/sheet.ts';
import { withDrawing, type DrawingCounter } from './charts/drawing.ts';
import { cleanTextUpTo } from './clean-text.ts';
import { addDefinedNames } from './defined-names.ts';
import { exceljsParts } from './exceljs-parts.ts';
import { addFileProperties } from './file-properties.ts';
import { withLinks } from './links.ts';
import { accentOf } from './palette.ts';
import { withSafeNames } from './sheet-names.ts';
import { streamedSheet } from './streamed-rows.ts';
import { createStyles } from './styles.ts';
import { writeSheet, type SheetContext } from './write-sheet.ts';
import { createZipFile } from './zip-file.ts';

/** Stands in a file that does not say when it was made; exceljs would take the clock. */
const NO_DATE = '2000-01-01T00:00:00.000Z';

export type WrittenPack = { readonly sizeBytes: number; readonly sha256: string };

/**
 * Writes the workbook to that path. The caller gives a part file and renames it. exceljs makes cells, looks and rules; charts, names,
 * links, properties and streamed rows are added to its XML; every part is compressed once.
 * @throws Error for a formula, name or anchor that Excel would not take: a fault of ours; what was written is removed
 */
export async function writePack(model: PackModel, file: string): Promise<WrittenPack> {
  const pack = withSafeNames(model);
  const accent = accentOf(pack.brand);
  const parts = await exceljsParts(workbookOf(pack, accent));
  const sheets = new Map<string, SheetModel>();
  const counter: DrawingCounter = { drawings: 0, charts: 0 };
  for (const [index, sheet] of pack.sheets.entries()) {
    const name = `xl/worksheets/sheet${index + 1}.xml`;
    const linked = withLinks(parts.text(name), sheet, pack);
    parts.set(name, withDrawing(linked, name, sheet, { pack, parts, accent, counter }));
    sheets.set(name, sheet);
  }
  addDefinedNames(parts, pack);
  addFileProperties(parts, pack.properties);
  const zip = createZipFile(file);
  try {
    for (const [name, content] of parts.entries()) {
      const sheet = sheets.get(name);
      if (sheet !== undefined && hasStreamedRows(sheet) && typeof content === 'string')
        zip.addPieces(name, streamedSheet(content, sheet), 'fast');
      else zip.add(name, content);
    }
    return zip.finish();
  } catch (cause) {
    zip.abandon();
    rmSync(file, { force: true });
    throw cause;
  }
}

const hasStreamedRows = (sheet: SheetModel): sheet is SheetModel & { streamed: NonNullable<SheetModel['streamed']> } =>
  (sheet.streamed?.count ?? 0) > 0;

/** Cells, looks and rules of all sheets. */
function workbookOf(pack: PackModel, accent: string): Workbook {
  const workbook = new Workbook();
  const made = new Date(pack.madeAt ?? NO_DATE);
  const when = Number.isNaN(made.getTime()) ? new Date(NO_DATE) : made;
  workbook.creator = 'Equihome';
  workbook.lastModifiedBy = 'Equihome';
  workbook.created = when;
  workbook.modified = when;
  workbook.title = cleanTextUpTo(pack.title, 255, '…');
  workbook.company = cleanTextUpTo(pack.brand.companyName, 255, '…');
  workbook.calcProperties = { fullCalcOnLoad: true };
  workbook.views = [{ x: 0, y: 0, width: 24_000, height: 16_000, firstSheet: 0, activeTab: 0, visibility: 'visible' }];
  const context: SheetContext = { pack, styles: createStyles(accent), find: anchorFinder(pack.sheets), accent };
  for (const sheet of pack.sheets) writeSheet(workbook, sheet, context);
  return workbook;
}
