import Database from 'better-sqlite3';
import { AppError, type ErrorCode, type ErrorContext } from '../../../../src-engine/index.ts';
import { failure } from './failure.ts';
import { lockHolders } from './lock-holders.ts';

type Failure = { readonly code: ErrorCode; readonly message: string; readonly remedy: string };

const full: Failure = {
  code: 'store/full',
  message: 'The disk is full: the last change was not saved.',
  remedy: 'Free some space on the disk of the project and try again. What was saved before is safe.',
};
const readOnly: Failure = {
  code: 'store/read-only',
  message: 'The project cannot be written to.',
  remedy: 'Copy the project to a folder that you may write to, and open the copy.',
};
const damaged: Failure = {
  code: 'store/damaged',
  message: 'The project file is damaged.',
  remedy: 'Restore a backup of the project; keep the damaged file for support.',
};
const unreachable: Failure = {
  code: 'store/damaged',
  message: 'The disk did not read or take the data of the project.',
  remedy: 'Check the disk or the network drive, close the project and open it again. What was saved before is safe.',
};

/** By the beginning of SQLite's name of the error; the first that fits. */
const failures: readonly (readonly [string, Failure])[] = [
  ['SQLITE_FULL', full],
  ['SQLITE_READONLY', readOnly],
  ['SQLITE_PERM', readOnly],
  ['SQLITE_CANTOPEN', { ...readOnly, message: 'The project file cannot be opened.' }],
  ['SQLITE_CORRUPT', damaged],
  ['SQLITE_NOTADB', damaged],
  ['SQLITE_CONSTRAINT', { ...damaged, message: 'The project refused a row that does not fit its rules.' }],
  ['SQLITE_IOERR_CORRUPTFS', damaged],
  ['SQLITE_IOERR', unreachable],
];

function busy(file: string, cause: Error): AppError {
  const [holder] = lockHolders(file);
  const who = holder === undefined ? 'another program' : `${holder.name} (process ${holder.pid})`;
  const context: ErrorContext = { holder: holder?.name ?? null, pid: holder?.pid ?? null };
  const remedy = `Let ${holder === undefined ? 'the other program' : holder.name} finish or close it, then try again.`;
  return failure('store/busy', `The project is in use by ${who}.`, remedy, context, cause);
}

/** What SQLite or the file system said, as an error that a user can act on. Anything else is given back as it is. */
export function asStoreError(error: unknown, file: string): unknown {
  if (error instanceof AppError) return error;
  if (error instanceof Database.SqliteError) {
    if (/^SQLITE_(BUSY|LOCKED)/.test(error.code)) return busy(file, error);
    const known = failures.find(([code]) => error.code.startsWith(code))?.[1];
    if (known) return storeError(known, { sqlite: error.code }, error);
    return new AppError('app/unexpected', `The store failed: ${error.message}`, { sqlite: error.code }, [], {
      cause: error,
    });
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return storeError(full, { system: code }, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return storeError(readOnly, { system: code }, error);
  if (code === 'EIO') return storeError(unreachable, { system: code }, error);
  return error;
}

function storeError({ code, message, remedy }: Failure, context: ErrorContext, cause: unknown): AppError {
  return failure(code, message, remedy, context, cause);
}
