import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { listBackups } from '../../../src-main/services/store/backups/backup-folder.ts';
import type { Migration } from '../../../src-main/services/store/migrations/migration.ts';
import { migrations } from '../../../src-main/services/store/migrations/migrations.ts';
import { busyTimeoutMs, checkPlatform } from '../../../src-main/services/store/project/connection.ts';
import { openProject, type OpenProject } from '../../../src-main/services/store/project/open-project.ts';
import { asStoreError } from '../../../src-main/services/store/project/storage-errors.ts';
import { laterMigration } from '../../support/later-migration.ts';
import { brokenInvariants } from '../../support/store-invariants.ts';
import { openTempStore, storeWorkerEntry, tempFolder } from '../../support/temp-store.ts';
import { startThread } from '../../../src-main/services/store/thread-port.ts';
import { factsOf } from './fixtures/project-facts.ts';
import { projectFromSql } from './fixtures/project-sql.ts';

const at = '2026-11-22T09:00:00.000Z';
const fixture = (ending: string) => readFileSync(join(import.meta.dirname, `fixtures/schema-0010.${ending}`), 'utf8');

function fixtureFile(): string {
  const file = join(tempFolder(), 'old.equihome');
  projectFromSql(file, fixture('sql'));
  return file;
}

/** Opens, looks and closes again. */
async function withProject<T>(file: string, list: readonly Migration[], look: (project: OpenProject) => T): Promise<T> {
  const project = await openProject({ file, at, migrations: list, readOnlyReason: null });
  try {
    return look(project);
  } finally {
    project.close();
  }
}

describe('a project that is opened', () => {
  test('is made where there is none, with the settings that keep it safe', async () => {
    const file = join(tempFolder(), 'new.equihome');
    await withProject(file, migrations, ({ db, readOnlyReason }) => {
      expect(readOnlyReason).toBeNull();
      const pragma = (name: string) => db.pragma(name, { simple: true });
      expect(pragma('journal_mode')).toBe('wal');
      expect(pragma('synchronous')).toBe(2); // FULL
      expect(pragma('foreign_keys')).toBe(1);
      expect(pragma('trusted_schema')).toBe(0);
      expect(pragma('busy_timeout')).toBe(busyTimeoutMs);
      expect(pragma('auto_vacuum')).toBe(2); // INCREMENTAL
      expect(pragma('user_version')).toBe(20);
      const strict = db.prepare(
        "select name from pragma_table_list where schema = 'main' and strict = 0 and name not like 'sqlite_%'",
      );
      expect(strict.pluck().all()).toEqual([]);
    });
    expect(readdirSync(join(file, '..'))).toEqual(['new.equihome']);
    expect(brokenInvariants(file)).toEqual([]);
  });

  test('is served by a thread of its own', async () => {
    const store = await openTempStore({ workerEntry: storeWorkerEntry, startPort: startThread });
    const { row } = await store.scenarios.create('Base', null, { a: 1 }, null);
    expect(await store.scenarios.edit(row.id, [{ kind: 'set', path: 'b', value: 2 }], '')).toMatchObject({
      document: { a: 1, b: 2 },
    });
    await expect(store.scenarios.open(99)).rejects.toMatchObject({ name: 'AppError', code: 'input/not-found' });
    expect(await store.project()).toMatchObject({ name: 'fund', readOnlyReason: null, schemaVersion: 20 });
    await store.close();
    await expect(store.scenarios.list()).rejects.toMatchObject({ code: 'app/closed' });
    expect(brokenInvariants(store.file)).toEqual([]);
  });

  test('remembers settings', async () => {
    const first = await openTempStore();
    expect(await first.settings.get()).toEqual({ theme: 'system', workers: null, onClose: 'ask', layout: {} });
    await first.settings.set({ theme: 'dark', layout: { rail: 240 } });
    await first.close();
    const again = await openTempStore({ file: first.file });
    expect(await again.settings.get()).toEqual({ theme: 'dark', workers: null, onClose: 'ask', layout: { rail: 240 } });
  });

  test('asks for a Node that can run the database', () => {
    expect(() => checkPlatform('9', 'v20.19.4')).toThrow('Node v20.19.4 is too old for the database of projects.');
    expect(() => checkPlatform('')).toThrow(/too old/);
    expect(() => checkPlatform()).not.toThrow();
  });
});

describe('a project of schema 10', () => {
  test('holds what it held when that schema was new', async () => {
    const store = await openTempStore({ file: fixtureFile() });
    expect(JSON.parse(JSON.stringify(await factsOf(store)))).toEqual(JSON.parse(fixture('json')));
    await store.close();
    expect(brokenInvariants(store.file)).toEqual([]);
  });

  test('is copied before it is brought to a newer schema', async () => {
    const file = fixtureFile();
    await withProject(file, [...migrations, laterMigration], ({ db }) => {
      expect(db.pragma('user_version', { simple: true })).toBe(900);
      expect(db.prepare('select distinct colour from scenario').pluck().all()).toEqual(['grey']);
    });
    const [backup] = listBackups(file);
    expect(backup).toMatchObject({ reason: 'migration', at });
    const copy = await openTempStore({ file: join(file, '../backups/old', backup!.name) });
    expect(JSON.parse(JSON.stringify(await factsOf(copy)))).toEqual(JSON.parse(fixture('json')));
    await withProject(file, [...migrations, laterMigration], () => undefined);
    expect(listBackups(file)).toHaveLength(1); // nothing is left to do, so nothing is copied
  });

  test.each<[string, Migration['up']]>([
    ['that throws half-way', (db) => void db.exec('drop table setting; select no_such_function()')],
    ['that leaves rows without what they refer to', (db) => void db.exec('delete from scenario')],
  ])('is as it was after a migration %s', async (_, up) => {
    const file = fixtureFile();
    const failing = [...migrations, laterMigration, { version: 910, up }];
    await expect(openProject({ file, at, migrations: failing, readOnlyReason: null })).rejects.toMatchObject({
      code: 'store/damaged',
      context: { from: 10, to: 910 },
    });
    expect(listBackups(file)).toHaveLength(1);
    const store = await openTempStore({ file });
    expect(JSON.parse(JSON.stringify(await factsOf(store)))).toEqual(JSON.parse(fixture('json')));
  });
});

