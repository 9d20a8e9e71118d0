import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  AppError,
  chunkCount,
  gatherOutcome,
  mergeFanCounts,
  type FanCounts,
  shapeOf,
  type RunOutcome,
  type Work,
} from '../../../src-engine/index.ts';
import { CANCEL, createSharedState, type SharedState, type WorkerStart } from './shared-state.ts';

/** A run on worker threads of this process. */
export type PoolRun = {
  readonly shared: SharedState;
  /** Stops after the paths that are being simulated; the outcome is then partial. */
  readonly cancel: () => void;
  /** Rejects with `engine/crashed` and the cause when a worker fails: a wrong number is never the answer. */
  readonly outcome: Promise<RunOutcome>;
};

/** Heap of a worker isolate, MB. Tables lie outside it; a leak ends the run with a clear error instead of the process. */
const WORKER_HEAP_MB = 256;

/** @param entry program of a worker thread: the built one beside the engine process, unless said. */
export function startPool(work: Work, workers: number, entry = join(import.meta.dirname, 'worker.js')): PoolRun {
  const shared = createSharedState(work);
  const cancel = () => void Atomics.store(shared.control, CANCEL, 1);
  const fans = shapeOf(work).createCounts();
  const useful = Math.min(workers, chunkCount(work.paths)); // a thread without a chunk would only cost memory
  const threads = Array.from({ length: useful }, () => runThread(work, shared, entry));
  const outcome = Promise.allSettled(threads).then((results) => {
    for (const result of results) {
      if (result.status === 'rejected') throw asCrash(result.reason);
      mergeFanCounts(fans, result.value);
    }
    return gatherOutcome(work, shared.rows, fans, shared.doneChunks);
  });
  for (const thread of threads) thread.catch(cancel); // one crash ends the run: the others need not go on
  return { shared, cancel, outcome };
}

function runThread(work: Work, shared: SharedState, entry: string): Promise<FanCounts> {
  return new Promise((resolve, reject) => {
    const workerData: WorkerStart = { work, shared };
    const worker = new Worker(entry, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB },
    });
    worker.once('message', (counts: FanCounts) => resolve(counts));
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`a worker thread ended with code ${code} before its work was done`)),
    );
  });
}

function asCrash(cause: unknown): AppError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new AppError('engine/crashed', `The simulation stopped: ${message}`, { cause: message }, [], { cause });
}
