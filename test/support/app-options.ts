import { join } from 'node:path';
import { createApp, type App } from '../../src-main/services/app/create-app.ts';
import type { AppOptions } from '../../src-main/services/app/ports.ts';
import { forkEngine } from '../../src-main/services/engine-host/child-engine.ts';
import { builtEngine, repository } from './built-cli.ts';

/** The program of the store's thread, as Node runs it from the sources. */
const storeWorker = join(repository, 'src-main/store-worker.ts');

/** The thread of packs, likewise. */
const packWorker = join(repository, 'src-main/pack-worker.ts');

/** The whole application over the project `fund.equihome` of a folder, as a host opens it, with real store and engine. */
export function openApp(folder: string, { paths, ...options }: OpenOptions = {}): Promise<App> {
  return createApp({
    paths: {
      projectFile: join(folder, 'fund.equihome'),
      dataDir: join(repository, 'resources/data'),
      samplesDir: join(repository, 'resources/scenarios'),
      userDir: join(folder, 'user'),
      storeWorker,
      packWorker,
      ...paths,
    },
    clock: { nowIso: () => new Date().toISOString(), nowMs: () => Date.now() },
    spawnEngine: () => forkEngine(builtEngine),
    files: {
      pickSave: (name) => Promise.resolve(join(folder, name)),
      pickOpen: () => Promise.resolve(null),
      offerDownload: null,
      letGo: async () => undefined,
      printPage: null,
    },
    host: 'desktop',
    appVersion: '0.1.0',
    cores: 2,
    firstRun: null,
    log: () => undefined,
    ...options,
  });
}

export type OpenOptions = Omit<Partial<AppOptions>, 'paths'> & { readonly paths?: Partial<AppOptions['paths']> };
