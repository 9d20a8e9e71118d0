import {
  AppError,
  toErrorInfo,
  type Job,
  type PartialView,
  type PlainObject,
  type Progress,
  type RunAnswer,
} from '../../../src-engine/index.ts';
import type { RunRow, RunState } from '../../contract/index.ts';
import { asStoreError, createChunkWriter } from './chunk-writer.ts';
import type { ChunkedRunHandle } from './engine-client.ts';
import type { EngineKeeper } from './engine-keeper.ts';
import { runRecord } from './run-record.ts';
import { storePartResult } from './part-result.ts';
import type { RunFacts, RunStore } from './run-store.ts';
import { createWorkSeconds } from './work-seconds.ts';

export type SessionTools = {
  readonly store: RunStore;
  readonly keeper: EngineKeeper;
  readonly jobOf: (document: PlainObject) => Job;
  readonly workers: () => number;
  readonly nowIso: () => string;
  readonly onRow: (row: RunRow) => void;
  readonly onProgress: () => void;
};

/** One run that has its turn, from the store to the engine and back. */
export type RunSession = {
  row(): RunRow;
  progress(): { readonly progress: Progress; readonly partial: PartialView | null };
  /** Threads stop after the paths in hand and wait. */
  pause(): Promise<RunRow>;
  resume(): Promise<RunRow>;
  /** Fulfilled when the store says `cancelled`; the partial result follows before the end. */
  cancel(): Promise<RunRow>;
  /** A paused run makes room for others: its chunks are in the store, and it stays paused. */
  putAside(): void;
  /** Fulfilled when nothing of it is under way any more. */
  readonly end: Promise<void>;
};

/** An engine that has not stopped so long after a cancel is ended, and one that has not summarised what it has, milliseconds. */
const CANCEL_PATIENCE_MS = 2000;
const SUMMARY_PATIENCE_MS = 5000;
/** A path takes milliseconds: threads that finish none for so long hang, though the main thread lives. */
const PATH_PATIENCE_MS = 180_000;

export const notBegun: Progress = {
  stage: 'resolve',
  done: 0,
  total: 1,
  pathsPerSecond: null,
  remainingSeconds: null,
  meanNetIrrAnnual: null,
  standardErrorAnnual: null,
};

