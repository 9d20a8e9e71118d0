import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockHolders } from '../../../src-main/services/store/project/lock-holders.ts';
import { expectNothingLost, killWriter } from '../../support/killed-writer.ts';
import { brokenInvariants } from '../../support/store-invariants.ts';
import { openTempStore, tempFolder } from '../../support/temp-store.ts';

describe('a process that is killed while it writes', () => {
  test('loses nothing that it was told is saved', async () => {
    const files = Array.from({ length: 5 }, () => join(tempFolder(), 'fund.equihome'));
    const said = await Promise.all(files.map((file, i) => killWriter(file, 20 + 40 * i)));
    for (const [i, file] of files.entries()) await expectNothingLost(file, said[i]!);
    expect(said.flat().length).toBeGreaterThan(5);
  });
});

describe('another program that holds the file', () => {
  /** Takes the right to write in another process and lets go of it after a while. */
  async function holdLock(file: string, ms: number) {
    const program = `
      const db = new (require('better-sqlite3'))(process.argv[1]);
      db.exec('begin immediate');
      console.log('held');
      setTimeout(() => db.close(), Number(process.argv[2]));`;
    const child = spawn(process.execPath, ['-e', program, file, String(ms)], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    return child;
  }

  test('is waited for, and is named', async () => {
    const store = await openTempStore();
    await store.scenarios.create('Base', null, {}, null);
    const holder = await holdLock(store.file, 500);
    const pids = lockHolders(store.file).map(({ pid }) => pid);
    expect(pids).toEqual(process.platform === 'linux' ? [holder.pid] : []);
    const edited = await store.scenarios.edit(1, [{ kind: 'set', path: 'a', value: 1 }], '');
    expect(edited.document).toEqual({ a: 1 });
    await store.close();
    expect(brokenInvariants(store.file)).toEqual([]);
  });
});
