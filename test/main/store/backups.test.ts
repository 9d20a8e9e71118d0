import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Backup } from '../../../src-main/contract/index.ts';
import { backupFolder, backupPath, stampOf } from '../../../src-main/services/store/backups/backup-folder.ts';
import { outdated } from '../../../src-main/services/store/backups/retention.ts';
import { migrations } from '../../../src-main/services/store/migrations/migrations.ts';
import { openService } from '../../../src-main/services/store/service.ts';
import { firstPaths, madeChunk, madeResult, newRun } from '../../support/made-run.ts';
import { brokenInvariants } from '../../support/store-invariants.ts';
import { openTempStore, tempFolder, type OpenedStore } from '../../support/temp-store.ts';

const edit = (store: OpenedStore, value: number) =>
  store.scenarios.edit(1, [{ kind: 'set', path: 'value', value }], `To ${value}`);
const valueOf = async (store: OpenedStore) => (await store.scenarios.open(1)).document['value'];

async function storeAt(value: number): Promise<OpenedStore> {
  const store = await openTempStore();
  await store.scenarios.create('Base', null, { value }, null);
  return store;
}

describe('a backup', () => {
  test('is a project that holds what was there, whatever happens afterwards', async () => {
    const store = await storeAt(1);
    const backup = await store.backups.now();
    expect(backup).toMatchObject({ reason: 'user' });
    await edit(store, 2);
    expect(await store.backups.list()).toEqual([backup]);
    const copy = join(backupFolder(store.file), backup.name);
    expect(brokenInvariants(copy)).toEqual([]);
    expect(await valueOf(await openTempStore({ file: copy }))).toBe(1);
  });

  test('made while chunks and edits are written holds a state that was committed', async () => {
    const store = await storeAt(0);
    const run = await store.runs.create(newRun(1, { pathsAsked: 6400 }));
    const done = new AbortController();
    const editing = (async () => {
      for (let i = 1; !done.signal.aborted; i++) {
        await edit(store, i);
        await store.runs.addChunks(run.id, [madeChunk(i % 100, 6400)]);
      }
    })();
    for (let i = 0; i < 5; i++) await store.backups.now();
    done.abort();
    await editing;
    const backups = await store.backups.list();
    expect(backups).toHaveLength(5);
    for (const { name } of backups) expect(brokenInvariants(join(backupFolder(store.file), name))).toEqual([]);
  });

  test('leaves strange files in its folder alone, and does not list them', async () => {
    const store = await storeAt(1);
    await store.backups.now();
    const strange = ['notes.txt', '2026-11-21T09-00-00-000Z user.equihome.part', 'mine.equihome'];
    for (const name of strange) writeFileSync(join(backupFolder(store.file), name), '');
    expect(await store.backups.list()).toHaveLength(1);
    await store.close();
    const again = await openTempStore({ file: store.file });
    expect(await again.backups.list()).toHaveLength(1);
    // What a copy that was cut off left is gone with the next start.
    expect(readdirSync(backupFolder(store.file)).filter((name) => strange.includes(name))).toEqual([
      'mine.equihome',
      'notes.txt',
    ]);
  });
});

describe('a restore', () => {
  test('brings back the backup and can be undone, and undone again', async () => {
    const store = await storeAt(1);
    const { name } = await store.backups.now();
    await edit(store, 2);
    await expect(store.backups.undoRestore()).rejects.toMatchObject({ code: 'input/conflict' });
    await store.backups.restore(name);
    expect(await valueOf(store)).toBe(1);
    expect(store.events.at(-1)).toMatchObject({ type: 'project', project: { name: 'fund' } });
    await store.backups.undoRestore();
    expect(await valueOf(store)).toBe(2);
    await store.backups.undoRestore();
    expect(await valueOf(store)).toBe(1);
    await edit(store, 3); // the project goes on
    await store.close();
    expect(brokenInvariants(store.file)).toEqual([]);
    expect(await valueOf(await openTempStore({ file: store.file }))).toBe(3);
  });

  test('loses no edit that was acknowledged while it began', async () => {
    const store = await storeAt(0);
    const { name } = await store.backups.now();
    const edits = Array.from({ length: 20 }, (_, i) => edit(store, i + 1));
    const restoring = store.backups.restore(name);
    await new Promise(setImmediate);
    const late = edit(store, 99);
    await Promise.all([...edits, restoring, late]);
    expect(await valueOf(store)).toBe(99); // it waited, and is laid over what was restored
    await store.backups.undoRestore();
    expect(await valueOf(store)).toBe(20);
  });

  test('is refused while a run is under way, and for a backup that is missing, damaged or elsewhere', async () => {
    const store = await storeAt(1);
    const { name } = await store.backups.now();
    const run = await store.runs.create(newRun(1));
    await expect(store.backups.restore(name)).rejects.toMatchObject({ code: 'input/conflict', context: { runs: 1 } });
    await store.runs.move(run.id, 'cancelled');
    for (const other of ['missing', '../../fund.equihome', '']) {
      await expect(store.backups.restore(other)).rejects.toMatchObject({ code: 'input/not-found' });
    }
    truncateSync(join(backupFolder(store.file), name), 8192);
    await expect(store.backups.restore(name)).rejects.toMatchObject({ code: 'store/damaged' });
    await edit(store, 2);
    expect(await valueOf(store)).toBe(2);
  });
});