describe('a project of a newer program', () => {
  test('is shown, and every change is refused with the reason', async () => {
    const file = fixtureFile();
    await withProject(file, [...migrations, laterMigration], () => undefined);
    const store = await openTempStore({ file });
    const reason = 'The project was written by a newer version of Equihome; this version can only read it.';
    expect(await store.project()).toMatchObject({ readOnlyReason: reason, schemaVersion: 900 });
    expect((await store.scenarios.list()).map(({ name }) => name)).toEqual(['Base', 'Over "Base"']);
    await expect(store.scenarios.rename(2, 'Other')).rejects.toMatchObject({
      code: 'store/read-only',
      message: `The project cannot be changed. ${reason}`,
    });
    const changes = [store.backups.restore('x'), store.settings.set({ theme: 'dark' }), store.runs.remove(1)];
    for (const change of await Promise.allSettled(changes)) {
      expect(change).toMatchObject({ status: 'rejected', reason: { code: 'store/read-only' } });
    }
    await store.close();
    const changed = new Database(file);
    changed.exec('alter table run rename column state to stage');
    changed.close();
    const other = await openTempStore({ file });
    await expect(other.runs.list()).rejects.toMatchObject({ code: 'store/newer' });
    expect(await other.settings.get()).toMatchObject({ theme: 'dark' });
    await other.close();
    const db = new Database(file, { readonly: true });
    expect(db.pragma('user_version', { simple: true })).toBe(900);
    db.close();
  });
});

describe('a file that is no project', () => {
  const workbook = (file: string) => writeFileSync(file, 'PK\x03\x04 a workbook'.padEnd(5000, 'x'));
  const photos = (file: string) => {
    const db = new Database(file);
    db.exec('create table photo (id integer primary key)');
    db.close();
  };

  test.each([
    ['of another kind', workbook],
    ['of another program’s database', photos],
  ])('%s is refused and left as it is', async (_, make) => {
    const file = join(tempFolder(), 'strange.equihome');
    make(file);
    const before = readFileSync(file);
    await expect(openTempStore({ file })).rejects.toMatchObject({
      code: 'input/invalid',
      message: 'strange.equihome is not an Equihome project.',
    });
    expect(readFileSync(file)).toEqual(before);
  });

  test('a folder is refused', async () => {
    const file = join(tempFolder(), 'folder.equihome');
    mkdirSync(file);
    await expect(openTempStore({ file })).rejects.toMatchObject({
      code: 'input/invalid',
      message: expect.stringContaining('is a folder'),
    });
  });

  test('a folder that is not there is said to be the trouble', async () => {
    const opening = openTempStore({ file: join(tempFolder(), 'missing', 'new.equihome') });
    await expect(opening).rejects.toMatchObject({ code: 'input/not-found' });
  });
});

describe('a project from elsewhere', () => {
  test.each([
    ['a trigger', 'create trigger steal after update on scenario begin delete from run; end'],
    ['a view', 'create view more as select * from scenario'],
    ['a table of its own', 'create table more (a)'],
    ['a table changed', 'alter table setting rename to options'],
  ])('with %s is refused', async (_, sql) => {
    const file = fixtureFile();
    const db = new Database(file);
    db.exec(sql);
    db.close();
    await expect(openTempStore({ file })).rejects.toMatchObject({ code: 'store/damaged' });
  });

  test('that is cut off or overwritten in the middle is refused as damaged', async () => {
    const file = fixtureFile();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, 8192 + 100));
    await expect(openTempStore({ file })).rejects.toMatchObject({ code: 'store/damaged' });
    writeFileSync(file, bytes.fill(0x55, 4096, 12_288));
    await expect(openTempStore({ file })).rejects.toMatchObject({ code: 'store/damaged' });
  });
});

describe('what SQLite and the system say', () => {
  const error = (code: string) => new Database.SqliteError('database is locked', code);

  test.each([
    ['SQLITE_BUSY', 'store/busy'],
    ['SQLITE_BUSY_SNAPSHOT', 'store/busy'],
    ['SQLITE_LOCKED', 'store/busy'],
    ['SQLITE_FULL', 'store/full'],
    ['SQLITE_READONLY_DBMOVED', 'store/read-only'],
    ['SQLITE_CORRUPT_VTAB', 'store/damaged'],
    ['SQLITE_NOTADB', 'store/damaged'],
    ['SQLITE_IOERR_FSYNC', 'store/damaged'],
    ['SQLITE_CONSTRAINT_CHECK', 'store/damaged'],
  ])('%s is %s, in words and with a remedy', (code, ours) => {
    const translated = asStoreError(error(code), '/nowhere') as { message: string; issues: { remedy: string }[] };
    expect(translated).toMatchObject({ code: ours });
    expect(translated.message).not.toMatch(/locked|SQLITE/i);
    expect(translated.issues[0]!.remedy).not.toBe('');
  });
});
