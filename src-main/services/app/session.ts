import { dirname } from 'node:path';
import type { PlainObject } from '../../../src-engine/index.ts';
import { findDataFiles } from '../scenarios/data-files.ts';
import { ownProject } from '../instance/own-project.ts';
import { createRunQueue, type RunQueue } from '../engine-host/run-queue.ts';
import { openStore } from '../store/open-store.ts';
import { createExportQueue, type ExportQueue } from '../exports/export-queue.ts';
import type { ExportTools } from '../exports/make-export.ts';
import { loadCatalogue } from '../data/catalogue.ts';
import type { Store, StoredScenario } from '../store/store.ts';
import type { EventHub } from './event-hub.ts';
import type { AppOptions, CloseMode } from './ports.ts';
import { exportScheduled } from './start-export.ts';
import { addSamples, dataFolders } from './samples.ts';

/** A project that is open, with the queue of its runs. */
export type Session = {
  readonly store: Store;
  readonly queue: RunQueue;
  readonly exports: ExportQueue;
  /** What making a pack needs of this project. */
  readonly packTools: ExportTools;
  /** Fires when the project is being let go. */
  readonly closing: AbortSignal;
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
  const jobOf = (document: PlainObject) => ({
    scenario: document,
    dataDir: paths.dataDir,
    dataFiles: Object.fromEntries(findDataFiles(document, () => folders)),
  });
  const threads = () => workers ?? options.cores;
  const queue = createRunQueue({
    spawnEngine,
    store: store.runs,
    clock,
    workers: threads,
    jobOf,
    emit: (event) => {
      hub.emit(event);
      if (event.type === 'run' && event.row?.state === 'done') void exportScheduled(session, event.row, options);
    },
  });
  const exports = createExportQueue({
    store: store.exports,
    nowIso: () => clock.nowIso(),
    emit: (event) => hub.emit(event),
  });
  const closing = new AbortController();
  const session: Session = {
    closing: closing.signal,
    exports,
    packTools: {
      store,
      lend: queue.lend,
      jobOf,
      workers: threads,
      engineFacts: () => queue.engineFacts(),
      sources: () => loadCatalogue(paths.dataDir).tables,
      appVersion: options.appVersion,
      nowIso: () => clock.nowIso(),
      packWorker: paths.packWorker,
    },
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
        closing.abort();
        await exports.close();
        await queue.shutDown(mode);
      } finally {
        await store.close().finally(() => ownership.release());
      }
    },
  };
  return session;
}
