import { resolve } from 'node:path';
import type { AppEvent, AppHandlers, Project } from '../../contract/index.ts';
import { createEventHub } from './event-hub.ts';
import type { AppOptions, CloseMode } from './ports.ts';
import { projectHandlers } from './project-handlers.ts';
import { createRecentProjects } from './recent-projects.ts';
import { resultHandlers } from './result-handlers.ts';
import { runHandlers } from './run-handlers.ts';
import { scenarioHandlers } from './scenario-handlers.ts';
import { openSession } from './session.ts';
import { beginWork } from './start-run.ts';

/** The whole application behind its windows. */
export type App = {
  readonly handlers: AppHandlers;
  /** Tells every window to do something, as a menu of the system does. */
  command(name: string): void;
  /** Another start of the program was given this project: it is opened here. */
  openProject(file: string): Promise<Project>;
  /** Whether a run is simulated or will be without anybody's doing: closing then asks. One that is paused stays as it is. */
  isBusy(): boolean;
  close(mode: CloseMode): Promise<void>;
};

/** Opens the project and makes everything that the contract promises. @throws AppError `store/...` when it cannot be opened */
export async function createApp(options: AppOptions): Promise<App> {
  const { paths, log } = options;
  const hub = createEventHub();
  const recent = createRecentProjects(paths.userDir);
  let session = await openSession(resolve(paths.projectFile), options, hub);
  await recent.add((await session.store.project()).path);
  void beginWork(session, options);
  let switching: Promise<unknown> = Promise.resolve();

  /** One at a time. The former project is opened again when the other cannot be. */
  function switchTo(file: string): Promise<Project> {
    const turn = switching.then(async () => {
      const former = await session.store.project();
      if (former.path === file) return former;
      await session.close('pause');
      try {
        session = await openSession(file, options, hub);
      } catch (error) {
        session = await openSession(former.path, options, hub);
        throw error;
      }
      void beginWork(session, options);
      const project = await session.store.project();
      await recent.add(project.path);
      hub.emit({ type: 'project', project });
      return project;
    });
    switching = turn.catch(() => undefined);
    return turn;
  }

  async function presentEvents(): Promise<AppEvent[]> {
    return [
      { type: 'engine', ...session.queue.engineState() },
      { type: 'store', state: 'saved', error: null },
      ...session.queue.live().map((run): AppEvent => ({ type: 'progress', run })),
    ];
  }

  const handlers: AppHandlers = {
    ...projectHandlers({ session: () => session, switchTo }, options, recent),
    ...scenarioHandlers(() => session, paths.samplesDir),
    ...runHandlers(() => session, options),
    ...resultHandlers(() => session, options),
    'events.watch': async function* (_, signal) {
      yield* hub.watch(await presentEvents(), signal);
    },
  };
  return {
    handlers,
    command: (command) => hub.emit({ type: 'command', command }),
    openProject: (file) => switchTo(resolve(file)),
    isBusy: () =>
      session.queue.engineState().state !== 'stopped' && session.queue.live().some(({ state }) => state !== 'paused'),
    async close(mode) {
      await switching;
      await session.close(mode);
      log('info', 'closed', { mode });
    },
  };
}
