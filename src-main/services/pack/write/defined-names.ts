import { columnLetters, fixedAddress, quotedSheet } from '../model/address.ts';
import type { PackModel, SheetModel } from '../model/sheet.ts';
import { insertBefore, type Parts } from './package-parts.ts';
import { escapeXml } from './xml.ts';

/** A name as Excel takes it that no cell has (`TAX2020` is a cell). */
const NAME = /^(?![A-Za-z]{1,3}\d+$)(?!R\d*C\d*$)[A-Za-z_][A-Za-z0-9_.]{1,254}$/i;

/**
 * Writes the names of the workbook, what of a sheet is printed, and the rows and columns that are printed on every page. exceljs has both, but breaks on a
 * sheet's name with an apostrophe and takes a name apart into cells.
 * @throws Error for a name that Excel does not take, or that two sheets give: a fault of ours
 */
export function addDefinedNames(parts: Parts, pack: PackModel): void {
  const seen = new Set<string>();
  const names = pack.sheets.flatMap((sheet) =>
    [...sheet.definedNames].map(([name, label]) => {
      const block = sheet.anchors.get(label);
      if (block === undefined) throw new Error(`name ${name} stands for ${sheet.key}.${label}, which is no place`);
      if (!NAME.test(name)) throw new Error(`${name} cannot be a name of a workbook`);
      if (seen.has(name.toLowerCase())) throw new Error(`two places are named ${name}`);
      seen.add(name.toLowerCase());
      return `<definedName name="${name}">${escapeXml(`${quotedSheet(sheet.name)}!${fixedAddress(block)}`)}</definedName>`;
    }),
  );
  const titles = pack.sheets.flatMap((sheet, index) => {
    const blocks = printTitles(sheet);
    return blocks === ''
      ? []
      : [`<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${escapeXml(blocks)}</definedName>`];
  });
  const areas = pack.sheets.flatMap(({ name, printedTo }, index) =>
    printedTo === null
      ? []
      : [
          `<definedName name="_xlnm.Print_Area" localSheetId="${index}">${escapeXml(`${quotedSheet(name)}!${fixedAddress({ from: { row: 0, column: 0 }, to: printedTo })}`)}</definedName>`,
        ],
  );
  const all = [...areas, ...titles, ...names];
  if (all.length === 0) return;
  const workbook = parts.text('xl/workbook.xml');
  parts.set('xl/workbook.xml', insertBefore(workbook, '<calcPr', `<definedNames>${all.join('')}</definedNames>`));
}

function printTitles({ name, frozenRows, frozenColumns }: SheetModel): string {
  const sheet = quotedSheet(name);
  const columns = frozenColumns > 0 ? [`${sheet}!$A:$${columnLetters(frozenColumns - 1)}`] : [];
  const rows = frozenRows > 0 ? [`${sheet}!$1:$${frozenRows}`] : [];
  return [...columns, ...rows].join(',');
}
