import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ZodError } from 'zod';
import {
  AppError,
  buildRegistryResult,
  buildResult,
  createPathRunner,
  isRegistryPlan,
  layoutOf,
  loadInsight,
  replayPath,
  replayRegistry,
  toEngineSchema,
  toErrorInfo,
  type FromEngine,
  type Progress,
  type RegistryAnswer,
  type RunAnswer,
  type RunOutcome,
  type ToEngine,
  type Work,
} from '../../../src-engine/index.ts';
import { resolveJob, resolveRegistryJob } from './resolve-job.ts';
import { createProgressReader, PROGRESS_EVERY_MS } from './progress.ts';
import { startPool } from './run-pool.ts';

type AskedRun = Extract<ToEngine, { type: 'run' | 'run-registry' }>;
type AskedReplay = Extract<ToEngine, { type: 'replay' | 'replay-registry' }>;
type AskedInsight = Extract<ToEngine, { type: 'insight' }>;

/** Rates and means that are not known (yet). */
const resolving: Omit<Progress, 'stage' | 'done' | 'total'> = {
  pathsPerSecond: null,
  remainingSeconds: null,
  meanNetIrrAnnual: null,
  standardErrorAnnual: null,
};

const beforeFirstPath = () => new AppError('run/cancelled', 'The run was cancelled before its first path.');

/** What a run answers with. */
function answerOf(work: Work, outcome: RunOutcome, keepRows: boolean): RunAnswer | RegistryAnswer {
  const { completedPaths } = outcome;
  const rows = keepRows ? outcome.rows.slice() : null; // a copy: shared memory cannot leave the process
  return isRegistryPlan(work)
    ? { result: buildRegistryResult(work, outcome), rows, rowWidth: layoutOf(work).width, completedPaths }
    : { result: buildResult(work, outcome), rows, completedPaths };
}

function replayOf(message: AskedReplay) {
  if (message.type === 'replay-registry') return replayRegistry(resolveRegistryJob(message.job), message.path);
  const plan = resolveJob(message.job);
  return replayPath(plan, createPathRunner(plan), message.path);
}

/**
 * Serves one host: runs are taken one after the other, a cancel reaches the run that is under way or waiting. Returns the
 * receiver of raw messages; what it answers goes to `send`. A message that is not of the protocol is answered with a refusal.
 */
export function serveEngine(send: (message: FromEngine) => void): (raw: unknown) => void {
  /** Runs that were asked for and have not begun. */
  const waiting = new Set<string>();
  let cancelCurrent: { runId: string; cancel: () => void } | null = null;
  let queue: Promise<void> = Promise.resolve();

  async function run(message: AskedRun): Promise<void> {
    const { runId } = message;
    send({ type: 'progress', runId, progress: { stage: 'resolve', done: 0, total: 1, ...resolving } });
    const work: Work = message.type === 'run' ? resolveJob(message.job) : resolveRegistryJob(message.job);
    const pool = startPool(work, message.workers);
    cancelCurrent = { runId, cancel: pool.cancel };
    const read = createProgressReader(work, pool.shared, () => performance.now());
    const timer = setInterval(() => send({ type: 'progress', runId, progress: read() }), PROGRESS_EVERY_MS);
    try {
      const outcome = await pool.outcome;
      if (outcome.completedPaths.length === 0) throw beforeFirstPath();
      send({ type: 'progress', runId, progress: { ...read(), stage: 'summarise' } });
      send({
        type: outcome.partial ? 'cancelled' : 'done',
        runId,
        outcome: answerOf(work, outcome, message.keepRows),
      });
    } finally {
      clearInterval(timer);
      cancelCurrent = null;
    }
  }

  function replay(message: AskedReplay): void {
    send({ type: 'done', runId: message.runId, outcome: replayOf(message) });
  }

  /** In this thread, a piece at a time, so that a cancel is heard between two pieces. There is no half insight. */
  async function lookInto({ runId, job, request, cohortsOnly }: AskedInsight): Promise<void> {
    const plan = resolveJob(job);
    const { insight, pooledCohorts } = await loadInsight();
    let isCancelled = false;
    cancelCurrent = { runId, cancel: () => void (isCancelled = true) };
    try {
      const work = cohortsOnly === true ? pooledCohorts(plan, request) : insight(plan, request);
      let lastMs = -Infinity;
      let step = work.next();
      while (step.done !== true) {
        if (performance.now() - lastMs >= PROGRESS_EVERY_MS) {
          lastMs = performance.now();
          send({ type: 'progress', runId, progress: { ...resolving, ...step.value } });
        }
        await nextTurn();
        if (isCancelled) throw new AppError('run/cancelled', 'The insight was stopped before it was done.');
        step = work.next();
      }
      send({ type: 'done', runId, outcome: step.value });
    } finally {
      cancelCurrent = null;
    }
  }

  function fail(runId: string, error: unknown): void {
    send({ type: 'failed', runId, error: toErrorInfo(error) });
  }

  function cancel(runId: string): void {
    if (cancelCurrent?.runId === runId) cancelCurrent.cancel();
    else if (waiting.delete(runId)) fail(runId, beforeFirstPath());
  }

  /** Its turn has come, unless it was cancelled while it waited. */
  async function take(message: AskedRun | AskedReplay | AskedInsight): Promise<void> {
    if (!waiting.delete(message.runId)) return;
    try {
      if (message.type === 'run' || message.type === 'run-registry') await run(message);
      else if (message.type === 'insight') await lookInto(message);
      else replay(message);
    } catch (error) {
      fail(message.runId, error);
    }
  }

  function receive(raw: unknown): void {
    const parsed = toEngineSchema.safeParse(raw);
    if (!parsed.success) return fail(runIdOf(raw), refusal(parsed.error));
    const message = parsed.data;
    if (message.type === 'cancel') return cancel(message.runId);
    waiting.add(message.runId);
    queue = queue.then(() => nextTurn()).then(() => take(message)); // a turn between runs lets cancels in
  }

  queueMicrotask(() => send({ type: 'ready' }));
  return receive;
}

/** Run that a faulty message was about, as far as it says; empty otherwise. */
function runIdOf(raw: unknown): string {
  const runId = (raw as { runId?: unknown } | null)?.runId;
  return typeof runId === 'string' ? runId : '';
}

function refusal(error: ZodError): AppError {
  const issues = error.issues.map(({ path, message }) => ({ path: path.join('.'), message, remedy: '' }));
  return new AppError('input/invalid', 'The engine process was sent a message that it does not know.', {}, issues);
}
