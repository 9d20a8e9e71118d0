import { readFileSync, statSync } from 'node:fs';

export type LockHolder = { readonly pid: number; readonly name: string };

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/**
 * Other processes that hold a lock on a database file or on the files beside it. Linux lists all locks in /proc/locks
 * (proc(5): kind, pid, device and inode of each); elsewhere nobody can say, and the list is empty.
 */
export function lockHolders(file: string): readonly LockHolder[] {
  const inodes = [file, `${file}-wal`, `${file}-shm`].flatMap((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? [] : [String(found.ino)];
  });
  const pids = textOf('/proc/locks')
    .split('\n')
    .filter((line) => line.includes(' WRITE '))
    .flatMap((line) => {
      const match = / WRITE +(\d+) +[0-9a-f]+:[0-9a-f]+:(\d+) /.exec(line);
      return match && inodes.includes(match[2]!) ? [Number(match[1])] : [];
    });
  return [...new Set(pids)]
    .filter((pid) => pid !== process.pid)
    .map((pid) => ({ pid, name: textOf(`/proc/${pid}/comm`).trim() || 'another program' }));
}
