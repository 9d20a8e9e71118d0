import type { Migration } from '../../src-main/services/store/migrations/migration.ts';

/** A schema that this program does not have yet. */
export const laterMigration: Migration = {
  version: 900,
  up: (db) => void db.exec(`alter table scenario add column colour text not null default 'grey';`),
};
