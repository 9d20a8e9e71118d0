import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import type Database from 'better-sqlite3';
import type { Project } from '../../../contract/index.ts';
import { copyDatabase } from '../backups/copy-database.ts';
import { backupPath, stampOf } from '../backups/backup-folder.ts';
import type { Migration } from '../migrations/migration.ts';
import { faultsOf, openConnection } from './connection.ts';
import { failure } from './failure.ts';
import { checkSchema, identify } from './identity.ts';
import { createProjectFile, migrate, newestVersion, versionOf } from './migrate.ts';
import { openForReading, removeCopy } from './read-connection.ts';

/** A project file that is open in this thread. */
export type OpenProject = {
  readonly file: string;
  readonly db: Database.Database;
  /** Why nothing can be written; null when all is well. */
  readonly readOnlyReason: string | null;
  /** The file was made by a later program: what it holds may be more than is understood here. */
  readonly isNewer: boolean;
  /** Closes the file and tidies what was made to read it. */
  readonly close: () => void;
};

export type OpenOptions = {
  readonly file: string;
  readonly at: string;
  readonly migrations: readonly Migration[];
  /** Set by a host that knows that somebody else has the project; null to write. */
  readonly readOnlyReason: string | null;
};

const mayWrite = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

function reasonOfDisk(file: string): string | null {
  if (!mayWrite(file)) return 'The project file is read-only on this computer.';
  // The log of writes lies beside the file.
  return mayWrite(dirname(file)) ? null : 'The folder of the project is read-only on this computer.';
}

function checkFile(db: Database.Database, file: string): void {
  const [fault] = faultsOf(db, 'quick_check');
  if (fault === undefined) return;
  const remedy = 'Restore the newest backup; the damaged file is left as it is.';
  throw failure('store/damaged', `${basename(file)} is damaged.`, remedy, { fault: fault.slice(0, 200) });
}

/**
 * Opens a project, or makes one where there is none. An older file is copied to its backups before it is brought to the newest
 * schema; a newer one, and one on a read-only disk, is opened for reading with the reason. Throws `input/invalid` for a file of
 * another program, `store/damaged`, `store/busy`, `store/full`.
 */
export async function openProject({ file, at, migrations, readOnlyReason }: OpenOptions): Promise<OpenProject> {
  if (identify(file) === 'new') {
    if (readOnlyReason !== null) throw failure('input/not-found', `There is no project ${basename(file)}.`, '');
    if (!existsSync(dirname(file))) {
      throw failure('input/not-found', `There is no folder ${dirname(file)}.`, 'Choose a folder that is there.');
    }
    createProjectFile(file, at, migrations);
  }
  let reason = readOnlyReason ?? reasonOfDisk(file);
  let { db, copyFolder } =
    reason === null ? { db: openConnection(file, 'write'), copyFolder: null } : openForReading(file);
  const close = () => {
    db.close();
    removeCopy(copyFolder);
  };
  try {
    const version = versionOf(db);
    const isNewer = version > newestVersion(migrations);
    if (isNewer && reason === null) {
      db.close();
      reason = 'The project was written by a newer version of Equihome; this version can only read it.';
      ({ db, copyFolder } = openForReading(file));
    }
    if (!isNewer) checkSchema(db, version, migrations);
    checkFile(db, file);
    if (version < newestVersion(migrations)) {
      if (reason !== null) throw olderReadOnly(file, reason);
      await copyDatabase(db, backupPath(file, stampOf(at), 'migration'));
      migrate(db, migrations);
    }
    return { file, db: db, readOnlyReason: reason, isNewer, close };
  } catch (error) {
    close();
    throw error;
  }
}

function olderReadOnly(file: string, reason: string) {
  const remedy = 'Copy it to a folder that you may write to, and open the copy.';
  return failure('store/read-only', `${basename(file)} must be brought to this version first. ${reason}`, remedy);
}

export function projectOf({ file, db, readOnlyReason }: OpenProject): Project {
  return {
    path: file,
    name: basename(file, extname(file)),
    readOnlyReason,
    schemaVersion: versionOf(db),
    sizeBytes: statSync(file).size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0),
  };
}
