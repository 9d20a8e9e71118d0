import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ZodError } from 'zod';
import {
  AppError,
  createPathRunner,
  ENGINE_VERSION,
  kernelHash,
  loadInsight,
  meanFlows,
  replayPath,
  replayRegistry,
  toEngineSchema,
  toErrorInfo,
  type FromEngine,
  type PackedChunk,
  type Progress,
  type ToEngine,
} from '../../../src-engine/index.ts';
import { createDataCache } from './data-cache.ts';
import { startHeartbeat } from './heartbeat.ts';
import { inspectJob } from './inspect-job.ts';
import { createPreviewLine } from './preview-line.ts';
import { previewJob } from './preview-job.ts';
import { PROGRESS_EVERY_MS } from './progress.ts';
import { resolveJob, resolveRegistryJob } from './resolve-job.ts';
import { beforeFirstPath, runJob, unknownRates, type AskedRun, type RunControl } from './run-job.ts';

type AskedReplay = Extract<ToEngine, { type: 'replay' | 'replay-registry' }>;
type AskedInsight = Extract<ToEngine, { type: 'insight' }>;
type AskedMeans = Extract<ToEngine, { type: 'mean-flows' }>;
type Queued = AskedRun | AskedReplay | AskedInsight | AskedMeans;

/** How far work in pieces has come. */
type Pieces = Pick<Progress, 'stage' | 'done' | 'total'>;

/** Longest that a replay or one piece of an insight may take without a sign of life, milliseconds. */
const PIECE_QUIET_MS = 120_000;

/**
 * Serves one host. Runs, replays and insights are taken one after the other; a cancel reaches the one that is under way or
 * waiting. Inspections and previews are answered beside a run. Returns the receiver of raw messages; what it answers goes to
 * `send`. A message that is not of the protocol is answered with a refusal.
 */
export function serveEngine(send: (message: FromEngine) => void): (raw: unknown) => void {
  const cache = createDataCache();
  const heart = startHeartbeat(send);
  /** What was asked for and has not begun. */
  const waiting = new Set<string>();
  const paused = new Set<string>();
  const brought = new Map<string, PackedChunk[]>();
  let current: { readonly runId: string; readonly control: RunControl } | null = null;
  let queue: Promise<void> = Promise.resolve();
  const preview = createPreviewLine(send, ({ job }) => previewJob(job, cache));

  async function run(message: AskedRun): Promise<void> {
    const { runId } = message;
    try {
      await runJob(message, {
        send,
        heart,
        cache,
        brought: brought.get(runId) ?? [],
        onStart(control) {
          brought.delete(runId);
          current = { runId, control };
          if (paused.has(runId)) control.pause();
        },
      });
    } finally {
      heart.usual();
      current = null;
      brought.delete(runId);
      paused.delete(runId);
    }
  }

  /** The answer of the chunks that were brought: no thread is started, so it is given beside a run that is under way. */
  async function summarise(message: AskedRun): Promise<void> {
    const chunks = brought.get(message.runId) ?? [];
    brought.delete(message.runId);
    try {
      await runJob(message, { send, heart, cache, brought: chunks, onStart: () => undefined });
    } catch (error) {
      fail(message.runId, error);
    } finally {
      heart.usual();
    }
  }

  function replay(message: AskedReplay): void {
    heart.quiet(PIECE_QUIET_MS);
    try {
      send({ type: 'done', runId: message.runId, outcome: replayOf(message) });
    } finally {
      heart.usual();
    }
  }

  function replayOf(message: AskedReplay) {
    if (message.type === 'replay-registry') return replayRegistry(resolveRegistryJob(message.job), message.path);
    const plan = resolveJob(message.job, cache);
    return replayPath(plan, createPathRunner(plan), message.path);
  }

  async function lookInto({ runId, job, request, cohortsOnly }: AskedInsight): Promise<void> {
    heart.quiet(PIECE_QUIET_MS);
    const plan = resolveJob(job, cache);
    const { insight, pooledCohorts } = await loadInsight();
    await inPieces(runId, 'insight', cohortsOnly === true ? pooledCohorts(plan, request) : insight(plan, request));
  }

  async function average({ runId, job, paths }: AskedMeans): Promise<void> {
    heart.quiet(PIECE_QUIET_MS);
    await inPieces(runId, 'average', meanFlows(resolveJob(job, cache), paths));
  }

  /** In this thread, a piece at a time, so that a cancel is heard between two pieces. There is no half answer. */
  async function inPieces(runId: string, what: string, work: Generator<Pieces, unknown>): Promise<void> {
    let isCancelled = false;
    const unheard = () => undefined; // a piece is short enough to wait for
    current = { runId, control: { cancel: () => void (isCancelled = true), pause: unheard, resume: unheard } };
    try {
      let lastMs = -Infinity;
      let step = work.next();
      while (step.done !== true) {
        if (performance.now() - lastMs >= PROGRESS_EVERY_MS) {
          lastMs = performance.now();
          send({ type: 'progress', runId, progress: { ...unknownRates, ...step.value } });
        }
        await nextTurn();
        if (isCancelled) throw new AppError('run/cancelled', `The ${what} was stopped before it was done.`);
        step = work.next();
      }
      send({ type: 'done', runId, outcome: step.value });
    } finally {
      current = null;
      heart.usual();
    }
  }

  function fail(runId: string, error: unknown): void {
    send({ type: 'failed', runId, error: toErrorInfo(error) });
  }

  function cancel(runId: string): void {
    if (current?.runId === runId) current.control.cancel();
    else if (waiting.delete(runId)) fail(runId, beforeFirstPath());
  }

  /** Its turn has come, unless it was cancelled while it waited. */
  async function take(message: Queued): Promise<void> {
    if (!waiting.delete(message.runId)) return;
    try {
      if (message.type === 'run' || message.type === 'run-registry') await run(message);
      else if (message.type === 'insight') await lookInto(message);
      else if (message.type === 'mean-flows') await average(message);
      else replay(message);
    } catch (error) {
      fail(message.runId, error);
    }
  }

  function pause(runId: string): void {
    paused.add(runId);
    if (current?.runId === runId) current.control.pause();
  }

  function resume(runId: string): void {
    paused.delete(runId);
    if (current?.runId === runId) current.control.resume();
  }

  function inspect({ runId, job }: Extract<ToEngine, { type: 'inspect' }>): void {
    try {
      send({ type: 'done', runId, outcome: inspectJob(job, cache) });
    } catch (error) {
      fail(runId, error);
    }
  }

  function receive(raw: unknown): void {
    const parsed = toEngineSchema.safeParse(raw);
    if (!parsed.success) return fail(runIdOf(raw), refusal(parsed.error));
    const message = parsed.data;
    const { runId } = message;
    if (message.type === 'cancel') return cancel(runId);
    if (message.type === 'pause') return pause(runId);
    if (message.type === 'resume') return resume(runId);
    if (message.type === 'inspect') return inspect(message);
    if (message.type === 'preview') return preview(message);
    if (message.type === 'bring') return void brought.set(runId, [...(brought.get(runId) ?? []), ...message.chunks]);
    if (message.type === 'run' && message.broughtOnly === true) return void summarise(message);
    waiting.add(runId);
    queue = queue.then(() => nextTurn()).then(() => take(message)); // a turn between runs lets cancels in
  }

  queueMicrotask(() => send({ type: 'ready', engineVersion: ENGINE_VERSION, kernelHash: kernelHash() }));
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
