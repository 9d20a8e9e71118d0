import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, test } from 'vitest';
import { writePack } from '../../../../src-main/services/pack/write/write-pack.ts';
import { libreOffice, recalculate } from '../../../support/libre-office.ts';
import { comparedPack, partialPack } from '../../../support/pack-data.ts';
import { laws, packOfKeys, type NamedPack } from './laws.ts';
import { acceptedPack, americanPack, expectedPack, fourPack, leveredPack } from './sample-packs.ts';

const rare: readonly NamedPack[] = [
  ['a run that was stopped', partialPack],
  ['a fund with debt', leveredPack],
  ['the expected path', expectedPack],
  ['four runs, one with another seed', fourPack],
];
laws(rare);

/** Two sums of the same terms in another order; rates by Newton's rule. */
const RELATIVE = 1e-9;
/** A figure below this is held to a thousandth of the difference: sums of hundreds of millions leave that much rounding. */
const FLOOR = 1e-3;

describe.skipIf(libreOffice === null)('recalculated by LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'equihome-sheets-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('every formula gives the figure of the engine, in every pack', { timeout: 240_000 }, async () => {
    const all: readonly NamedPack[] = [
      ...rare,
      ['two', comparedPack],
      ['american', americanPack],
      ['accepted', acceptedPack],
    ];
    const files = all.map((_, i) => join(folder, `pack-${i}.xlsx`));
    for (const [i, [, dataOf]] of all.entries()) await writePack(packOfKeys(dataOf()), files[i]!);
    const opened = await recalculate(files);
    for (const [i, file] of files.entries()) {
      const [written, again] = [await cellsOfFile(file), await cellsOfFile(opened[i]!)];
      expect(written.size).toBeGreaterThan(500);
      const different = [...written].filter(([place, figure]) => !agree(figure, again.get(place) ?? 0));
      expect(different.map(([place, figure]) => [all[i]![0], place, figure, again.get(place)])).toEqual([]);
    }
  });
});

function agree(figure: unknown, found: unknown): boolean {
  if (typeof figure !== 'number' || typeof found !== 'number') return figure === found;
  return Math.abs(found - figure) <= RELATIVE * Math.max(FLOOR, Math.abs(figure));
}

/** Results of all formulas by sheet and address; exceljs leaves out a result of 0. */
async function cellsOfFile(file: string): Promise<Map<string, unknown>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const found = new Map<string, unknown>();
  workbook.eachSheet((sheet) => {
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.type === ExcelJS.ValueType.Formula) found.set(`${sheet.name} ${cell.address}`, cell.result ?? 0);
      });
    });
  });
  return found;
}
