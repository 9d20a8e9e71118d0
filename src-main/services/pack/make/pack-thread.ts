import { Worker } from 'node:worker_threads';
import { AppError, fromErrorInfo } from '../../../../src-engine/index.ts';
import type { PackReply, PackTask, TaskAnswers } from './tasks.ts';

/** Memory of the thread, MB: a pack of 100,000 paths with its raw sheet takes a quarter of it. */
const MEMORY_MB = 2048;

export type PackThread = {
  /**
   * Does one thing after the other. Arrays of `moved` are handed over: the caller has them no longer.
   * @throws AppError `run/cancelled` when the signal fired, `engine/out-of-memory`, what the work itself throws
   */
  ask<T extends PackTask>(
    task: T,
    how?: {
      readonly moved?: readonly ArrayBuffer[];
      readonly signal?: AbortSignal;
      readonly onStep?: (step: string, doneFraction: number) => void;
    },
  ): Promise<TaskAnswers[T['task']]>;
  /** Ends the thread, whatever it is doing. */
  end(): Promise<void>;
};

/** A thread that makes, reads and checks packs, so that nobody else waits for it. */
export function startPackThread(entry: string): PackThread {
  const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  let lost: AppError | null = null;
  let hear: ((reply: PackReply) => void) | null = null;
  let fail: ((error: AppError) => void) | null = null;
  const lose = (error: AppError) => {
    lost ??= error;
    fail?.(lost);
  };
  worker.on('message', (reply: PackReply) => hear?.(reply));
  worker.on('error', (error: NodeJS.ErrnoException) => lose(brokenDown(error)));
  worker.on('exit', () => lose(stopped()));

  return {
    ask(task, { moved = [], signal, onStep } = {}) {
      return new Promise((resolve, reject) => {
        const abort = () => {
          lose(stopped());
          void worker.terminate();
        };
        const settle = () => {
          hear = fail = null;
          signal?.removeEventListener('abort', abort);
        };
        fail = (error) => {
          settle();
          reject(error);
        };
        hear = (reply) => {
          if (reply.kind === 'step') return onStep?.(reply.step, reply.doneFraction);
          settle();
          if (reply.kind === 'done') resolve(reply.answer as never);
          else reject(fromErrorInfo(reply.error));
        };
        if (lost !== null) return fail(lost);
        if (signal?.aborted) return abort();
        signal?.addEventListener('abort', abort);
        worker.postMessage(task, [...moved]);
      });
    },
    end: async () => {
      lose(stopped());
      await worker.terminate();
    },
  };
}

const stopped = () => new AppError('run/cancelled', 'The export was stopped.');

function brokenDown(error: NodeJS.ErrnoException): AppError {
  if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY')
    return new AppError('app/unexpected', 'The export failed.', { reason: error.message }, [], { cause: error });
  return new AppError('engine/out-of-memory', 'The export ran out of memory.', {}, [
    {
      path: '',
      message: 'it is larger than this program can hold',
      remedy: 'Leave sheets out, take fewer metrics for the raw sheet, or export a run of fewer paths.',
    },
  ]);
}

/** Buffers of the columns of runs, which only their export still needs. */
export const buffersOf = (runs: readonly { readonly columns: ReadonlyMap<string, Float64Array> }[]): ArrayBuffer[] => [
  ...new Set(runs.flatMap(({ columns }) => [...columns.values()].map(({ buffer }) => buffer as ArrayBuffer))),
];
