import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { backupSchema, type Backup } from '../../../contract/index.ts';

export type BackupReason = Backup['reason'];

/** Name of a project without its ending, and the ending that its copies keep. */
const partsOf = (file: string) => ({ stem: basename(file, extname(file)), ending: extname(file) });

/** `backups` beside the project, with a folder for each project. */
export const backupFolder = (file: string): string => join(dirname(file), 'backups', partsOf(file).stem);

/** A time as part of a file name, sortable and without colons: 2026-11-21T09-30-00-000Z. */
export const stampOf = (at: string): string => at.replaceAll(/[:.]/g, '-');

export const backupPath = (file: string, stamp: string, reason: BackupReason): string =>
  join(backupFolder(file), `${stamp} ${reason}${partsOf(file).ending}`);

const named = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3}Z) (timer|migration|restore|user)(?: \d+)?$/;

/** Backups of a project, newest first. Files with other names are left alone. */
export function listBackups(file: string): readonly Backup[] {
  const folder = backupFolder(file);
  const { ending } = partsOf(file);
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return []; // no backup was made yet
  }
  return names
    .filter((name) => extname(name) === ending)
    .flatMap((name) => {
      const match = named.exec(basename(name, ending));
      const found = statSync(join(folder, name), { throwIfNoEntry: false });
      if (!match || !found?.isFile()) return [];
      const at = `${match[1]}T${match[2]}:${match[3]}:${match[4]}.${match[5]!.slice(0, 3)}Z`;
      return [backupSchema.parse({ name, at, sizeBytes: found.size, reason: match[6] })];
    })
    .toSorted((left, right) => (left.name < right.name ? 1 : -1));
}
