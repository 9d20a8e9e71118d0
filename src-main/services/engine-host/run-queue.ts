import {
  AppError,
  toErrorInfo,
  type ErrorInfo,
  type Inspection,
  type Job,
  type PlainObject,
  type PreviewView,
} from '../../../src-engine/index.ts';
import type { AppEvent, RunProgress, RunRow } from '../../contract/index.ts';
import type { EngineFacts } from './engine-client.ts';
import { createEngineGuests, type LendEngine } from './engine-guests.ts';
import { createEngineKeeper } from './engine-keeper.ts';
import type { EngineProcess } from './engine-process.ts';
import { storePartResult } from './part-result.ts';
import { checkGrounds } from './run-grounds.ts';
import { notBegun, startSession, type RunSession } from './run-session.ts';
import type { RunStore } from './run-store.ts';
import { createThrottle } from './throttle.ts';

export type RunQueueEvent = Extract<AppEvent, { type: 'run' | 'progress' | 'engine' }>;

export type RunQueueOptions = {
  readonly spawnEngine: () => EngineProcess;
  readonly store: RunStore;
  readonly clock: { nowIso(): string };
  /** Threads of the next run. */
  readonly workers: () => number;
  /** The job of a merged document: where its data lies. */
  readonly jobOf: (document: PlainObject) => Job;
  readonly emit: (event: RunQueueEvent) => void;
};

/** What happens to the runs under way and waiting when the host goes. */
export type ShutDownMode = 'pause' | 'cancel';

export type RunQueue = {
  /**
   * Puts a run that is in the store into the line; one that was stopped goes on from its last chunk.
   * @throws AppError `input/conflict` for a run that is done or failed, and for one whose chunks rest on another program or other data
   */
  enqueue(runId: number): Promise<RunRow>;
  pause(runId: number): Promise<RunRow>;
  /** @throws AppError as `enqueue` */
  resume(runId: number): Promise<RunRow>;
  cancel(runId: number): Promise<RunRow>;
  /** Every run under way or waiting, in order. */
  live(): readonly RunProgress[];
  /** Problems of a document, or what a run of it would be. Answered beside a run. */
  inspect(document: PlainObject): Promise<Inspection>;
  /** The expected path of a document. A later one of the same scope takes the place of one that waits (`run/cancelled`). */
  preview(document: PlainObject, scope?: string): Promise<PreviewView>;
  /** For work that is no run: it waits until no run wants the engine, and gives way when one does. */
  readonly lend: LendEngine;
  engineFacts(): Promise<EngineFacts>;
  engineState(): { readonly state: Extract<AppEvent, { type: 'engine' }>['state']; readonly error: ErrorInfo | null };
  shutDown(mode: ShutDownMode): Promise<void>;
};

/** A window hears of a run's progress at most this often, milliseconds. */
const PROGRESS_EVERY_MS = 250;

