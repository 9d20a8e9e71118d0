import {
  AppError,
  buildResult,
  createPathRunner,
  replayPath,
  toEngineSchema,
  toErrorInfo,
  type FromEngine,
  type Progress,
  type RunAnswer,
  type ToEngine,
} from '../../../src-engine/index.ts';
import { resolveJob } from './resolve-job.ts';
import { createProgressReader, PROGRESS_EVERY_MS } from './progress.ts';
import { startPool } from './run-pool.ts';

const resolving: Omit<Progress, 'stage' | 'done' | 'total'> = {
  pathsPerSecond: null,
  remainingSeconds: null,
  meanNetIrrAnnual: null,
  standardErrorAnnual: null,
};

/**
 * Serves one host: runs are taken one after the other, a cancel reaches the run that is under way or waiting. Returns the
 * receiver of raw messages; what it answers goes to `send`.
 */
export function serveEngine(send: (message: FromEngine) => void): (raw: unknown) => void {
  const cancelled = new Set<string>();
  let cancelCurrent: { runId: string; cancel: () => void } | null = null;
  let queue: Promise<void> = Promise.resolve();

  async function run(message: Extract<ToEngine, { type: 'run' }>): Promise<void> {
    const { runId } = message;
    send({ type: 'progress', runId, progress: { stage: 'resolve', done: 0, total: 1, ...resolving } });
    const plan = resolveJob(message.job);
    if (cancelled.has(runId)) throw new AppError('run/cancelled', 'The run was cancelled before its first path.');
    const pool = startPool(plan, message.workers);
    cancelCurrent = { runId, cancel: pool.cancel };
    const read = createProgressReader(plan, pool.shared, () => performance.now());
    const timer = setInterval(() => send({ type: 'progress', runId, progress: read() }), PROGRESS_EVERY_MS);
    try {
      const outcome = await pool.outcome;
      send({ type: 'progress', runId, progress: { ...read(), stage: 'summarise' } });
      const answer: RunAnswer = {
        result: buildResult(plan, outcome),
        rows: message.keepRows ? outcome.rows.slice() : null, // a copy: shared memory cannot leave the process
        completedPaths: outcome.completedPaths,
      };
      send({ type: outcome.partial ? 'cancelled' : 'done', runId, outcome: answer });
    } finally {
      clearInterval(timer);
      cancelCurrent = null;
    }
  }

  function replay(message: Extract<ToEngine, { type: 'replay' }>): void {
    const plan = resolveJob(message.job);
    const outcome = replayPath(plan, createPathRunner(plan), message.path);
    send({ type: 'done', runId: message.runId, outcome });
  }

  function receive(raw: unknown): void {
    const message = toEngineSchema.parse(raw);
    if (message.type === 'cancel') {
      cancelled.add(message.runId);
      if (cancelCurrent?.runId === message.runId) cancelCurrent.cancel();
      return;
    }
    queue = queue
      .then(() => (message.type === 'run' ? run(message) : replay(message)))
      .catch((error: unknown) => send({ type: 'failed', runId: message.runId, error: toErrorInfo(error) }));
  }

  queueMicrotask(() => send({ type: 'ready' }));
  return receive;
}
