import Database from 'better-sqlite3';
import { failure } from './failure.ts';

/** Longest that a call waits for another program to let go of the file, ms. */
export const busyTimeoutMs = 5000;
/** SQLite before it could damage a file that two connections write in WAL mode (sqlite.org/wal.html, "WAL-reset bug"). */
const oldestSqlite = [3, 51, 3] as const;
const oldestNodeApi = 10;

/** The log of writes is cut back to this size when it has been written into the file. */
const journalBytes = 64 * 1024 * 1024;

/** Refuses a Node under which the database module would crash instead of failing. */
export function checkPlatform(nodeApi: string | undefined = process.versions['napi'], version = process.version): void {
  if (Number(nodeApi ?? 0) >= oldestNodeApi) return;
  const remedy = 'Start Equihome with Node 22.14 or later.';
  const message = `Node ${version} is too old for the database of projects.`;
  throw failure('app/not-allowed', message, remedy, { nodeApi: nodeApi ?? null });
}

function checkSqlite(db: Database.Database): void {
  const version = db.prepare('select sqlite_version()').pluck().get() as string;
  const found = version.split('.').map(Number);
  const differing = oldestSqlite.findIndex((part, index) => found[index] !== part);
  if (differing < 0 || found[differing]! > oldestSqlite[differing]!) return;
  const message = `SQLite ${version} could damage a project: ${oldestSqlite.join('.')} or later is needed.`;
  throw failure('app/not-allowed', message, 'Install Equihome again.', { sqlite: version });
}

/**
 * A connection with the settings of every connection of ours. `synchronous = FULL`: a commit is on disk when it returns.
 * Functions and views of the file's own schema are not trusted.
 */
export function openConnection(file: string, kind: 'write' | 'read'): Database.Database {
  checkPlatform();
  const db = new Database(file, { readonly: kind !== 'write', timeout: busyTimeoutMs });
  try {
    checkSqlite(db);
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('foreign_keys = ON');
    if (kind !== 'write') return db;
    db.pragma('auto_vacuum = INCREMENTAL'); // takes effect in a file that is still empty
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma(`journal_size_limit = ${journalBytes}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** What is wrong inside the file; empty when nothing is. */
export function faultsOf(db: Database.Database, check: 'quick_check' | 'integrity_check'): readonly string[] {
  const found = db.prepare(`pragma ${check}(10)`).pluck().all() as string[];
  return found.length === 1 && found[0] === 'ok' ? [] : found;
}
