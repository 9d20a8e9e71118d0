import Database from 'better-sqlite3';
import type { Migration } from '../migrations/migration.ts';
import { faultsOf } from './connection.ts';
import { publishFile, removeDatabaseFiles } from './durable-file.ts';
import { failure } from './failure.ts';
import { applicationId } from './identity.ts';

export const versionOf = (db: Database.Database): number => db.pragma('user_version', { simple: true }) as number;

export const newestVersion = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;

/**
 * Brings the schema from its version to the newest in one transaction: either all steps are in the file afterwards or it is as
 * it was. What a step breaks is found before the commit. Throws `store/damaged` with the cause.
 */
export function migrate(db: Database.Database, migrations: readonly Migration[]): void {
  const from = versionOf(db);
  const steps = migrations.filter(({ version }) => version > from);
  if (steps.length === 0) return;
  db.pragma('foreign_keys = OFF'); // a table that is made anew is referred to meanwhile
  try {
    db.transaction(() => {
      for (const step of steps) {
        step.up(db);
        db.pragma(`user_version = ${step.version}`);
      }
      const orphans = db.pragma('foreign_key_check') as readonly unknown[];
      const faults = orphans.length > 0 ? ['rows refer to rows that are not there'] : faultsOf(db, 'quick_check');
      if (faults.length > 0) throw new Error(faults.join('; '));
    }).immediate();
  } catch (error) {
    if (error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY)/.test(error.code))
      throw error;
    throw failure(
      'store/damaged',
      `The project could not be brought to this version of Equihome: ${error instanceof Error ? error.message : String(error)}.`,
      'The project is as it was. Open it with the version that made it, and send it to support.',
      { from, to: newestVersion(steps) },
      error,
    );
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

/** Makes an empty project under another name and then gives it its own: a crash leaves no half of one. */
export function createProjectFile(file: string, at: string, migrations: readonly Migration[]): void {
  const temporary = `${file}.new-${process.pid}`;
  removeDatabaseFiles(temporary);
  const db = new Database(temporary);
  try {
    db.pragma('auto_vacuum = INCREMENTAL');
    db.pragma(`application_id = ${applicationId}`);
    migrate(db, migrations);
    db.prepare('insert into project (id, created_at) values (1, ?)').run(at);
  } catch (error) {
    db.close();
    removeDatabaseFiles(temporary);
    throw error;
  }
  db.close();
  publishFile(temporary, file);
}
