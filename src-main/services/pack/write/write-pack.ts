import { rmSync } from 'node:fs';
import Workbook from 'exceljs/lib/doc/workbook.js';
import { anchorFinder } from '../model/resolve-anchors.ts';
import type { PackModel, SheetModel } from '../model/sheet.ts';
import { withDrawing, type DrawingCounter } from './charts/drawing.ts';
import { cleanTextUpTo, escapeEscapes } from './clean-text.ts';
import { addDefinedNames } from './defined-names.ts';
import { exceljsParts } from './exceljs-parts.ts';
import { addFileProperties } from './file-properties.ts';
import { withLinks } from './links.ts';
import { createParts } from './package-parts.ts';
import { accentOf } from './palette.ts';
import { addFrame } from './sheet-frame.ts';
import { withSafeNames } from './sheet-names.ts';
import { sheetPieces } from './sheet-pieces.ts';
import { sheetRows, sheetWidth, type RowContext } from './sheet-rows.ts';
import { createStyleIds } from './styles.ts';
import { createZipFile, type Effort } from './zip-file.ts';

/** Stands in a file that does not say when it was made; exceljs would take the clock. */
const NO_DATE = '2000-01-01T00:00:00.000Z';

export type WrittenPack = { readonly sizeBytes: number; readonly sha256: string };

/**
 * Writes the workbook to that path. The caller gives a part file and renames it. exceljs makes the frame: widths, panes, merges,
 * rules, print set-up, and the lists of texts and styles. Rows are written beside it, one at a time; charts, names, links and properties
 * are added; every part is compressed once.
 * @throws Error for a formula, name or anchor that Excel would not take: a fault of ours; what was written is removed
 */
export async function writePack(model: PackModel, file: string): Promise<WrittenPack> {
  const pack = withSafeNames(model);
  const accent = accentOf(pack.brand);
  const exceljs = await exceljsParts(frameOf(pack, accent), escapeEscapes(cleanTextUpTo(pack.title)));
  const parts = createParts(exceljs.frame);
  const counter: DrawingCounter = { drawings: 0, charts: 0 };
  for (const [index, sheet] of pack.sheets.entries()) {
    const name = sheetPart(index);
    const linked = withLinks(parts.text(name), sheet, pack);
    parts.set(name, withDrawing(linked, name, sheet, { pack, parts, accent, counter }));
  }
  addDefinedNames(parts, pack);
  addFileProperties(parts, pack.properties);
  const context: RowContext = {
    pack,
    find: anchorFinder(pack.sheets),
    styleId: createStyleIds(accent, exceljs.addStyle),
    textId: exceljs.addText,
  };
  const sheets = new Map(pack.sheets.map((sheet, index) => [sheetPart(index), sheet]));
  const zip = createZipFile(file);
  try {
    for (const [name, content] of parts.entries()) {
      const sheet = sheets.get(name);
      if (sheet === undefined || typeof content !== 'string') await zip.add(name, content);
      else await zip.addPieces(name, sheetPieces(content, sheetRows(sheet, context), sizeOf(sheet)), effortFor(sheet));
    }
    for (const [name, content] of await exceljs.finish()) await zip.add(name, content);
    return zip.finish();
  } catch (cause) {
    zip.abandon();
    rmSync(file, { force: true });
    throw cause;
  }
}

const sheetPart = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

const sizeOf = (sheet: SheetModel) => ({
  rowCount: sheet.rows.length + (sheet.streamed?.count ?? 0),
  columnCount: sheetWidth(sheet),
});

/** Monthly tables and raw rows are most of a file; they are squeezed in a third of the time, to little more. */
const effortFor = (sheet: SheetModel): Effort =>
  sizeOf(sheet).rowCount * sheetWidth(sheet) > 10_000 ? 'fast' : 'small';

/** All but the cells. */
function frameOf(pack: PackModel, accent: string): Workbook {
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
  for (const sheet of pack.sheets) addFrame(workbook, sheet, pack, accent);
  return workbook;
}
