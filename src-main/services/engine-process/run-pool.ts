import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  addPackedCounts,
  chunkCount,
  gatherOutcome,
  mergeFanCounts,
  type FanCounts,
  type PackedChunk,
  shapeOf,
  type RunOutcome,
  type Work,
} from '../../../src-engine/index.ts';
import { bringChunk, rowsOfChunk } from './brought-chunks.ts';
import {
  CANCEL,
  createSharedState,
  PAUSE,
  type SharedState,
  type WorkerReport,
  type WorkerStart,
} from './shared-state.ts';
import { workerFailure } from './worker-failure.ts';

/** A run on worker threads of this process. */
export type PoolRun = {
  readonly shared: SharedState;
  /** Counts of the chunks that have been posted; without chunks empty until the end. */
  readonly fans: FanCounts;
  /** Stops after the paths that are being simulated; the outcome is then partial. */
  readonly cancel: () => void;
  /** Threads sleep after the paths that are being simulated, until they are resumed or cancelled. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Rejects with `engine/crashed` or `engine/out-of-memory` when a worker fails: a wrong number is never the answer. */
  readonly outcome: Promise<RunOutcome>;
};

/** A run whose chunks are handed over one by one. */
export type ChunkHandOver = {
  /** Chunks that are done already. */
  readonly brought: readonly PackedChunk[];
  /** Each chunk that is finished now, once; all of them before the outcome. */
  readonly onChunk: (chunk: PackedChunk) => void;
};

/** Heap of a worker isolate, MB. Tables lie outside it; a leak ends the run with a clear error instead of the process. */
const WORKER_HEAP_MB = 256;

export type PoolOptions = {
  /** Program of a worker thread: the built one beside the engine process, unless said. */
  readonly entry?: string;
  readonly heapMb?: number;
  readonly chunks?: ChunkHandOver | null;
};

export function startPool(work: Work, workers: number, options: PoolOptions = {}): PoolRun {
  const { entry = join(import.meta.dirname, 'worker.js'), heapMb = WORKER_HEAP_MB, chunks = null } = options;
  const shared = createSharedState(work);
  const { control, doneChunks } = shared;
  const fans = shapeOf(work).createCounts();
  for (const chunk of chunks?.brought ?? []) bringChunk(work, shared, fans, chunk);
  const left = chunkCount(work.paths) - doneChunks.reduce((done, flag) => done + flag, 0);

  function resume(): void {
    Atomics.store(control, PAUSE, 0);
    Atomics.notify(control, PAUSE);
  }
  function cancel(): void {
    Atomics.store(control, CANCEL, 1);
    resume(); // a sleeping thread must hear it
  }

  function receive(report: WorkerReport): void {
    if ('chunk' in report) {
      addPackedCounts(fans, report.counts);
      chunks?.onChunk({ ...report, rows: rowsOfChunk(work, shared, report.chunk) });
    } else if (report.fans !== null) mergeFanCounts(fans, report.fans);
  }

  const start: WorkerStart = { work, shared, postsChunks: chunks !== null };
  const useful = Math.min(workers, left); // a thread without a chunk would only cost memory
  const threads = Array.from({ length: useful }, () => runThread(start, entry, heapMb, receive));
  const outcome = Promise.allSettled(threads).then((results) => {
    for (const result of results) if (result.status === 'rejected') throw workerFailure(result.reason);
    return gatherOutcome(work, shared.rows, fans, doneChunks);
  });
  for (const thread of threads) thread.catch(cancel); // one crash ends the run: the others need not go on
  return {
    shared,
    fans,
    cancel,
    pause: () => void Atomics.store(control, PAUSE, 1),
    resume,
    outcome,
  };
}

function runThread(
  start: WorkerStart,
  entry: string,
  heapMb: number,
  receive: (report: WorkerReport) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(entry, { workerData: start, resourceLimits: { maxOldGenerationSizeMb: heapMb } });
    worker.on('message', (report: WorkerReport) => {
      try {
        receive(report);
      } catch (error) {
        return reject(error instanceof Error ? error : new Error(String(error)));
      }
      if ('fans' in report) resolve();
    });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`a worker thread ended with code ${code} before its work was done`)),
    );
  });
}
