import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { faultsOf, faultsSeen } from '../../../support/hostile-checks.ts';
import { hasOpenpyxl, withoutOpenpyxl } from '../../../support/openpyxl.ts';

const folder = mkdtempSync(join(tmpdir(), 'equihome-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = new Map<number, string>();

/** 200 of them in hostile-packs.full.ts. */
const seeds = Array.from({ length: 20 }, (_, i) => i + 1);

test.each(seeds)('hostile pack %i is written as text, figures and our own formulas', async (seed) => {
  const file = join(folder, `${seed}.xlsx`);
  expect(await faultsOf(seed, file)).toEqual([]);
  files.set(seed, file);
});

test('openpyxl reads them all', (context) => {
  if (!hasOpenpyxl) return context.skip(withoutOpenpyxl);
  expect(files.size).toBe(seeds.length);
  expect(faultsSeen(files)).toEqual([]);
});
