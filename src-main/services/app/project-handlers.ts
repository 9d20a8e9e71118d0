import { existsSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { AppError, ENGINE_VERSION } from '../../../src-engine/index.ts';
import type { AppHandlers, AppInfo, Project } from '../../contract/index.ts';
import { loadCatalogue } from '../data/catalogue.ts';
import type { AppOptions } from './ports.ts';
import type { createRecentProjects } from './recent-projects.ts';
import { saveFile } from './save-file.ts';
import { defined } from './scenario-handlers.ts';
import type { Session } from './session.ts';

type ProjectHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `project.${string}` | `app.${string}`>>;

export type ProjectDesk = {
  readonly session: () => Session;
  /** What is known of the project and its settings, also when none could be opened. */
  readonly known: () => Promise<Pick<AppInfo, 'project' | 'settings'>>;
  /** Closes the open project and opens another; on failure the former stays open. */
  readonly switchTo: (file: string) => Promise<Project>;
};

/** @throws AppError `input/not-found` where there is no file: a typing mistake shall not make a project */
export function checkThere(file: string): void {
  if (existsSync(file)) return;
  const remedy = 'Look at the path once more, or make a new project there.';
  const issues = [{ path: 'path', message: 'no file has this path', remedy }];
  throw new AppError('input/not-found', `There is no project ${file}.`, { file }, issues);
}

function checkFree(file: string): void {
  if (!existsSync(file)) return;
  const remedy = 'Choose another name, or open the project that is there.';
  const issues = [{ path: 'path', message: 'this path is taken', remedy }];
  throw new AppError('input/conflict', `${file} is there already.`, { file }, issues);
}

export function projectHandlers(
  { session, known, switchTo }: ProjectDesk,
  options: AppOptions,
  recent: ReturnType<typeof createRecentProjects>,
): ProjectHandlers {
  const { host, appVersion, files, paths } = options;
  const attributions = loadCatalogue(paths.dataDir).tables.map(({ title, publisher, licence, attribution }) => ({
    table: title,
    publisher,
    licence,
    text: attribution,
  }));

  async function chosen(path: string | null, pick: () => Promise<string | null>): Promise<string> {
    const file = path ?? (await pick());
    if (file === null)
      throw new AppError('run/cancelled', 'No project was chosen.', {}, [
        {
          path: 'path',
          message: 'no file was given',
          remedy: host === 'browser' ? 'Type the path of a project file.' : 'Choose a project file.',
        },
      ]);
    return resolve(extname(file) === '' ? `${file}.equihome` : file);
  }

  return {
    'app.info': async () => ({
      host,
      appVersion,
      engineVersion: ENGINE_VERSION,
      ...(await known()),
      recent: await recent.list(),
      attributions,
    }),
    'app.setSettings': (change) => session().store.settings.set(defined(change)),
    'app.diagnostics': async () => ({ text: await diagnostics(session(), options) }),
    'project.open': async ({ path }) => {
      const file = await chosen(path, () => files.pickOpen('project'));
      checkThere(file);
      return switchTo(file);
    },
    'project.create': async ({ path }) => {
      const file = await chosen(path, () => files.pickSave('fund.equihome', 'project'));
      checkFree(file);
      return switchTo(file);
    },
    'project.export': async () => {
      const project = await session().store.project();
      const name = `${basename(project.path, extname(project.path))}-export.equihome`;
      return saveFile(files, name, 'project', () => (path) => session().store.exportTo(path));
    },
    'project.backups': async () => [...(await session().store.backups.list())],
    'project.backupNow': () => session().store.backups.now(),
    'project.restore': ({ backup }) => session().store.backups.restore(backup),
    'project.undoRestore': () => session().store.backups.undoRestore(),
  };
}

/** What a bug report needs: versions, sizes and states; no name, text or figure of a fund. */
async function diagnostics({ store, queue }: Session, { host, appVersion, cores }: AppOptions): Promise<string> {
  const [project, scenarios, runs] = await Promise.all([store.project(), store.scenarios.list(), store.runs.list()]);
  const states = Object.entries(Object.groupBy(runs, ({ state }) => state)).map(
    ([state, rows]) => `${state} ${rows?.length ?? 0}`,
  );
  const errors = runs.flatMap(({ error }) => (error === null ? [] : [error.code])).slice(0, 10);
  return [
    `Equihome ${appVersion}, engine ${ENGINE_VERSION}, ${host}`,
    `node ${process.version}, v8 ${process.versions.v8}, ${process.platform} ${process.arch}, ${cores} cores`,
    `project: schema ${project.schemaVersion}, ${project.sizeBytes} bytes${project.readOnlyReason === null ? '' : ', read-only'}`,
    `scenarios ${scenarios.length}; runs: ${states.join(', ') || 'none'}; live ${queue.live().length}`,
    `last errors: ${errors.join(', ') || 'none'}`,
    '',
  ].join('\n');
}
