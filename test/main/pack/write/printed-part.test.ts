import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { buildPack } from '../../../../src-main/services/pack/model/build-pack.ts';
import { sheetMakers } from '../../../../src-main/services/pack/sheets/index.ts';
import { writePack } from '../../../../src-main/services/pack/write/write-pack.ts';
import { singlePack } from '../../../support/pack-data.ts';

test('sheets of data say on paper what they are, and are whole in the file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'equihome-print-'));
  try {
    const pack = buildPack(singlePack(), sheetMakers);
    const file = join(folder, 'pack.xlsx');
    await writePack(pack, file);
    const zip = await JSZip.loadAsync(readFileSync(file));
    const workbook = await zip.file('xl/workbook.xml')!.async('string');
    const areas = Object.fromEntries(
      [...workbook.matchAll(/_xlnm\.Print_Area" localSheetId="(\d+)">[^<]*!(\$[^<]*)</g)].map(([, index, area]) => [
        pack.sheets[Number(index)]!.key,
        area,
      ]),
    );
    expect(areas).toMatchObject({
      'cash-monthly': '$A$1:$S$42',
      'waterfall-median-months': expect.stringMatching(/^\$A\$1:\$Q\$\d{3}$/),
      paths: '$A$1:$K$31',
    });
    expect(Object.keys(areas)).toEqual([
      'summary',
      'cash-monthly',
      'waterfall-median-months',
      'waterfall-mean-months',
      'ilpa-performance',
      'paths',
    ]);
    const index = pack.sheets.findIndex(({ key }) => key === 'paths');
    const rows = await zip.file(`xl/worksheets/sheet${index + 1}.xml`)!.async('string');
    expect(rows.match(/<row /g)!.length).toBeGreaterThan(128);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
