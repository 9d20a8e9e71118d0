import { hostname, userInfo } from 'node:os';
import { resolve } from 'node:path';
import type { FinishedChunk } from '../engine-host/run-store.ts';
import { createStoreClient, type StoreClient } from './store-client.ts';
import type { StoreStart } from './messages.ts';
import type { Clock, Store, StoreEvent } from './store.ts';
import { startThread, type StorePort } from './thread-port.ts';

/** Time between two looks at whether a backup is due, ms. */
const backupEveryMs = 15 * 60_000;

export type StoreOptions = {
  readonly file: string;
  readonly clock: Clock;
  /** Program of the thread: the built entry, or its source in tests. */
  readonly workerEntry: string;
  readonly onEvent?: (event: StoreEvent) => void;
  /** Why nothing may be written although the file could be; null or left out to write. */
  readonly readOnlyReason?: string | null;
  readonly startPort?: (start: Extract<StoreStart, { kind: 'serve' }>) => StorePort;
};

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'local user'; // an account without a name
  }
}

/** Where a folder that the user chose means something. */
const thisPlace = (): string => `${userName()} on ${hostname()}`;

/**
 * Opens a project, or makes one where there is none, in a thread that alone touches the file. Rejects with `input/invalid` for
 * a file of another program, `store/busy`, `store/damaged`, `store/full`, `store/read-only`, `app/not-allowed` under a Node
 * that is too old.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { clock, onEvent = () => undefined, startPort = startThread } = options;
  const port = startPort({
    kind: 'serve',
    file: resolve(options.file),
    at: clock.nowIso(),
    user: userName(),
    readOnlyReason: options.readOnlyReason ?? null,
    entry: options.workerEntry,
  });
  const client = createStoreClient(port, clock, onEvent);
  try {
    await client.opened;
  } catch (error) {
    await client.end();
    throw error;
  }
  // A backup that fails is told through the state of the store; the next one is tried in its turn.
  const timer = setInterval(() => void client.call('backups.tick').catch(() => undefined), backupEveryMs);
  timer.unref();
  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    clearInterval(timer);
    try {
      await client.call('project.close');
    } finally {
      await client.end();
    }
  };
  return { ...storeOf(client.call), close: () => (closing ??= close()) };
}

/** A part of a larger buffer would be sent with the whole of it. */
const alone = <T extends Float64Array | Uint8Array>(array: T): T =>
  array.byteLength === array.buffer.byteLength ? array : (array.slice() as T);
const compact = (chunk: FinishedChunk): FinishedChunk => ({
  chunk: chunk.chunk,
  rows: alone(chunk.rows),
  counts: alone(chunk.counts),
});

function storeOf(call: StoreClient['call']): Omit<Store, 'close'> {
  return {
    scenarios: {
      list: () => call('scenarios.list'),
      row: (id) => call('scenarios.row', id),
      open: (id) => call('scenarios.open', id),
      create: (name, baseId, document, yamlText) => call('scenarios.create', name, baseId, document, yamlText),
      edit: (id, changes, label) => call('scenarios.edit', id, changes, label),
      undo: (id) => call('scenarios.step', id, 'undo'),
      redo: (id) => call('scenarios.step', id, 'redo'),
      history: (id, limit) => call('scenarios.history', id, limit),
      restoreVersion: (id, version) => call('scenarios.restoreVersion', id, version),
      nameVersion: (id, version, name) => call('scenarios.nameVersion', id, version, name),
      yaml: (id) => call('scenarios.yaml', id),
      setYaml: (id, text) => call('scenarios.setYaml', id, text),
      rename: (id, name) => call('scenarios.rename', id, name),
      describe: (id, change) => call('scenarios.describe', id, change),
      remove: (id) => call('scenarios.remove', id),
      mergedDocument: (id) => call('scenarios.merged', id),
      versionDocument: (id, version) => call('scenarios.version', id, version),
    },
    runs: {
      create: (run) => call('runs.create', run),
      addChunks: (id, chunks) => call('runs.addChunks', id, chunks.map(compact)),
      chunks: (id) => call('runs.chunks', id),
      move: (id, state, facts = {}) => call('runs.move', id, state, facts),
      finish: (id, state, run) => call('runs.finish', id, state, { ...run, rows: alone(run.rows) }),
      get: (id) => call('runs.get', id),
      list: () => call('runs.list', null),
      listOf: (scenarioId) => call('runs.list', scenarioId),
      document: (id) => call('runs.document', id),
      grounds: (id) => call('runs.grounds', id),
      setGrounds: (id, grounds) => call('runs.setGrounds', id, grounds),
      describe: (id, change) => call('runs.describe', id, change),
      remove: (id) => call('runs.remove', id),
      result: (id) => call('runs.result', id),
      columnNames: (id) => call('runs.columnNames', id),
      column: (id, name) => call('runs.column', id, name),
    },
    exports: {
      list: (limit) => call('exports.list', limit),
      add: (job) => call('exports.add', job),
      change: (id, facts) => call('exports.change', id, facts),
      templates: () => call('exports.templates'),
      saveTemplate: (template) => call('exports.saveTemplate', template),
      removeTemplate: (id) => call('exports.removeTemplate', id),
      schedule: () => call('exports.schedule', thisPlace()),
      setSchedule: (schedule) => call('exports.setSchedule', schedule, thisPlace()),
    },
    backups: {
      list: () => call('backups.list'),
      now: () => call('backups.now'),
      restore: (name) => call('backups.restore', name),
      undoRestore: () => call('backups.undoRestore'),
    },
    settings: {
      get: () => call('settings.get'),
      set: (change) => call('settings.set', change),
    },
    project: () => call('project.get'),
    exportTo: (path) => call('project.export', path),
  };
}
