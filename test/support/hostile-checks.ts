import { addressOf } from '../../src-main/services/pack/model/address.ts';
import { cellsOf } from '../../src-main/services/pack/model/resolve-anchors.ts';
import { readWorkbook } from '../../src-main/services/pack/read/read-workbook.ts';
import { cleanText, cleanTextUpTo } from '../../src-main/services/pack/write/clean-text.ts';
import { withSafeNames } from '../../src-main/services/pack/write/sheet-names.ts';
import { writePack } from '../../src-main/services/pack/write/write-pack.ts';
import { hostilePack } from './hostile-pack.ts';
import { seenByOpenpyxl } from './openpyxl.ts';
import { orderFaults } from './xml-order.ts';
import { zipParts } from './zip-parts.ts';

/** Writes the pack of that seed and reads it again: whole XML, text intact or visibly cleaned, formulas only where the model has one. */
export async function faultsOf(seed: number, file: string): Promise<string[]> {
  const pack = withSafeNames(hostilePack(seed));
  await writePack(hostilePack(seed), file);
  const parts = [...(await zipParts(file))];
  const office = parts.filter(([name]) => /^xl\/(?:workbook|styles|worksheets|charts|drawings)/.test(name));
  const faults = office.flatMap(([name, xml]) => orderFaults(xml, name));
  // Reading refuses a number that is none, so no NaN and no infinity is in a cell.
  const { sheets } = await readWorkbook(file);
  if (sheets.some(({ name }, i) => name !== pack.sheets[i]!.name)) faults.push(`seed ${seed}: other names of tabs`);
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  for (const { sheet, row, column, cell } of cellsOf(pack)) {
    const read = byName.get(sheet.name)!.cell(row, column);
    const wanted = cell?.kind === 'text' ? cell.text : cell?.kind === 'choice' ? cell.value : null;
    const fault =
      (read.kind === 'formula') !== (cell?.kind === 'formula')
        ? 'is a formula in one and none in the other'
        : wanted !== null && (read.kind === 'text' ? read.text : '') !== cleanTextUpTo(wanted)
          ? `says ${JSON.stringify(read).slice(0, 80)} for ${JSON.stringify(wanted).slice(0, 80)}`
          : cell?.kind === 'number' &&
              cell.value !== null &&
              Number.isFinite(cell.value) &&
              !(read.kind === 'number' && read.value === cell.value)
            ? `holds ${JSON.stringify(read)} for ${cell.value}`
            : null;
    if (fault !== null) faults.push(`seed ${seed}, ${sheet.name}!${addressOf({ row, column })} ${fault}`);
  }
  return faults;
}

/** Reads the files of those seeds with openpyxl: all its text is ours, and it sees no formula that the model does not have. */
export function faultsSeen(files: ReadonlyMap<number, string>): string[] {
  const seeds = [...files.keys()];
  const seen = seenByOpenpyxl([...files.values()]);
  const faults: string[] = [];
  for (const [i, seed] of seeds.entries()) {
    const pack = withSafeNames(hostilePack(seed));
    for (const { sheet, row, column, cell } of cellsOf(pack)) {
      const found = seen[i]!.sheets[pack.sheets.indexOf(sheet)]!.cells[addressOf({ row, column })];
      if ((found?.type === 'f') !== (cell?.kind === 'formula'))
        faults.push(`seed ${seed}, ${sheet.name}!${addressOf({ row, column })}`);
      // It takes `x005F_` out wherever it stands, so escapes are compared by our own reader alone.
      if (
        cell?.kind === 'text' &&
        !cell.text.includes('_x') &&
        cell.text.length < 32_000 &&
        String(found?.text ?? '') !== cleanText(cell.text)
      )
        faults.push(`seed ${seed}: ${JSON.stringify(found?.text)} for ${JSON.stringify(cell.text)}`);
    }
  }
  return faults;
}
