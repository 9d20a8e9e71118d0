import { resolve } from 'node:path';
import { AppError, toErrorInfo } from '../../../src-engine/index.ts';
import type { AppEvent, AppHandlers, AppInfo, Project } from '../../contract/index.ts';
import { createEventHub } from './event-hub.ts';
import type { AppOptions, CloseMode } from './ports.ts';
import { packHandlers } from './pack-handlers.ts';
import { checkThere, projectHandlers } from './project-handlers.ts';
import { createRecentProjects } from './recent-projects.ts';
import { resultHandlers } from './result-handlers.ts';
import { runHandlers } from './run-handlers.ts';
import { scenarioHandlers } from './scenario-handlers.ts';
import { openSession, type Session } from './session.ts';
import { beginWork } from './start-run.ts';
import { templateHandlers } from './template-handlers.ts';

/** The whole application behind its windows. */
export type App = {
  readonly handlers: AppHandlers;
  /** Tells every window to do something, as a menu of the system does. */
  command(name: string): void;
  /**
   * Another start of the program, or the system, was given this project: it is opened here.
   * @throws AppError `input/not-found` when it is not there, unless it may be made
   */
  openProject(file: string, how?: { readonly isMade?: boolean }): Promise<Project>;
  /** Whether a run is simulated, or will be without anybody's doing, or something is exported: closing then asks. A paused run stays. */
  isBusy(): boolean;
  close(mode: CloseMode): Promise<void>;
};

/** Opens the project and makes everything that the contract promises. @throws AppError `store/...` when it cannot be opened */
export async function createApp(options: AppOptions): Promise<App> {
  const { paths, clock, log } = options;
  const hub = createEventHub();
  const recent = createRecentProjects(paths.userDir);
  let session = await openFile(resolve(paths.projectFile));
  /** As it was when it was read last: what can be said of a project that is not open any more. */
  let last: Pick<AppInfo, 'project' | 'settings'> = await read();
  /** Why no project is open; null when one is. */
  let closed: AppError | null = null;
  tellProject();
  await recent.add(last.project.path);
  void beginWork(session, options);
  let switching: Promise<unknown> = Promise.resolve();

  async function openFile(file: string): Promise<Session> {
    hub.emit({ type: 'store', state: 'saved', error: null });
    return openSession(file, options, hub);
  }

  async function read(): Promise<Pick<AppInfo, 'project' | 'settings'>> {
    const [project, settings] = await Promise.all([session.store.project(), session.store.settings.get()]);
    return { project, settings };
  }

  function tellProject(): void {
    hub.emit({ type: 'project', project: last.project, openedAt: clock.nowIso() });
  }

  async function known(): Promise<typeof last> {
    if (closed === null) return (last = await read());
    return { ...last, project: { ...last.project, readOnlyReason: closed.message } };
  }

  /** The project that is open and alive; null when its store has ended, or nothing is open. */
  const openNow = () => (closed === null ? session.store.project().catch(() => null) : null);

  async function closeSession(mode: CloseMode): Promise<void> {
    if (closed !== null) return;
    closed = new AppError('app/closed', 'No project is open.');
    await session.close(mode);
  }

  /** One at a time. The former project is opened again when the other cannot be. */
  function switchTo(file: string): Promise<Project> {
    const turn = switching.then(async () => {
      const former = await openNow();
      if (former?.path === file) return former;
      // What a store that has ended cannot say any more is no reason to stay with it.
      await closeSession('pause').catch((error: unknown) => log('warn', 'closed badly', { err: error }));
      try {
        session = await openFile(file);
      } catch (error) {
        await goBack(error);
        throw closed ?? error;
      }
      closed = null;
      last = await read();
      void beginWork(session, options);
      await recent.add(last.project.path);
      tellProject();
      return last.project;
    });
    switching = turn.catch(() => undefined);
    return turn;
  }

  /** To the former project. When that cannot be opened either, every window is told, and another one can be opened from there. */
  async function goBack(cause: unknown): Promise<void> {
    try {
      checkThere(last.project.path); // one that was moved away must not be made anew
      session = await openFile(last.project.path);
      closed = null;
    } catch (error) {
      closed = noProject(last.project, cause, error);
      log('error', 'no project is open', { err: error });
      hub.emit({ type: 'store', state: 'problem', error: toErrorInfo(closed) });
    }
  }

  function presentEvents(): AppEvent[] {
    const live = closed === null ? session.queue.live() : [];
    const exports = closed === null ? session.exports.live() : [];
    return [
      { type: 'engine', ...session.queue.engineState() },
      ...hub.standing(),
      ...live.map((run): AppEvent => ({ type: 'progress', run })),
      ...exports.map((job): AppEvent => ({ type: 'export', job })),
    ];
  }

  const handlers: AppHandlers = {
    ...projectHandlers({ session: () => session, known, switchTo }, options, recent),
    ...scenarioHandlers(() => session, paths.samplesDir),
    ...runHandlers(() => session, options),
    ...resultHandlers(() => session, options),
    ...templateHandlers(() => session),
    ...packHandlers(() => session, options),
    'events.watch': async function* (_, signal) {
      yield* hub.watch(presentEvents(), signal);
    },
  };
  return {
    handlers,
    command: (command) => hub.emit({ type: 'command', command }),
    async openProject(file, { isMade = false } = {}) {
      if (!isMade) checkThere(resolve(file));
      return switchTo(resolve(file));
    },
    isBusy: () =>
      closed === null &&
      session.queue.engineState().state !== 'stopped' &&
      (session.queue.live().some(({ state }) => state !== 'paused') || session.exports.live().length > 0),
    async close(mode) {
      await switching;
      await closeSession(mode);
      log('info', 'closed', { mode });
    },
  };
}

/** The reason of the project that was asked for, and that the former one is not there any more either. */
function noProject(former: Project, cause: unknown, error: unknown): AppError {
  const [asked, back] = [toErrorInfo(cause), toErrorInfo(error)];
  const message = `No project is open. ${asked.message} And ${former.name}, which was open before, cannot be opened again: ${back.message}`;
  const remedy = 'Open another project, or open this one again when the cause is gone.';
  return new AppError(asked.code, message, { former: former.path }, [{ path: '', message: back.message, remedy }]);
}
