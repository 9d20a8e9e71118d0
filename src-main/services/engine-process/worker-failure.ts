import { AppError } from '../../../src-engine/index.ts';

/** What a user is told when a worker thread has failed. */
export function workerFailure(cause: unknown): AppError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = (cause as { code?: unknown } | null)?.code;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new AppError(
      'engine/out-of-memory',
      'A worker thread of the engine ran out of memory.',
      { cause: message },
      [
        {
          path: '',
          message: 'The paths that were finished are kept.',
          remedy: 'Use fewer workers or fewer paths, or raise the least size of an advance, and resume.',
        },
      ],
      { cause },
    );
  return new AppError('engine/crashed', `The simulation stopped: ${message}`, { cause: message }, [], { cause });
}
