import type { Worksheet } from 'exceljs';
import type { PackModel, SheetModel } from '../model/sheet.ts';
import { cleanText } from './clean-text.ts';
import { pageEnds } from './page-plan.ts';
import { FONT } from './styles.ts';

/** Characters that Excel takes for a header or footer at most. */
const LONGEST = 255;
const MARGINS = { left: 0.5, right: 0.5, top: 0.75, bottom: 0.65, header: 0.35, footer: 0.3 };
const PAPER_A4 = 9;

/** A4 landscape, one page wide, with a header and a footer that say what the page is. Margins are in inches, as Excel has them. */
export function setUpPrint(worksheet: Worksheet, sheet: SheetModel, pack: PackModel): void {
  worksheet.pageSetup = {
    ...worksheet.pageSetup,
    paperSize: PAPER_A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: sheet.pagesWide,
    fitToHeight: sheet.isOnePageTall ? 1 : 0, // 0: as many pages as it takes
    horizontalCentered: true,
    margins: MARGINS,
  };
  const style = `&"${FONT},Regular"&8`;
  const company = pack.brand.companyName === '' ? '' : `&R${style} ${plain(pack.brand.companyName, 80)}`;
  worksheet.headerFooter.oddHeader = `&L${style} ${plain(pack.title, 100)}${company}`.slice(0, LONGEST);
  const hash = pack.properties['Equihome result hash'] ?? '';
  const proof = hash === '' ? '' : `&C${style} Result ${plain(hash.slice(0, 12), 12)}`;
  worksheet.headerFooter.oddFooter = `&L${style} Page &P of &N${proof}&R${style} &A`;
  for (const row of pageEnds(sheet)) worksheet.getRow(row + 1).addPageBreak();
}

/** A user's words in a header: ampersands are doubled, as they begin commands. */
function plain(value: string, most: number): string {
  const line = cleanText(value).replace(/\s+/g, ' ');
  const short = line.length > most ? `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
  return short.replaceAll('&', '&&');
}