export function startSession(first: RunRow, tools: SessionTools): RunSession {
  const { store, keeper } = tools;
  const { id } = first;
  let row = first;
  let state: RunState = 'running';
  let intent: 'go' | 'cancel' | 'aside' = 'go';
  const wish = () => intent; // asked anew after every wait
  let handle: ChunkedRunHandle | null = null;
  let isHeld = false;
  /** Simulation is over: what is left is to summarise it and to write it down. */
  let hasStopped = false;
  /** The engine has said its last word about the run. */
  let hasAnswered = false;
  let isWritingResult = false;
  let hasResult = false;
  let progress: Progress = { ...notBegun, total: row.pathsAsked };
  let partial: PartialView | null = null;
  let advancedMs = performance.now();
  let wakeStore: () => void = () => undefined;
  const clock = createWorkSeconds(row.workSeconds);
  const writer = createChunkWriter(
    store,
    id,
    (hold) => {
      isHeld = hold;
      steer();
    },
    (error) => void storeProblem(error),
  );
  const watch = setInterval(() => {
    const waits = state !== 'running' || isHeld || hasStopped || progress.stage !== 'simulate';
    if (waits) advancedMs = performance.now();
    else if (performance.now() - advancedMs > PATH_PATIENCE_MS) keeper.endHung();
  }, 5000);

  /** Makes the engine's threads run or sleep as things stand. */
  function steer(): void {
    if (state === 'running' && !isHeld) handle?.resume();
    else handle?.pause();
  }

  function tell(changed: RunRow): RunRow {
    row = changed;
    tools.onRow(row);
    return row;
  }

  const move = async (to: RunState, facts: RunFacts = {}) =>
    tell(await store.move(id, to, { workSeconds: clock.seconds(), ...facts }));

  /** The disk is full, or somebody else holds the file: the run waits, says why, and loses nothing. */
  async function storeProblem(error: AppError): Promise<void> {
    if (intent !== 'go') return void tell({ ...row, error: toErrorInfo(error) });
    state = 'paused';
    clock.stop();
    steer();
    tell({ ...row, state, error: toErrorInfo(error) });
    await store.move(id, state, { error: toErrorInfo(error) }).catch(() => undefined); // what cannot be written is shown
  }

  /** Tries again after each resume until the store has taken it; gives up when the run is cancelled meanwhile. */
  async function untilStored<T>(write: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        const woken = new Promise<void>((resolve) => (wakeStore = resolve));
        await storeProblem(asStoreError(error));
        if (wish() !== 'go') throw error;
        await woken;
      }
    }
  }

  function onProgress(next: Progress, view: PartialView | null): void {
    if (next.done !== progress.done) advancedMs = performance.now();
    hasStopped ||= next.stage === 'summarise';
    progress = next;
    partial = view ?? partial;
    tools.onProgress();
  }

  async function work(): Promise<void> {
    await untilStored(() =>
      move('running', { startedAt: row.startedAt ?? tools.nowIso(), endedAt: null, error: null }),
    );
    const document = await store.document(id);
    const brought = await store.chunks(id);
    const client = await keeper.client();
    if (wish() !== 'go') return;
    clock.start();
    handle = client.runChunked({
      job: tools.jobOf(document),
      workers: tools.workers(),
      brought,
      onProgress,
      onChunks: (chunks) => writer.add(chunks),
    });
    steer();
    const { answer, cancelled } = await handle.answer;
    hasStopped = true;
    hasAnswered = true;
    clock.stop();
    if (wish() === 'aside') return writer.flush();
    if (wish() === 'cancel' || cancelled) return storeResult('cancelled', answer);
    isWritingResult = true;
    await untilStored(() => writer.flush());
    await untilStored(() => storeResult('done', answer));
  }

  async function storeResult(to: 'done' | 'cancelled', answer: RunAnswer): Promise<void> {
    if (to === 'cancelled') await writer.flush();
    const record = runRecord(answer, { workSeconds: clock.seconds(), endedAt: tools.nowIso() });
    tell(await store.finish(id, to, record));
    hasResult = true;
  }

  /** A process that is gone, and memory that was short, can be overcome by a resume; anything else would fail again. */
  async function fail(error: unknown): Promise<void> {
    hasStopped = true;
    hasAnswered = true;
    clock.stop();
    const cause = asStoreError(error);
    await writer.flush().catch((problem: unknown) => storeProblem(asStoreError(problem)));
    if (intent === 'aside') return;
    if (intent === 'cancel') {
      const isExpected = cause.code === 'run/cancelled' || cause.code.startsWith('engine/');
      if (!isExpected) tell({ ...row, error: toErrorInfo(cause) }); // the partial result could not be kept
      return;
    }
    const canGoOn = cause.code.startsWith('engine/') && cause.context['cause'] === undefined;
    const to =
      canGoOn || cause.code === 'engine/out-of-memory' || cause.code.startsWith('store/') ? 'interrupted' : 'failed';
    await move(to, { error: toErrorInfo(cause), endedAt: tools.nowIso() }).catch(() =>
      tell({ ...row, state: to, error: toErrorInfo(cause) }),
    );
  }

  const end = work()
    .catch(fail)
    .then(() => (intent === 'cancel' && !hasResult ? storePartResult(id, { ...tools, onRow: tell }) : undefined))
    .finally(() => {
      writer.stop();
      clearInterval(watch);
    });

  async function cancel(): Promise<RunRow> {
    if (isWritingResult && state === 'running') return end.then(() => row); // too late: it is done
    if (intent === 'cancel') return row;
    intent = 'cancel';
    handle?.cancel();
    wakeStore();
    const unless = (isSo: () => boolean) => () => isSo() || keeper.replace();
    const stops = setTimeout(
      unless(() => hasStopped),
      CANCEL_PATIENCE_MS,
    );
    const answers = setTimeout(
      unless(() => hasAnswered),
      SUMMARY_PATIENCE_MS,
    );
    void end.then(() => [stops, answers].forEach(clearTimeout));
    clock.stop();
    state = 'cancelled';
    return move('cancelled', { endedAt: tools.nowIso(), error: null });
  }

  return {
    row: () => row,
    progress: () => ({ progress, partial }),
    end,
    cancel,
    async pause() {
      if (state !== 'running' || hasStopped) return row;
      state = 'paused';
      clock.stop();
      steer();
      await writer.flush().catch((error: unknown) => storeProblem(asStoreError(error)));
      return row.error === null ? move('paused') : row;
    },
    async resume() {
      if (state !== 'paused') return row;
      state = 'running';
      if (!hasStopped) clock.start();
      const changed = await move('running', { error: null }).catch((error: unknown) => {
        void storeProblem(asStoreError(error));
        throw error;
      });
      await writer.flush().catch((error: unknown) => storeProblem(asStoreError(error)));
      steer();
      wakeStore();
      return changed;
    },
    putAside() {
      if (state !== 'paused' || intent !== 'go') return;
      intent = 'aside';
      handle?.cancel();
      wakeStore();
    },
  };
}