describe('an export', () => {
  test('is one file that opens elsewhere, with finished runs and without those under way', async () => {
    const store = await storeAt(1);
    const done = await store.runs.create(newRun(1));
    await store.runs.move(done.id, 'running');
    await store.runs.finish(done.id, 'done', madeResult(firstPaths(200)));
    const live = await store.runs.create(newRun(1));
    await store.runs.addChunks(live.id, [madeChunk(0, 200)]);
    const folder = tempFolder();
    const file = join(folder, 'sent.equihome');
    await store.exportTo(file);
    await edit(store, 2);
    await store.exportTo(file); // over the first one
    expect(readdirSync(folder)).toEqual(['sent.equihome']);
    expect(brokenInvariants(file)).toEqual([]);
    const sent = await openTempStore({ file });
    expect(await valueOf(sent)).toBe(2);
    expect((await sent.runs.list()).map(({ id, state }) => [id, state])).toEqual([[done.id, 'done']]);
    expect(await store.runs.get(live.id)).toMatchObject({ state: 'queued', pathsDone: 64 });
  });

  test('over the open project is refused; into a folder that is not writable it leaves nothing', async () => {
    const store = await storeAt(1);
    await expect(store.exportTo(store.file)).rejects.toMatchObject({ code: 'input/conflict' });
    const blocked = join(tempFolder(), 'file');
    writeFileSync(blocked, 'x');
    await expect(store.exportTo(join(blocked, 'sent.equihome'))).rejects.toMatchObject({ code: expect.any(String) });
    expect(readFileSync(blocked, 'utf8')).toBe('x');
    expect(await valueOf(store)).toBe(1);
  });
});

describe('the timer', () => {
  test('makes a backup when something was done since the last one, and only then', async () => {
    const file = join(tempFolder(), 'fund.equihome');
    let at = Date.parse('2026-11-21T09:00:00.000Z');
    const now = () => new Date((at += 900_000)).toISOString();
    const finishCopy = async () => undefined;
    const options = {
      file,
      at: now(),
      user: 'tester',
      migrations,
      readOnlyReason: null,
      finishCopy,
      tell: () => undefined,
    };
    const service = await openService(options);
    const tick = () => service.call('backups.tick', now(), []);
    expect(await tick()).toMatchObject({ reason: 'timer' }); // the project itself is new
    expect(await tick()).toBeNull();
    await service.call('scenarios.create', now(), ['Base', null, {}, null]);
    expect(await tick()).toMatchObject({ reason: 'timer' });
    expect(await tick()).toBeNull();
    await service.call('project.close', now(), []);
  });
});

describe('retention', () => {
  const day = 86_400_000;
  const now = Date.parse('2026-11-21T12:00:00.000Z');
  const made = (ageMs: number, reason: Backup['reason']): Backup => {
    const at = new Date(now - ageMs).toISOString();
    return { name: backupPath('fund.equihome', stampOf(at), reason), at, sizeBytes: 1, reason };
  };

  test('keeps the ten newest and the newest of each of fourteen days', () => {
    const quarters = Array.from({ length: 40 * 96 }, (_, i) => made((i * day) / 96, 'timer'));
    const dropped = new Set(outdated(quarters, now));
    const kept = quarters.filter((backup) => !dropped.has(backup));
    expect(kept.slice(0, 10)).toEqual(quarters.slice(0, 10));
    const days = kept.slice(10).map(({ at }) => at.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
    expect(days.length).toBeGreaterThanOrEqual(13);
    expect(days.length).toBeLessThanOrEqual(14);
    for (const { at } of kept) expect(now - Date.parse(at)).toBeLessThanOrEqual(14 * day);
    expect(outdated(kept, now)).toEqual([]);
  });

  test('the timer never crowds out what a user, a migration or a restore made', () => {
    const others = (['user', 'migration', 'restore'] as const).map((reason, i) => made((30 + i) * day, reason));
    const all = [...Array.from({ length: 50 }, (_, i) => made(i * 900_000, 'timer')), ...others];
    expect(outdated(all, now).every(({ reason }) => reason === 'timer')).toBe(true);
  });
});

test('nothing is left behind when a copy fails', async () => {
  const store = await storeAt(1);
  writeFileSync(join(store.file, '..', 'backups'), 'a file where the folder should be');
  await expect(store.backups.now()).rejects.toMatchObject({ code: expect.any(String) });
  expect(existsSync(`${store.file}.part`)).toBe(false);
  expect(store.events.at(-1)).toMatchObject({ type: expect.stringMatching(/store|scenario/) });
});
