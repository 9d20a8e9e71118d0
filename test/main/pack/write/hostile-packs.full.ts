import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { faultsOf, faultsSeen } from '../../../support/hostile-checks.ts';
import { hasOpenpyxl, withoutOpenpyxl } from '../../../support/openpyxl.ts';
import { libreOffice, recalculate, withoutLibreOffice } from '../../../support/libre-office.ts';

const folder = mkdtempSync(join(tmpdir(), 'equihome-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = new Map<number, string>();
const COUNT = 200;

test(`${COUNT} hostile packs are written as text, figures and our own formulas`, async () => {
  for (let seed = 1; seed <= COUNT; seed += 1) {
    const file = join(folder, `${seed}.xlsx`);
    expect(await faultsOf(seed, file)).toEqual([]);
    files.set(seed, file);
  }
});

test('openpyxl reads them all', (context) => {
  if (!hasOpenpyxl) return context.skip(withoutOpenpyxl);
  for (let from = 0; from < COUNT; from += 40)
    expect(faultsSeen(new Map([...files].slice(from, from + 40)))).toEqual([]);
});

test('LibreOffice opens and saves them all', async (context) => {
  if (libreOffice === null) return context.skip(withoutLibreOffice);
  const all = [...files.values()];
  for (let from = 0; from < all.length; from += 20)
    expect(await recalculate(all.slice(from, from + 20))).toHaveLength(20);
});
