import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  AppError,
  buildRegistryResult,
  buildResult,
  createPartialReader,
  createPathRunner,
  isRegistryPlan,
  layoutOf,
  replayPath,
  runDetail,
  type FromEngine,
  type PackedChunk,
  type Progress,
  type RegistryAnswer,
  type RunAnswer,
  type RunOutcome,
  type RunPlan,
  type ToEngine,
  type Work,
} from '../../../src-engine/index.ts';
import type { DataCache } from './data-cache.ts';
import type { Heartbeat } from './heartbeat.ts';
import { CHUNKED_PROGRESS_EVERY_MS, createProgressReader, PROGRESS_EVERY_MS } from './progress.ts';
import { resolveJob, resolveRegistryJob } from './resolve-job.ts';
import { startPool, type PoolRun } from './run-pool.ts';
import { createWorkClock } from './work-clock.ts';

export type AskedRun = Extract<ToEngine, { type: 'run' | 'run-registry' }>;

/** What can be done to a run that is under way. */
export type RunControl = { cancel(): void; pause(): void; resume(): void };

export type RunTools = {
  readonly send: (message: FromEngine) => void;
  readonly heart: Heartbeat;
  readonly cache: DataCache;
  /** Chunks that were brought before the run. */
  readonly brought: readonly PackedChunk[];
  /** Given the control when the plan is made. */
  readonly onStart: (control: RunControl) => void;
};

/** Rates and means that are not known (yet). */
export const unknownRates: Omit<Progress, 'stage' | 'done' | 'total'> = {
  pathsPerSecond: null,
  remainingSeconds: null,
  meanNetIrrAnnual: null,
  standardErrorAnnual: null,
};

export const beforeFirstPath = () => new AppError('run/cancelled', 'The run was cancelled before its first path.');

/** Longest that reading the data and resolving may take, and that a summary may: they cannot be divided. Milliseconds. */
const RESOLVE_QUIET_MS = 60_000;
const summaryQuietMs = (paths: number) => 30_000 + 0.2 * paths;

/** Simulates what was asked for and sends all it has to say, the answer included. Throws what makes it fail. */
export async function runJob(message: AskedRun, tools: RunTools): Promise<void> {
  const { send, heart } = tools;
  const { runId } = message;
  const hasChunks = message.type === 'run' && message.chunks === true;
  const broughtOnly = message.type === 'run' && message.broughtOnly === true;
  send({ type: 'progress', runId, progress: { stage: 'resolve', done: 0, total: 1, ...unknownRates } });
  heart.quiet(RESOLVE_QUIET_MS);
  const work: Work = message.type === 'run' ? resolveJob(message.job, tools.cache) : resolveRegistryJob(message.job);
  const partial = hasChunks && !isRegistryPlan(work) ? createPartialReader(work) : null;
  for (const { rows } of tools.brought) partial?.add(rows);
  const asked = { cancel: false, pause: false };
  let pool: PoolRun | null = null;
  const clock = createWorkClock(() => performance.now());
  tools.onStart({
    cancel() {
      asked.cancel = true;
      pool?.cancel();
    },
    pause() {
      asked.pause = true;
      clock.stop();
      pool?.pause();
    },
    resume() {
      asked.pause = false;
      clock.start();
      pool?.resume();
    },
  });
  await nextTurn(); // what was asked while the plan was made is heard before threads are started
  if (asked.cancel && tools.brought.length === 0) throw beforeFirstPath();
  const started = startPool(work, broughtOnly ? 0 : message.workers, {
    chunks: hasChunks
      ? {
          brought: tools.brought,
          onChunk: (chunk) => {
            partial?.add(chunk.rows);
            send({ type: 'chunks', runId, chunks: [chunk] });
          },
        }
      : null,
  });
  pool = started;
  if (asked.pause) pool.pause();
  if (asked.cancel) pool.cancel();
  heart.usual();
  const read = createProgressReader(work, started.shared, clock.nowMs);
  const tell = (stage: Progress['stage']) => {
    const view = partial === null ? {} : { partial: partial.view(started.fans) };
    send({ type: 'progress', runId, progress: { ...read(), stage }, ...view });
  };
  const timer = setInterval(
    () => clock.isRunning() && tell('simulate'),
    hasChunks ? CHUNKED_PROGRESS_EVERY_MS : PROGRESS_EVERY_MS,
  );
  try {
    const outcome = await started.outcome;
    if (outcome.completedPaths.length === 0) throw beforeFirstPath();
    tell('summarise');
    heart.quiet(summaryQuietMs(work.paths));
    const type = outcome.partial ? 'cancelled' : 'done';
    send({ type, runId, outcome: answerOf(work, outcome, message) });
  } finally {
    clearInterval(timer);
  }
}

/** What a run answers with. */
function answerOf(work: Work, outcome: RunOutcome, message: AskedRun): RunAnswer | RegistryAnswer {
  const { completedPaths } = outcome;
  const rows = message.keepRows ? outcome.rows.slice() : null; // a copy: shared memory cannot leave the process
  if (isRegistryPlan(work))
    return { result: buildRegistryResult(work, outcome), rows, rowWidth: layoutOf(work).width, completedPaths };
  const result = buildResult(work, outcome);
  const full = message.type === 'run' && message.full === true;
  return { result: full ? { ...result, detail: detailOf(work, result) } : result, rows, completedPaths };
}

function detailOf(plan: RunPlan, result: RunAnswer['result']) {
  const { medianPath } = result.summary;
  return runDetail(result, medianPath === null ? null : replayPath(plan, createPathRunner(plan), medianPath.path));
}
