import type { Database } from 'better-sqlite3';

/** One step from a schema to the next. It is never changed once a release has it; the next one is ten higher. */
export type Migration = {
  /** `user_version` of a file that has it. */
  readonly version: number;
  /** Runs inside the transaction of the whole migration, with foreign keys off; they are checked before the commit. */
  readonly up: (db: Database) => void;
};
