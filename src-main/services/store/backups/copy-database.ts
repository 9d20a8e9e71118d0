import { existsSync, mkdirSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import Database from 'better-sqlite3';
import { faultsOf } from '../project/connection.ts';
import { publishFile, removeDatabaseFiles } from '../project/durable-file.ts';
import { failure } from '../project/failure.ts';

/** The same path, or with a number when it is taken: two copies in one millisecond are two files. */
function freePath(path: string): string {
  if (!existsSync(path)) return path;
  const ending = extname(path);
  const stem = path.slice(0, path.length - ending.length);
  let count = 2;
  while (existsSync(`${stem} ${count}${ending}`)) count++;
  return `${stem} ${count}${ending}`;
}

/** Checks a copy and turns it into a single file; a caller may change it first. */
export function finishCopy(copy: string, change: (db: Database.Database) => void = () => {}): void {
  const db = new Database(copy);
  try {
    db.pragma('journal_mode = DELETE');
    change(db);
    const [fault] = faultsOf(db, 'integrity_check');
    if (fault !== undefined) throw failure('store/damaged', 'The copy of the project is damaged.', '', { fault });
  } finally {
    db.close();
  }
}

/**
 * Copies a database while it is used, a few pages at a time, checks the copy and gives it its name only then. Returns the path,
 * which carries a number when the one asked for was taken, unless it may be overwritten.
 * @param finish checks the copy: here, or in a thread of its own for a large one
 */
export async function copyDatabase(
  db: Database.Database,
  path: string,
  finish: (copy: string) => void | Promise<void> = finishCopy,
  { overwrite = false }: { readonly overwrite?: boolean } = {},
): Promise<string> {
  const target = overwrite ? path : freePath(path);
  const temporary = `${target}.part`;
  mkdirSync(dirname(target), { recursive: true });
  removeDatabaseFiles(temporary);
  try {
    await db.backup(temporary);
    await finish(temporary);
    publishFile(temporary, target);
    return target;
  } catch (error) {
    removeDatabaseFiles(temporary);
    throw error;
  }
}
