import { closeSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import type { Migration } from '../migrations/migration.ts';
import { failure } from './failure.ts';

/** "EQHI", in the header of every project file. */
export const applicationId = 0x45514849;

const headerBytes = 100;

/**
 * Whether a file is a project, by its header alone, so that a file of another program is not touched: 'new' when it is missing
 * or empty. Throws `input/invalid` for any other file.
 */
export function identify(file: string): 'new' | 'project' {
  const header = Buffer.alloc(headerBytes);
  let length = 0;
  try {
    const descriptor = openSync(file, 'r');
    try {
      length = readSync(descriptor, header, 0, headerBytes, 0);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'new';
    if ((error as NodeJS.ErrnoException).code !== 'EISDIR') throw error;
    throw failure('input/invalid', `${basename(file)} is a folder.`, 'Choose a project file.', {});
  }
  if (length === 0) return 'new';
  // sqlite.org/fileformat.html, 1.3: magic in bytes 0-15, application id in 68-71.
  const isSqlite = length === headerBytes && header.toString('latin1', 0, 16) === 'SQLite format 3\0';
  if (isSqlite && header.readUInt32BE(68) === applicationId) return 'project';
  const remedy = isSqlite
    ? 'Choose a project file; this one belongs to another program and was left as it is.'
    : 'Choose a project file. If this was one, restore it from its backups.';
  throw failure('input/invalid', `${basename(file)} is not an Equihome project.`, remedy);
}

const schemaOf = (db: Database.Database): readonly string[] =>
  db
    .prepare(
      "select type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce(sql, '') from sqlite_schema where name not like 'sqlite\\_%' escape '\\' order by 1",
    )
    .pluck()
    .all() as string[];

/**
 * A project may come from anybody. Its tables must be those that our migrations make, and nothing else may be there: a trigger
 * or a view would run with our rights. Throws `store/damaged`.
 */
export function checkSchema(db: Database.Database, version: number, migrations: readonly Migration[]): void {
  const model = new Database(':memory:');
  try {
    for (const migration of migrations) if (migration.version <= version) migration.up(model);
    const expected = new Set(schemaOf(model));
    const found = schemaOf(db);
    const strange = found.find((entry) => !expected.has(entry));
    if (strange === undefined && found.length === expected.size) return;
    throw failure(
      'store/damaged',
      strange === undefined
        ? 'Tables of the project are missing.'
        : 'The project holds tables or triggers that Equihome did not make.',
      'Open a backup, or ask the sender for a fresh export.',
      { entry: strange?.slice(0, 200) ?? null, version },
    );
  } finally {
    model.close();
  }
}
