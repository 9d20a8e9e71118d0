import Database from 'better-sqlite3';

/** A lock that the operating system lets go of when its process ends. */
export type FileLock = { readonly release: () => void };

/**
 * Tries once to lock a file, which is made when it is missing and stays empty. 'held' when another process has it; 'refused' when
 * it cannot be made or written.
 */
export function tryLock(path: string): FileLock | 'held' | 'refused' {
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { timeout: 0 });
    db.exec('begin exclusive');
    const held = db;
    return { release: () => void held.close() };
  } catch (error) {
    db?.close();
    if (!(error instanceof Database.SqliteError)) throw error;
    if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) return 'held';
    if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/.test(error.code)) return 'refused';
    throw error;
  }
}
