import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Windows cannot open a folder; its file system writes names through by itself. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncPath(folder);
}

/** Gives a finished file its name: after a crash it is there whole under that name, or not at all. */
export function publishFile(temporary: string, file: string): void {
  if (process.platform !== 'win32') syncPath(temporary);
  renameSync(temporary, file);
  syncFolder(dirname(file));
}

/** A database file and what SQLite may have left beside it. */
export function removeDatabaseFiles(file: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(file + ending, { force: true });
}
