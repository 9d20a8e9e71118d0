import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Backup } from '../../../contract/index.ts';
import { backupFolder, listBackups, type BackupReason } from './backup-folder.ts';

const newestKept = 10;
const daysKept = 14;
const msPerDay = 86_400_000;

/**
 * Backups that may go: of those that the timer made, all but the ten newest and the newest of each of the last fourteen days;
 * of those that the user, a migration or a restore made, all but the ten newest of each reason.
 * @param backups newest first
 */
export function outdated(backups: readonly Backup[], nowMs: number): readonly Backup[] {
  const days = new Set<string>();
  const counts = new Map<BackupReason, number>();
  return backups.filter(({ at, reason }) => {
    const count = (counts.get(reason) ?? 0) + 1;
    counts.set(reason, count);
    if (count <= newestKept) {
      if (reason === 'timer') days.add(at.slice(0, 10));
      return false;
    }
    if (reason !== 'timer') return true;
    const day = at.slice(0, 10);
    if (days.has(day) || nowMs - Date.parse(at) > daysKept * msPerDay) return true;
    days.add(day);
    return false;
  });
}

export function dropOutdated(file: string, nowMs: number): void {
  for (const { name } of outdated(listBackups(file), nowMs)) rmSync(join(backupFolder(file), name), { force: true });
}

/** Removes copies that a process left half-made when it died. Called by the owner of the project before it makes any. */
export function dropHalfMade(file: string): void {
  const folder = backupFolder(file);
  if (!existsSync(folder)) return;
  const left = readdirSync(folder).filter((name) => /\.part(-journal|-wal|-shm)?$/.test(name));
  for (const name of left) rmSync(join(folder, name), { force: true });
}
