import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { AppError } from '../../../../src-engine/index.ts';
import { readWorkbook } from '../../../../src-main/services/pack/read/read-workbook.ts';
import { writePack } from '../../../../src-main/services/pack/write/write-pack.ts';
import { smallPack } from '../../../support/small-pack.ts';

const folder = mkdtempSync(join(tmpdir(), 'equihome-bytes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a workbook with bytes changed or cut off is read or refused by name, and never harms', async () => {
  const file = join(folder, 'small.xlsx');
  await writePack(smallPack(), file);
  const bytes = readFileSync(file);
  let state = 7;
  const below = (count: number) => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % count;
  const others: unknown[] = [];
  let refused = 0;
  for (let round = 0; round < 300; round += 1) {
    const changed = Buffer.from(round % 5 === 0 ? bytes.subarray(0, below(bytes.length)) : bytes);
    for (let i = 0; i < 1 + below(4); i += 1) if (changed.length > 0) changed[below(changed.length)] = below(256);
    try {
      await readWorkbook(changed);
    } catch (error) {
      refused += 1;
      if (!(error instanceof AppError)) others.push(error);
    }
  }
  expect(others).toEqual([]);
  expect(refused).toBeGreaterThan(100);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
