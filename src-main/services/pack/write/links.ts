import { addressOf, quotedSheet } from '../model/address.ts';
import type { PackModel, SheetModel } from '../model/sheet.ts';
import { insertBefore } from './package-parts.ts';
import { escapeXml } from './xml.ts';

/**
 * The sheet's XML with its links to other places of the workbook. exceljs would write them as links to the outside.
 * @throws Error for a link to an anchor that its sheet does not have: a fault of ours
 */
export function withLinks(xml: string, sheet: SheetModel, pack: PackModel): string {
  const links: string[] = [];
  for (const [row, cells] of sheet.rows.entries())
    for (const [column, cell] of cells.entries()) {
      const target = cell?.kind === 'text' && cell.link !== undefined ? targetOf(cell.link, pack) : null;
      if (target === null) continue;
      const place = escapeXml(target);
      links.push(`<hyperlink ref="${addressOf({ row, column })}" location="${place}" display="${place}"/>`);
    }
  if (links.length === 0) return xml;
  // The format wants them behind rules and in front of everything about printing.
  const next = xml.includes('<printOptions') ? '<printOptions' : '<pageMargins';
  return insertBefore(xml, next, `<hyperlinks>${links.join('')}</hyperlinks>`);
}

function targetOf(link: string, { sheets }: PackModel): string | null {
  const [key, label] = link.split('.');
  const sheet = sheets.find((other) => other.key === key);
  if (sheet === undefined) return null;
  const block = label === undefined ? { from: { row: 0, column: 0 } } : sheet.anchors.get(label);
  if (block === undefined) throw new Error(`no place named ${link}`);
  return `${quotedSheet(sheet.name)}!${addressOf(block.from)}`;
}
