import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildPack } from '../../../src-main/services/pack/model/build-pack.ts';
import { sheetMakers } from '../../../src-main/services/pack/sheets/index.ts';
import { builtInTemplates } from '../../../src-main/services/pack/templates.ts';
import { writePack } from '../../../src-main/services/pack/write/write-pack.ts';
import { libreOffice, recalculate, skippedHere } from '../../support/libre-office.ts';
import { partialPack, singlePack } from '../../support/pack-data.ts';
import { recalculation } from '../../support/recalculated.ts';
import { acceptedPack, americanPack, expectedPack, leveredPack } from './sheets/sample-packs.ts';

const samples = {
  single: singlePack,
  american: americanPack,
  levered: leveredPack,
  expected: expectedPack,
  partial: partialPack,
  accepted: acceptedPack,
};
const folder = mkdtempSync(join(tmpdir(), 'equihome-templates-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(libreOffice === null)(`every template over every sample${skippedHere}`, () => {
  test.each(builtInTemplates.map(({ id }) => id))('%s: LibreOffice computes what the engine says', async (id) => {
    const template = builtInTemplates.find((known) => known.id === id)!;
    const packs = Object.values(samples).map((dataOf) => buildPack({ ...dataOf(), template }, sheetMakers));
    const files = packs.map((_, i) => join(folder, `${id}-${i}.xlsx`));
    for (const [i, pack] of packs.entries()) await writePack(pack, files[i]!);
    for (const [i, file] of files.entries()) {
      const [saved] = await recalculate([file]);
      const { formulas, faults } = await recalculation(packs[i]!, saved!);
      expect(faults.slice(0, 20)).toEqual([]);
      expect(formulas).toBeGreaterThan(100);
    }
  });
});
