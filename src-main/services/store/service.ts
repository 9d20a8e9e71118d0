import Database from 'better-sqlite3';
import { z } from 'zod';
import type { Backup, Project } from '../../contract/index.ts';
import {
  checkNoLiveRuns,
  exportTo,
  hasChanged,
  layOver,
  makeBackup,
  openBackup,
  undoBackup,
  type FinishCopy,
} from './backups/backups.ts';
import { listBackups } from './backups/backup-folder.ts';
import { dropHalfMade } from './backups/retention.ts';
import { quickMethods, type QuickMethods } from './methods.ts';
import type { Migration } from './migrations/migration.ts';
import { failure } from './project/failure.ts';
import { openProject, projectOf, type OpenProject } from './project/open-project.ts';
import { noteOwner, tidy } from './project/owner.ts';
import { failLeftExports } from './exports/jobs.ts';
import { checkWritable, log, write, type Session } from './project/session.ts';
import { interruptLeftRuns } from './runs/runs.ts';
import type { StoreEvent } from './store.ts';

export type ServiceOptions = {
  readonly file: string;
  readonly at: string;
  /** Who is written down in the log. */
  readonly user: string;
  readonly migrations: readonly Migration[];
  readonly readOnlyReason: string | null;
  readonly finishCopy: FinishCopy;
  readonly tell: (event: StoreEvent) => void;
};

/** What takes long: one at a time, while the quick methods go on. */
export type SlowMethods = {
  'project.get': () => Project;
  'backups.list': () => readonly Backup[];
  'backups.now': () => Promise<Backup>;
  /** A backup when something was done since the last one. */
  'backups.tick': () => Promise<Backup | null>;
  'backups.restore': (name: string) => Promise<Project>;
  'backups.undoRestore': () => Promise<Project>;
  'project.export': (path: string) => Promise<void>;
  'project.close': () => void;
};

type Answered<F> = F extends (session: Session, ...args: infer A) => infer R ? (...args: A) => R : never;
/** Every method of the store, by name. */
export type StoreMethods = { [K in keyof QuickMethods]: Answered<QuickMethods[K]> } & SlowMethods;
export type MethodName = keyof StoreMethods;

/** The store inside its thread: methods by name on one open project. */
export type Service = { readonly call: (method: MethodName, at: string, args: readonly unknown[]) => Promise<unknown> };

export async function openService(options: ServiceOptions): Promise<Service> {
  const { migrations, readOnlyReason, user, finishCopy, tell } = options;
  let project: OpenProject | null = null;
  // Quick methods wait for what replaces the file, so that no change falls between its copy and its end; slow ones wait for
  // each other.
  let replacing: Promise<unknown> = Promise.resolve();
  let slow: Promise<unknown> = Promise.resolve();

  const sessionAt = (at: string): Session => {
    if (!project) throw failure('app/closed', 'The project is closed.', 'Open it again.');
    return { project, db: project.db, at, user, events: [] };
  };
  const open = async (at: string): Promise<Session> => {
    project = await openProject({ file: options.file, at, migrations, readOnlyReason });
    const session = sessionAt(at);
    if (project.readOnlyReason === null) {
      dropHalfMade(options.file);
      interruptLeftRuns(session);
      failLeftExports(session);
      noteOwner(session, process.pid);
    }
    return session;
  };

  async function layBackupOver(session: Session, name: string): Promise<void> {
    checkNoLiveRuns(session);
    openBackup(session.project.file, name, migrations).close();
    const before = await makeBackup(session, 'restore', finishCopy);
    session.project.close();
    project = null;
    try {
      await layOver(options.file, name, migrations);
    } finally {
      await open(session.at);
    }
    const restored = sessionAt(session.at);
    write(restored, () => {
      restored.db.prepare('update project set undo_backup = ?').run(before.name);
      log(restored, { what: 'project.restore', detail: { name } });
    });
  }

  async function restore(session: Session, name: string): Promise<Project> {
    checkWritable(session.project);
    const restoring = layBackupOver(session, name);
    replacing = restoring.catch(() => undefined);
    await restoring;
    const now = projectOf(sessionAt(session.at).project);
    tell({ type: 'project', project: now, openedAt: session.at });
    return now;
  }

  function close(session: Session): void {
    if (session.project.readOnlyReason === null) {
      noteOwner(session, null);
      tidy(session);
      session.db.pragma('wal_checkpoint(TRUNCATE)');
    }
    session.project.close();
    project = null;
  }

  const slowMethods: {
    [K in keyof SlowMethods]: (session: Session, ...args: Parameters<SlowMethods[K]>) => ReturnType<SlowMethods[K]>;
  } = {
    'project.get': (session) => projectOf(session.project),
    'backups.list': (session) => listBackups(session.project.file),
    'backups.now': (session) => {
      checkWritable(session.project);
      return makeBackup(session, 'user', finishCopy);
    },
    'backups.tick': async (session) => {
      if (session.project.readOnlyReason !== null || !hasChanged(session)) return null;
      const backup = await makeBackup(session, 'timer', finishCopy);
      tidy(session);
      return backup;
    },
    'backups.restore': restore,
    'backups.undoRestore': (session) => {
      checkWritable(session.project);
      return restore(session, undoBackup(session));
    },
    'project.export': (session, path) => exportTo(session, path, finishCopy),
    'project.close': close,
  };

  type AnyMethod = (session: Session, ...args: readonly unknown[]) => unknown;
  async function call(method: MethodName, at: string, args: readonly unknown[]): Promise<unknown> {
    if (method in slowMethods) {
      const run = slowMethods[method as keyof SlowMethods] as AnyMethod;
      const answer = slow.then(() => run(sessionAt(at), ...args));
      slow = answer.catch(() => undefined);
      return answer;
    }
    await replacing;
    const session = sessionAt(at);
    try {
      return (quickMethods[method as keyof QuickMethods] as AnyMethod)(session, ...args);
    } catch (error) {
      throw session.project.isNewer ? asNewer(error) : error;
    } finally {
      for (const event of session.events) tell(event); // what is on disk, also when the call then failed
    }
  }

  await open(options.at);
  return { call };
}

/** Tables of a later program may have other columns and values: what cannot be read of them is not damage. */
function asNewer(error: unknown): unknown {
  const isOther = error instanceof Database.SqliteError ? error.code === 'SQLITE_ERROR' : error instanceof z.ZodError;
  if (!isOther) return error;
  const message = 'This part of the project was written by a newer version of Equihome.';
  return failure('store/newer', message, 'Open the project with that version.', {}, error);
}
