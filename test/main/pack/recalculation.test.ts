import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formula, number } from '../../../src-main/services/pack/model/cell.ts';
import { createSheet } from '../../../src-main/services/pack/model/sheet-builder.ts';
import { buildPack } from '../../../src-main/services/pack/model/build-pack.ts';
import type { PackModel } from '../../../src-main/services/pack/model/sheet.ts';
import { readWorkbook } from '../../../src-main/services/pack/read/read-workbook.ts';
import { sheetMakers } from '../../../src-main/services/pack/sheets/index.ts';
import { writePack } from '../../../src-main/services/pack/write/write-pack.ts';
import { libreOffice, recalculate, skippedHere } from '../../support/libre-office.ts';
import { packOf, packRun } from '../../support/pack-data.ts';
import { expectRecalculated, recalculation } from '../../support/recalculated.ts';
import { smallPack } from '../../support/small-pack.ts';
import { orderFaults } from '../../support/xml-order.ts';
import { zipParts } from '../../support/zip-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'equihome-recalculation-'));
const packs: Record<string, PackModel> = {};
const saved: Record<string, string> = {};
beforeAll(async () => {
  if (libreOffice === null) return;
  packs['small'] = smallPack();
  packs['memo'] = buildPack(packOf([packRun({ name: "=1+1 & 'Smith' <b>" })], 'memo'), sheetMakers);
  const wrong = createSheet('cover', 'Cover', [10, 10]);
  wrong.row(number(2, 'Count'), formula('A1*3', 6.00001, 'Count'), formula('A1/0', null, 'Count'));
  packs['wrong'] = smallPack({ sheets: [wrong.done()] });
  const files = Object.keys(packs).map((name) => join(folder, `${name}.xlsx`));
  for (const [i, pack] of Object.values(packs).entries()) await writePack(pack, files[i]!);
  const made = await recalculate(files);
  for (const [i, name] of Object.keys(packs).entries()) saved[name] = made[i]!;
}, 120_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  if (saved['small'] !== undefined) rmSync(dirname(saved['small']), { recursive: true, force: true });
});

const chartsOf = (parts: ReadonlyMap<string, string>) =>
  [...parts.keys()].filter((name) => /^xl\/charts\/chart\d+\.xml$/.test(name));

describe.skipIf(libreOffice === null)(`LibreOffice opens, computes and saves${skippedHere}`, () => {
  test.each(['small', 'memo'])('every formula of the %s pack gives the engine’s value', async (name) => {
    expect(await expectRecalculated(packs[name]!, saved[name]!)).toBeGreaterThan(name === 'small' ? 10 : 50);
  });

  test('a value that is not what its formula gives is found, and so is an error', async () => {
    const { faults } = await recalculation(packs['wrong']!, saved['wrong']!);
    expect(faults).toEqual(['Cover!B1 gives 6, the engine 6.00001, for A1*3', 'Cover!C1 gives #DIV/0! for A1/0']);
  });

  test.each(['small', 'memo'])('every chart of the %s pack is kept, with what it says', async (name) => {
    const before = await zipParts(join(folder, `${name}.xlsx`));
    const after = await zipParts(saved[name]!);
    expect(chartsOf(before).length).toBe(packs[name]!.sheets.reduce((sum, { charts }) => sum + charts.length, 0));
    expect(chartsOf(after)).toHaveLength(chartsOf(before).length);
    const kept = chartsOf(after)
      .map((part) => after.get(part)!)
      .join('');
    for (const { charts } of packs[name]!.sheets)
      for (const { title } of charts) expect(kept).toContain(title.split(/[&<>'"]/)[0]!);
  });

  test('every part of the memo is in the order of the schema', async () => {
    const parts = [...(await zipParts(join(folder, 'memo.xlsx')))];
    const office = parts.filter(([name]) => /^xl\/(?:workbook|styles|worksheets|charts|drawings)/.test(name));
    expect(office.flatMap(([name, xml]) => orderFaults(xml, name))).toEqual([]);
  });

  test('the facts of the run and the names of the workbook are kept', async () => {
    const { properties, definedNames } = await readWorkbook(saved['memo']!);
    expect(properties).toEqual(packs['memo']!.properties);
    const names = packs['memo']!.sheets.flatMap((sheet) => [...sheet.definedNames.keys()]);
    expect(names.filter((name) => !definedNames.has(name))).toEqual([]);
  });
});
