import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { ENGINE_VERSION, kernelHash, type PlainObject } from '../../src-engine/index.ts';
import type { RunRow, RunState } from '../../src-main/contract/index.ts';
import { forkEngine, type ChildEngineOptions } from '../../src-main/services/engine-host/child-engine.ts';
import type { EngineProcess } from '../../src-main/services/engine-host/engine-process.ts';
import type { RunGrounds } from '../../src-main/services/engine-host/run-store.ts';
import { createDataCache } from '../../src-main/services/engine-process/data-cache.ts';
import { inspectJob } from '../../src-main/services/engine-process/inspect-job.ts';
import { createRunQueue, type RunQueueEvent } from '../../src-main/services/engine-host/run-queue.ts';
import { builtEngine, repository } from './built-cli.ts';
import { memoryRunStore } from './memory-run-store.ts';

/** A small fund of five years whose path takes a fraction of a millisecond. */
export const smallDocument = (paths: number, seed = 'queue'): PlainObject => ({
  format: 1,
  name: 'queue',
  fund: { commitmentsAud: 5e6, lifeMonths: 60 },
  zones: { preset: 'reference-zones' },
  run: { paths, seed },
});

const dataDir = join(repository, 'resources/data');
const cache = createDataCache();

/** What a run of the document rests on; of one that cannot be run, what is known of it. */
export function groundsOf(scenario: PlainObject): RunGrounds {
  const inspection = inspectJob({ scenario, dataDir, dataFiles: {} }, cache);
  const { scenarioHash, dataHashes } = inspection.ok ? inspection.run : { scenarioHash: '', dataHashes: {} };
  return { engineVersion: ENGINE_VERSION, kernelHash: kernelHash(), scenarioHash, dataHashes };
}

export type HostOptions = {
  readonly workers?: number;
  readonly engine?: ChildEngineOptions & { readonly entry?: string };
  /** Another engine for the n-th start. */
  readonly spawn?: (start: number) => EngineProcess;
};

/** A queue over a real engine process and a store in memory, with everything that it tells. */
export function queueHost({ workers = 1, engine = {}, spawn }: HostOptions = {}) {
  const store = memoryRunStore();
  const events: { readonly event: RunQueueEvent; readonly atMs: number }[] = [];
  const engines: EngineProcess[] = [];
  const queue = createRunQueue({
    store,
    clock: { nowIso: () => '2026-11-21T00:00:00.000Z' },
    workers: () => workers,
    jobOf: (scenario) => ({ scenario, dataDir, dataFiles: {} }),
    emit: (event) => void events.push({ event, atMs: performance.now() }),
    spawnEngine() {
      const { entry = builtEngine, ...rest } = engine;
      const started = spawn?.(engines.length) ?? forkEngine(entry, { output: 'kept', ...rest });
      engines.push(started);
      return started;
    },
  });

  async function until(isSo: () => boolean, what: string, mostMs = 30_000): Promise<void> {
    const fromMs = performance.now();
    while (!isSo()) {
      if (performance.now() - fromMs > mostMs) throw new Error(`waited in vain until ${what}`);
      await after(2);
    }
  }
  const rowOf = (id: number): RunRow | null => {
    const last = events.findLast(({ event }) => event.type === 'run' && event.id === id)?.event;
    return last?.type === 'run' ? last.row : null;
  };

  return {
    queue,
    store,
    events,
    engines,
    until,
    rowOf,
    engine: () => engines.at(-1)!,
    /** Puts a run into the store and the line. */
    async start(document: PlainObject, pathsAsked = 1, grounds: Partial<RunGrounds> = {}): Promise<number> {
      const { id } = await store.create({
        scenarioId: 1,
        scenarioName: 'queue',
        version: 1,
        document,
        pathsAsked,
        seed: 'queue',
        ...groundsOf(document),
        ...grounds,
        workers,
      });
      await queue.enqueue(id);
      return id;
    },
    untilState: (id: number, state: RunState) => until(() => rowOf(id)?.state === state, `run ${id} is ${state}`),
    untilDone: (id: number, paths: number) =>
      until(
        () => queue.live().some((run) => run.runId === id && run.progress.done >= paths && run.progress.total > 1),
        `run ${id} has ${paths} paths`,
      ),
    async close(): Promise<void> {
      await queue.shutDown('cancel');
      for (const started of engines) started.kill();
    },
  };
}
export type QueueHost = ReturnType<typeof queueHost>;
