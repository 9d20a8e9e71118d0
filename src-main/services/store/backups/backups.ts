import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import type { Backup } from '../../../contract/index.ts';
import { faultsOf, openConnection } from '../project/connection.ts';
import { failure } from '../project/failure.ts';
import { checkSchema } from '../project/identity.ts';
import { newestVersion, versionOf } from '../project/migrate.ts';
import type { Session } from '../project/session.ts';
import type { Migration } from '../migrations/migration.ts';
import { liveStates } from '../runs/run-states.ts';
import { backupFolder, backupPath, listBackups, stampOf, type BackupReason } from './backup-folder.ts';
import { copyDatabase } from './copy-database.ts';
import { dropOutdated } from './retention.ts';

/** Checks a copy and makes it a single file, `withoutLiveRuns` when it is given away. A large one has a thread of its own. */
export type FinishCopy = (copy: string, withoutLiveRuns: boolean) => Promise<void>;

export async function makeBackup(session: Session, reason: BackupReason, finish: FinishCopy): Promise<Backup> {
  const { project, db, at } = session;
  const wanted = backupPath(project.file, stampOf(at), reason);
  const name = basename(await copyDatabase(db, wanted, (copy) => finish(copy, false)));
  dropOutdated(project.file, Date.parse(at));
  return listBackups(project.file).find((backup) => backup.name === name)!;
}

/** Whether anything was done since the newest backup. */
export function hasChanged({ db, project }: Session): boolean {
  const latest = db.prepare('select max(at) from event_log').pluck().get() as string | null;
  const newest = listBackups(project.file)[0];
  return latest !== null && (newest === undefined || newest.at < latest);
}

/** Runs that are under way in a copy are nobody's: they are left out of what is given away. */
export function dropLiveRuns(db: Database.Database): void {
  db.pragma('foreign_keys = ON');
  const marks = liveStates.map(() => '?').join(', ');
  db.prepare(`delete from run where state in (${marks})`).run(...liveStates);
  db.prepare('update project set owner_pid = null, owner_since = null, undo_backup = null').run();
  db.exec('vacuum');
}

/** The whole project as one file, complete or not there at all. Throws `input/conflict` for the file that is open. */
export async function exportTo({ project, db }: Session, path: string, finish: FinishCopy): Promise<void> {
  const target = resolve(path);
  if (target === project.file) {
    throw failure('input/conflict', 'The project is open under this name.', 'Choose another name for the export.');
  }
  await copyDatabase(db, target, (copy) => finish(copy, true), { overwrite: true });
}

export function undoBackup({ db }: Session): string {
  const name = db.prepare('select undo_backup from project').pluck().get() as string | null;
  if (name !== null) return name;
  throw failure('input/conflict', 'There is no restore to undo.', 'Choose one of the backups instead.');
}

/**
 * Lays a backup over the project file, in one transaction of the file itself: after a crash it is either what it was or what
 * the backup is. The connection of the project must be closed.
 */
export async function layOver(file: string, name: string, migrations: readonly Migration[]): Promise<void> {
  const source = openBackup(file, name, migrations);
  try {
    await source.backup(file);
  } finally {
    source.close();
  }
}

/** Opens a backup for reading, after the checks that any file from elsewhere goes through. */
export function openBackup(file: string, name: string, migrations: readonly Migration[]): Database.Database {
  const path = join(backupFolder(file), basename(name));
  if (!listBackups(file).some((backup) => backup.name === name) || !existsSync(path)) {
    throw failure('input/not-found', 'This backup is not there any more.', 'Choose another one.', { name });
  }
  const db = openConnection(path, 'read');
  try {
    const version = versionOf(db);
    if (version > newestVersion(migrations)) {
      throw failure('store/newer', 'This backup was made by a newer version of Equihome.', 'Install that version.', {
        name,
      });
    }
    checkSchema(db, version, migrations);
    const [fault] = faultsOf(db, 'quick_check');
    if (fault !== undefined) {
      throw failure('store/damaged', 'This backup is damaged.', 'Choose another one.', {
        name,
        fault: fault.slice(0, 200),
      });
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A run that is under way would go on writing into a project that has become another. */
export function checkNoLiveRuns({ db }: Session): void {
  const marks = liveStates.map(() => '?').join(', ');
  const live = db
    .prepare(`select count(*) from run where state in (${marks})`)
    .pluck()
    .get(...liveStates) as number;
  if (live === 0) return;
  throw failure('input/conflict', 'A run is under way.', 'Wait for it or cancel it, then restore.', { runs: live });
}
