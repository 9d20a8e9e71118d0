import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/index.ts';
import { listBackups } from '../../../src-main/services/store/backups/backup-folder.ts';
import { startThread } from '../../../src-main/services/store/thread-port.ts';
import { killWriter, lostOrBroken } from '../../support/killed-writer.ts';
import { brokenInvariants } from '../../support/store-invariants.ts';
import { openTempStore, storeWorkerEntry, tempFolder, type OpenedStore } from '../../support/temp-store.ts';
import { factsOf } from './fixtures/project-facts.ts';
import { projectFromSql } from './fixtures/project-sql.ts';

const ownThread = { workerEntry: storeWorkerEntry, startPort: startThread };

describe('fifty kills at random moments', () => {
  test('of edits, chunks, results and backups lose nothing that was acknowledged', async () => {
    let acknowledged = 0;
    for (let kill = 0; kill < 25; kill++) {
      const files = [0, 1].map(() => join(tempFolder(), 'fund.equihome'));
      const said = await Promise.all(files.map((file) => killWriter(file, Math.random() * 500, 'backups')));
      for (const [i, file] of files.entries()) expect(await lostOrBroken(file, said[i]!)).toEqual([]);
      acknowledged += said.flat().length;
    }
    console.log(`50 kills, ${acknowledged} acknowledged changes, none lost`);
    expect(acknowledged).toBeGreaterThan(200);
  });

  test('of one project, one after the other, leave it going on', async () => {
    const file = join(tempFolder(), 'fund.equihome');
    for (let kill = 0; kill < 10; kill++) {
      expect(await lostOrBroken(file, await killWriter(file, Math.random() * 300, 'backups'))).toEqual([]);
    }
  });
});

