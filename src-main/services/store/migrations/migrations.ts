import { first } from './0010-first.ts';
import { exportTables } from './0020-exports.ts';
import type { Migration } from './migration.ts';

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [first, exportTables];
