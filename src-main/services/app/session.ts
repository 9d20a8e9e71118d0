import { dirname } from 'node:path';
import { findDataFiles } from '../scenarios/data-files.ts';
import { ownProject } from '../instance/own-project.ts';
import { createRunQueue, type RunQueue } from '../engine-host/run-queue.ts';
import { openStore } from '../store/open-store.ts';
import type { Store, StoredScenario } from '../store/store.ts';
import type { EventHub } from './event-hub.ts';
import type { AppOptions, CloseMode } from './ports.ts';
import { addSamples, dataFolders } from './samples.ts';

/** A project that is open, with the queue of its runs. */
export type Session = {
  readonly store: Store;
  readonly queue: RunQueue;
  /** The samples that this start put into a new project, by name; empty otherwise. */
  readonly addedSamples: ReadonlyMap<string, StoredScenario>;
  /** Lets go of the project: runs under way are paused (they can be resumed) or cancelled. */
  close(mode: CloseMode): Promise<void>;
};

/** Opens a project; one that is made now gets the sample scenarios. */
export async function openSession(projectFile: string, options: AppOptions, hub: EventHub): Promise<Session> {
  const { clock, paths } = options;
  const ownership = ownProject(projectFile);
  const store = await openStore({
    file: projectFile,
    clock,
    workerEntry: paths.storeWorker,
    onEvent: (event) => hub.emit(event),
    readOnlyReason: ownership.readOnlyReason,
  }).catch((error: unknown) => {
    ownership.release();
    throw error;
  });
  try {
    return await sessionOf(projectFile, store, ownership, options, hub);
  } catch (error) {
    await store.close().catch(() => undefined); // the first reason is told
    ownership.release();
    throw error;
  }
}

async function sessionOf(
  projectFile: string,
  store: Store,
  ownership: ReturnType<typeof ownProject>,
  options: AppOptions,
  hub: EventHub,
): Promise<Session> {
  const { clock, spawnEngine, paths } = options;
  const folders = dataFolders(dirname(projectFile), paths.samplesDir);
  let { workers } = await store.settings.get();
  const project = await store.project();
  options.log('info', 'project opened', { schema: project.schemaVersion });
  const isNew = project.readOnlyReason === null && (await store.scenarios.list()).length === 0;
  const addedSamples = isNew ? await addSamples(store, paths.samplesDir) : new Map<string, StoredScenario>();
  const queue = createRunQueue({
    spawnEngine,
    store: store.runs,
    clock,
    workers: () => workers ?? options.cores,
    jobOf: (document) => ({
      scenario: document,
      dataDir: paths.dataDir,
      dataFiles: Object.fromEntries(findDataFiles(document, () => folders)),
    }),
    emit: (event) => hub.emit(event),
  });
  return {
    store: {
      ...store,
      settings: {
        get: store.settings.get,
        set: async (change) => {
          const settings = await store.settings.set(change);
          workers = settings.workers;
          return settings;
        },
      },
    },
    queue,
    addedSamples,
    async close(mode) {
      try {
        await queue.shutDown(mode);
      } finally {
        await store.close().finally(() => ownership.release());
      }
    },
  };
}