describe('a migration that is killed', () => {
  /** Opens the fixture with a slow migration after the known ones, as a later version would. */
  const program = (file: string) => `
    import { openProject } from ${JSON.stringify(join(import.meta.dirname, '../../../src-main/services/store/project/open-project.ts'))};
    import { migrations } from ${JSON.stringify(join(import.meta.dirname, '../../../src-main/services/store/migrations/migrations.ts'))};
    const later = { version: 900, up: (db) => {
      db.exec('alter table scenario add column colour text');
      const fill = db.prepare('insert into event_log (at, who, what, detail) values (?, ?, ?, ?)');
      for (let i = 0; i < 40000; i++) fill.run('2026', 'x', 'fill', 'y'.repeat(200));
    } };
    process.stdout.write('begun');
    const { db } = await openProject({ file: ${JSON.stringify(file)}, at: new Date().toISOString(), migrations: [...migrations, later], readOnlyReason: null });
    process.stdout.write('done');
    db.close();`;

  test('leaves the project as it was or as it will be, with the copy in its backups', async () => {
    const folder = tempFolder();
    const original = join(folder, 'original.equihome');
    projectFromSql(original, readFileSync(join(import.meta.dirname, 'fixtures/schema-0010.sql'), 'utf8'));
    const golden: unknown = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/schema-0010.json'), 'utf8'));
    const versions: number[] = [];
    for (let kill = 0; kill < 20; kill++) {
      const file = join(folder, `killed-${kill}.equihome`);
      copyFileSync(original, file);
      const child = spawn(process.execPath, ['--input-type=module', '-e', program(file)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      const ended = once(child, 'exit');
      await sleep(Math.random() * 1500);
      child.kill('SIGKILL');
      await ended;
      const store = await openTempStore({ file });
      const { schemaVersion } = await store.project();
      versions.push(schemaVersion);
      expect(JSON.parse(JSON.stringify(await factsOf(store)))).toEqual(golden);
      await store.close();
      expect(brokenInvariants(file)).toEqual([]);
      expect(listBackups(file).length).toBeGreaterThanOrEqual(schemaVersion === 900 ? 1 : 0);
    }
    console.log(
      `20 kills of a migration: ${versions.filter((version) => version !== 900).length} as before, the others done`,
    );
  });
});

describe('many who want to write', () => {
  const edit = (store: OpenedStore, path: string, value: number) =>
    store.scenarios.edit(1, [{ kind: 'set', path, value }], '');

  test('8 clients x 1,000 edits through the owner: no update is lost', async () => {
    const store = await openTempStore(ownThread);
    await store.scenarios.create('Shared', null, {}, null);
    const clients = Array.from({ length: 8 }, async (_, client) => {
      for (let i = 1; i <= 1000; i++) await edit(store, `clients.c${client}.e${i % 50}`, i);
    });
    await Promise.all(clients);
    const { row, document } = await store.scenarios.open(1);
    expect(row.version).toBe(8001);
    expect(Object.keys(document['clients'] as object)).toHaveLength(8);
    await store.close();
    expect(brokenInvariants(store.file)).toEqual([]);
  });

  /** Takes one kind of lock after another for random times, as long as it lives. */
  const locker = (file: string, kind: string, longestMs: number): ChildProcess =>
    spawn(
      process.execPath,
      [
        '-e',
        `const db = new (require('better-sqlite3'))(process.argv[1], { timeout: 60000 });
         const wait = (ms) => new Promise((done) => setTimeout(done, ms));
         (async () => { for (;;) {
           try { db.exec('begin ' + process.argv[2]); await wait(Math.random() * Number(process.argv[3])); db.exec('commit'); } catch {}
           await wait(Math.random() * 200);
         } })();`,
        file,
        kind,
        String(longestMs),
      ],
      { stdio: 'inherit' },
    );

  test('8 foreign programs that hold locks: what is refused is refused in words, the rest is there', async () => {
    const store = await openTempStore(ownThread);
    await store.scenarios.create('Shared', null, {}, null);
    const lockers = Array.from({ length: 8 }, (_, i) =>
      locker(store.file, i % 2 === 0 ? 'immediate' : 'exclusive', 120),
    );
    const saved: number[] = [];
    const refused: AppError[] = [];
    const deadline = performance.now() + 30_000;
    for (let i = 1; performance.now() < deadline; i++) {
      await edit(store, `e${i}`, i).then(
        () => void saved.push(i),
        (error: AppError) => void refused.push(error),
      );
    }
    const ended = lockers.map((child) => once(child, 'exit'));
    for (const child of lockers) child.kill('SIGKILL');
    await Promise.all(ended);
    console.log(`8 foreign lockers for 30 s: ${saved.length} edits saved, ${refused.length} refused as busy`);
    for (const error of refused) {
      expect(error).toMatchObject({ code: 'store/busy' });
      expect(error.message).not.toMatch(/locked|SQLITE/i);
    }
    const { document } = await store.scenarios.open(1);
    expect(document).toEqual(Object.fromEntries(saved.map((i) => [`e${i}`, i])));
    expect(saved.length).toBeGreaterThan(5);
    await store.close();
    expect(brokenInvariants(store.file)).toEqual([]);
  });

  test('a program that never lets go is named after five seconds, and the edit can be made again', async () => {
    const store = await openTempStore(ownThread);
    await store.scenarios.create('Shared', null, {}, null);
    const child = spawn(
      process.execPath,
      [
        '-e',
        `const db = new (require('better-sqlite3'))(process.argv[1]); db.exec('begin immediate'); console.log('held'); setInterval(() => db, 1e6)`,
        store.file,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(child.stdout, 'data');
    const begun = performance.now();
    await expect(edit(store, 'a', 1)).rejects.toMatchObject({
      code: 'store/busy',
      context: { pid: process.platform === 'linux' ? child.pid : null },
    });
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(store.events.at(-1)).toMatchObject({ type: 'store', state: 'problem', error: { code: 'store/busy' } });
    expect((await store.scenarios.open(1)).document).toEqual({}); // reading goes on
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    expect((await edit(store, 'a', 1)).document).toEqual({ a: 1 });
    expect(store.events.at(-1)).toMatchObject({ type: 'store', state: 'saved' });
  });
});
