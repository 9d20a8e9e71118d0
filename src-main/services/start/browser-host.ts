import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contract } from '../../contract/index.ts';
import { createApp } from '../app/create-app.ts';
import { eventKey } from '../app/event-hub.ts';
import type { CloseMode } from '../app/ports.ts';
import { createRecentProjects } from '../app/recent-projects.ts';
import { forkEngine } from '../engine-host/child-engine.ts';
import { createDownloads } from '../local-api/downloads.ts';
import { startLocalHost } from '../local-api/local-host.ts';
import { discardUpload } from '../local-api/uploads.ts';
import { commonOptions } from './app-paths.ts';
import { openLog } from './log-file.ts';
import { projectsFolder, projectToOpen } from './places.ts';
import { becomeInstance } from '../instance/single-instance.ts';

export type BrowserHostOptions = {
  readonly userDir: string;
  /** Project to open; null: the newest. */
  readonly project: string | null;
  /** 0: any free port. */
  readonly port: number;
  /** Folder of the built entries; the page lies beside it. */
  readonly entries: string;
};
export type BrowserHost = {
  readonly address: string;
  readonly project: string;
  readonly isBusy: () => boolean;
  close(mode: CloseMode): Promise<void>;
};

/**
 * The application in a browser: everything of the desktop but its window. When it runs already, that one is asked to open the project.
 * @returns the host, or what the one that runs already answered
 */
export async function startBrowserHost(options: BrowserHostOptions): Promise<BrowserHost | { readonly reply: string }> {
  const { userDir, entries } = options;
  let handOver: (args: readonly string[]) => Promise<string> = async () => 'Equihome is just starting.';
  const instance = await becomeInstance(userDir, options.project ? [options.project] : [], (args) => handOver(args));
  if (!instance.isFirst) return { reply: instance.reply };

  const { log, onUnexpected } = openLog(userDir);
  const projectFile = projectToOpen(options.project, await createRecentProjects(userDir).list(), userDir);
  mkdirSync(dirname(projectFile), { recursive: true, mode: 0o700 });
  const downloads = createDownloads();
  const uploads = { projects: projectsFolder(userDir), passing: join(userDir, 'uploads') };
  try {
    const app = await createApp({
      ...commonOptions(entries, userDir, projectFile),
      host: 'browser',
      log,
      spawnEngine: () => forkEngine(join(entries, 'engine.js'), { output: 'kept' }), // its last words tell a full memory
      // The page chooses and sends files itself: see services/local-api.
      files: {
        pickSave: async () => null,
        printPage: null,
        pickOpen: async () => null,
        offerDownload: (path, name, onGone) => downloads.offer(path, name, onGone),
        letGo: (path) => discardUpload(path, uploads),
      },
    });
    const local = await startLocalHost({
      contract,
      handlers: app.handlers,
      pageFolder: join(entries, '..', 'renderer'),
      uploads,
      downloads,
      port: options.port,
      nowMs: () => performance.now(),
      onUnexpected,
      keyOf: (method, item) => (method === 'events.watch' ? eventKey(item as Parameters<typeof eventKey>[0]) : null),
    }).catch(async (error: unknown) => {
      await app.close('pause');
      throw error;
    });
    handOver = async ([project]) => {
      if (project) await app.openProject(project, { isMade: true }); // as at a start
      return local.address;
    };
    log('info', 'started', { host: 'browser' });
    return {
      address: local.address,
      project: projectFile,
      isBusy: () => app.isBusy(),
      async close(mode) {
        await local.close();
        await app.close(mode);
        instance.release();
      },
    };
  } catch (error) {
    instance.release();
    throw error;
  }
}
