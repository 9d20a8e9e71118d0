import { copyFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { libreOffice, recalculate, skippedHere } from '../../../support/libre-office.ts';
import { packFolder, type PackFolder } from '../../../support/pack-files.ts';

let files: PackFolder;
beforeAll(() => void (files = packFolder()));
afterAll(() => files.remove());

test.skipIf(libreOffice === null)(
  `a pack that LibreOffice computed and saved again is equal, cell by cell${skippedHere}`,
  async () => {
    await files.pack('small.yaml', { out: 'pack.xlsx', template: 'full', studyPaths: 100 });
    const [saved] = await recalculate([files.at('pack.xlsx')]);
    copyFileSync(saved!, files.at('saved.xlsx'));
    const { verdict } = await files.verify('saved.xlsx');
    expect(verdict.differences).toEqual([]);
    expect(verdict.outcome).toBe('equal');
  },
);
