import { log, write, type Session } from './session.ts';

/** Writes down who has the project, or that nobody has. The lock beside the file decides; this row is for people. */
export function noteOwner(session: Session, pid: number | null): void {
  write(session, () => {
    const at = pid === null ? null : session.at;
    session.db.prepare('update project set owner_pid = ?, owner_since = ? where id = 1').run(pid, at);
    log(session, { what: pid === null ? 'project.close' : 'project.open' });
  });
}

/** Free pages that are worth giving back to the disk, and the most that one round of tidying moves: 8 MB at 4 kB a page. */
const worthwhilePages = 2000;

/**
 * Gives pages back that chunks and removed runs left behind, a bounded number at a time; what stays is used again by the next
 * run. Then writes the log of writes into the file when it has grown.
 */
export function tidy({ db, project }: Session): void {
  if (project.readOnlyReason !== null) return;
  const free = db.pragma('freelist_count', { simple: true }) as number;
  const all = db.pragma('page_count', { simple: true }) as number;
  if (free > worthwhilePages && free > all / 10) db.pragma(`incremental_vacuum(${worthwhilePages})`);
  db.pragma('wal_checkpoint(PASSIVE)');
}