/** The queue of runs: one at a time, in the order of asking, over an engine process that is kept alive. */
export function createRunQueue(options: RunQueueOptions): RunQueue {
  const { store, clock, emit, jobOf } = options;
  const keeper = createEngineKeeper(options.spawnEngine, (state, error) => emit({ type: 'engine', state, error }));
  /** Rows of those that wait, in order. */
  let waiting: RunRow[] = [];
  /** Asked for, and not yet in the line because the store is being asked. */
  const entering = new Set<number>();
  /** Cancelled while nobody simulated them: their partial results are being made. */
  const parts = new Map<number, Promise<void>>();
  let current: RunSession | null = null;
  let isClosing = false;
  /** Its turn has come; that it may go on is being looked at. */
  let isChecking = false;
  const guests = createEngineGuests(keeper, {
    onWaiting: () => pump(),
    onWork: (isUnderWay) => keeper.setBusy(isUnderWay || current !== null),
  });
  const throttle = createThrottle(PROGRESS_EVERY_MS, () => {
    const [first] = live();
    if (current !== null && first !== undefined) emit({ type: 'progress', run: first });
  });

  const emitRow = (row: RunRow) => emit({ type: 'run', id: row.id, row });

  function live(): readonly RunProgress[] {
    const before = current === null ? 0 : 1;
    const under: RunProgress[] =
      current === null
        ? []
        : [{ runId: current.row().id, state: current.row().state, queuePosition: 0, ...current.progress() }];
    const behind = waiting.map((row, i) => ({
      runId: row.id,
      state: row.state,
      queuePosition: i + before,
      progress: { ...notBegun, total: row.pathsAsked },
      partial: null,
    }));
    return [...under, ...behind];
  }

  function tellPlaces(): void {
    for (const run of live()) if (run.state === 'queued') emit({ type: 'progress', run });
  }

  /** The next one begins when nothing is under way; a paused one makes room. */
  function pump(): void {
    if (current !== null && (waiting.length > 0 || guests.areThere())) current.putAside();
    guests.setFree(current === null && waiting.length === 0);
    const [first] = waiting;
    const canStart = first !== undefined && keeper.state().state !== 'stopped';
    if (current !== null || !canStart || isChecking || isClosing) return;
    if (first.pathsDone === 0) return begin(first);
    isChecking = true;
    void goesOn(first).then((may) => {
      isChecking = false;
      if (may && waiting[0] === first && !isClosing && current === null) begin(first);
      else pump();
    });
  }

  /** Data may have changed while it waited. One that cannot go on is interrupted, with the reason. */
  async function goesOn(row: RunRow): Promise<boolean> {
    try {
      await checkGrounds(row.id, { store, keeper, jobOf });
      return true;
    } catch (error) {
      if (isClosing || leave(row.id) === null) return false; // it was cancelled meanwhile
      const facts = { error: toErrorInfo(error), endedAt: clock.nowIso() };
      await store.move(row.id, 'interrupted', facts).then(emitRow, () => undefined);
      return false;
    }
  }

  function begin(first: RunRow): void {
    waiting = waiting.filter((row) => row !== first);
    const session = startSession(first, {
      store,
      keeper,
      jobOf,
      workers: options.workers,
      nowIso: () => clock.nowIso(),
      onRow: emitRow,
      onProgress: () => throttle.call(),
    });
    current = session;
    keeper.setBusy(true);
    tellPlaces();
    void session.end.then(() => {
      current = null;
      throttle.clear();
      keeper.setBusy(false);
      pump();
    });
  }

  async function change(row: RunRow, to: 'queued' | 'paused' | 'cancelled'): Promise<RunRow> {
    const endedAt = to === 'cancelled' ? clock.nowIso() : null;
    const changed = await store.move(row.id, to, { endedAt, ...(to === 'queued' ? { error: null } : {}) });
    emitRow(changed);
    return changed;
  }

  async function enqueue(id: number): Promise<RunRow> {
    if (isClosing) throw new AppError('app/closed', 'The program is closing.');
    const there = waiting.find((row) => row.id === id) ?? (current?.row().id === id ? current.row() : null);
    if (there !== null) return there;
    if (entering.has(id)) return store.get(id);
    entering.add(id);
    try {
      await parts.get(id);
      const row = await store.get(id);
      if (row.state === 'done' || row.state === 'failed')
        throw new AppError('input/conflict', `Run ${id} is ${row.state}; it cannot go on.`, { run: id }, [
          { path: '', message: 'It has all its paths or cannot have them.', remedy: 'Start a new run.' },
        ]);
      if (row.state !== 'queued') await checkOrWait(id);
      const queued = row.state === 'queued' ? row : await change(row, 'queued');
      waiting.push(queued);
      keeper.wake();
      tellPlaces();
      pump();
      return queued;
    } finally {
      entering.delete(id);
    }
  }

  /** An engine that is just not there is asked again when the turn of the run comes. */
  async function checkOrWait(id: number): Promise<void> {
    keeper.wake();
    try {
      await checkGrounds(id, { store, keeper, jobOf });
    } catch (error) {
      if (!(error instanceof AppError) || !error.code.startsWith('engine/')) throw error;
    }
  }

  /** Takes a run out of the line. */
  function leave(id: number): RunRow | null {
    const row = waiting.find((entry) => entry.id === id) ?? null;
    waiting = waiting.filter((entry) => entry.id !== id);
    if (row !== null) tellPlaces();
    return row;
  }

  async function cancel(id: number): Promise<RunRow> {
    if (current?.row().id === id) return current.cancel();
    const row = leave(id) ?? (await store.get(id));
    const canBe = row.state === 'queued' || row.state === 'paused' || row.state === 'interrupted';
    const cancelled = canBe ? await change(row, 'cancelled') : row;
    if (canBe && row.pathsDone > 0) makePart(id);
    pump();
    return cancelled;
  }

  async function pauseWaiting(id: number): Promise<RunRow> {
    const row = leave(id);
    pump();
    return row === null ? store.get(id) : change(row, 'paused');
  }

  /** Beside the run under way: nothing is simulated for it. */
  function makePart(id: number): void {
    const tools = { store, keeper, jobOf, onRow: emitRow };
    const part = checkOrWait(id)
      .then(() => storePartResult(id, tools))
      .catch((error: unknown) => store.move(id, 'cancelled', { error: toErrorInfo(error) }).then(emitRow))
      .catch(() => undefined) // the store says itself what it cannot do
      .finally(() => parts.delete(id));
    parts.set(id, part);
  }

  return {
    enqueue,
    cancel,
    live,
    async pause(id) {
      const session = current;
      if (session?.row().id === id) {
        const row = await session.pause();
        pump();
        return row;
      }
      return pauseWaiting(id);
    },
    async resume(id) {
      const session = current;
      if (session?.row().id === id) {
        const row = await session.resume();
        if (row.state !== 'paused' && row.state !== 'cancelled') return row;
        await session.end; // it is making room for others, or its partial result is being written
      }
      return enqueue(id);
    },
    async inspect(document) {
      keeper.wake();
      let job: Job;
      try {
        job = jobOf(document);
      } catch (error) {
        if (error instanceof AppError) return { ok: false, error: toErrorInfo(error) }; // a data file that is not there
        throw error;
      }
      return (await keeper.client()).inspect(job);
    },
    async preview(document, scope = '') {
      return (await keeper.client()).preview(jobOf(document), scope);
    },
    lend(piece, signal) {
      keeper.wake();
      return guests.lend(piece, signal);
    },
    engineFacts: () => keeper.facts(),
    engineState: () => keeper.state(),
    async shutDown(mode) {
      isClosing = true;
      try {
        for (const { id } of waiting) await (mode === 'cancel' ? cancel(id) : pauseWaiting(id));
        if (mode === 'cancel') await current?.cancel();
        else {
          await current?.pause();
          current?.putAside();
        }
        await current?.end;
        await Promise.all(parts.values());
      } finally {
        waiting = [];
        throttle.clear();
        keeper.close();
      }
    },
  };
}
