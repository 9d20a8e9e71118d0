import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../../src-main/services/store/migrations/migrations.ts';
import { openProject } from '../../../src-main/services/store/project/open-project.ts';
import type { Session } from '../../../src-main/services/store/project/session.ts';
import { asStoreError } from '../../../src-main/services/store/project/storage-errors.ts';
import { createScenario } from '../../../src-main/services/store/scenarios/edit.ts';
import { listScenarios } from '../../../src-main/services/store/scenarios/rows.ts';
import { lockHolders } from '../../../src-main/services/store/project/lock-holders.ts';
import { killWriter, lostOrBroken } from '../../support/killed-writer.ts';
import { brokenInvariants } from '../../support/store-invariants.ts';
import { openTempStore, tempFolder } from '../../support/temp-store.ts';

const at = '2026-11-22T09:00:00.000Z';

describe('a process that is killed while it writes', () => {
  test('loses nothing that it was told is saved', async () => {
    const files = Array.from({ length: 5 }, () => join(tempFolder(), 'fund.equihome'));
    const said = await Promise.all(files.map((file, i) => killWriter(file, 20 + 40 * i)));
    for (const [i, file] of files.entries()) expect(await lostOrBroken(file, said[i]!)).toEqual([]);
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

describe('a disk that is full', () => {
  test('refuses what does not fit, keeps and shows the rest, and goes on when there is space', async () => {
    const file = join(tempFolder(), 'fund.equihome');
    const project = await openProject({ file, at, migrations, readOnlyReason: null });
    const session: Session = { project, db: project.db, at, user: 'tester', events: [] };
    createScenario(session, 'Base', null, { value: 1 }, null);
    const told = session.events.length;
    const pages = (count: number) => void project.db.pragma(`max_page_count = ${count}`);
    pages(project.db.pragma('page_count', { simple: true }) as number);
    const large = { notes: Array.from({ length: 2000 }, (_, i) => `line ${i}`.padEnd(15, String(i))) };
    const fill = () => createScenario(session, 'Large', null, large, null);
    let thrown: unknown;
    try {
      fill();
    } catch (error) {
      thrown = asStoreError(error, file);
    }
    expect(thrown).toMatchObject({
      code: 'store/full',
      issues: [{ remedy: expect.stringContaining('Free some space') }],
    });
    expect(project.db.inTransaction).toBe(false);
    expect(session.events.length).toBe(told);
    expect(listScenarios(session).map(({ name }) => name)).toEqual(['Base']);
    pages(1_000_000);
    expect(fill().row.name).toBe('Large');
    project.close();
    expect(brokenInvariants(file)).toEqual([]);
  });
});
