import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { openConnection } from './connection.ts';

export type ReadConnection = {
  readonly db: Database.Database;
  /** Folder of the copy that is read; null when the file itself is. */
  readonly copyFolder: string | null;
};

/**
 * A connection that only reads. SQLite makes files beside a project even to read it; in a folder where it may not, a private copy
 * of the project is read instead, which goes with `removeCopy`.
 */
export function openForReading(file: string): ReadConnection {
  let direct: Database.Database | null = null;
  try {
    direct = openConnection(file, 'read');
    direct.prepare('select count(*) from sqlite_schema').get();
    return { db: direct, copyFolder: null };
  } catch (error) {
    direct?.close();
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(CANTOPEN|READONLY)/.test(error.code)) throw error;
  }
  const copyFolder = mkdtempSync(join(tmpdir(), 'equihome-read-'));
  try {
    const copy = join(copyFolder, basename(file));
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`); // what was written and not yet in the file
    return { db: openConnection(copy, 'read'), copyFolder };
  } catch (error) {
    removeCopy(copyFolder);
    throw error;
  }
}

export function removeCopy(copyFolder: string | null): void {
  if (copyFolder !== null) rmSync(copyFolder, { recursive: true, force: true });
}
