import { AppError, type ErrorInfo, toErrorInfo } from '../../../src-engine/index.ts';
import type { AppEvent } from '../../contract/index.ts';
import { createEngineClient, type EngineClient, type EngineFacts } from './engine-client.ts';
import { engineStopped } from './engine-failure.ts';
import type { EngineProcess } from './engine-process.ts';

type EngineState = Extract<AppEvent, { type: 'engine' }>['state'];

export type EngineKeeper = {
  /** The engine when it serves. Rejects when it ended before, or was stopped after too many crashes. */
  client(): Promise<EngineClient>;
  /** What the serving engine says about itself. */
  facts(): Promise<EngineFacts>;
  /** Starts it again after it was stopped: what a user's action does. Without effect while it runs. */
  wake(): void;
  /** Ends it and starts another one, which does not count as a crash. */
  replace(): void;
  /** Ends a process whose work stands still; that counts as a crash. */
  endHung(): void;
  /** Told to the window: ready or busy. */
  setBusy(isBusy: boolean): void;
  state(): { readonly state: EngineState; readonly error: ErrorInfo | null };
  /** Ends it for good. */
  close(): void;
};

const MOST_CRASHES = 3;
const CRASH_WINDOW_MINUTES = 5;
const LOOK_EVERY_MS = 500;

/**
 * Keeps one engine process alive: starts it, starts it again when it ends or hangs, and gives up after three ends within five
 * minutes until the user asks for something.
 */
export function createEngineKeeper(
  spawnEngine: () => EngineProcess,
  onState: (state: EngineState, error: ErrorInfo | null) => void,
): EngineKeeper {
  let client: EngineClient | null = null;
  let stopped: AppError | null = null;
  let isClosed = false;
  let isBusy = false;
  let crashesMs: number[] = [];
  let shown: { state: EngineState; error: ErrorInfo | null } = { state: 'starting', error: null };
  let lookedMs = performance.now();

  function show(state: EngineState, error: AppError | null = null): void {
    shown = { state, error: error === null ? null : toErrorInfo(error) };
    onState(shown.state, shown.error);
  }

  function start(state: 'starting' | 'restarting', because: AppError | null): void {
    show(state, because);
    const engine = createEngineClient(spawnEngine());
    client = engine;
    engine.ready.then(
      () => client === engine && show(isBusy ? 'busy' : 'ready'),
      () => undefined, // told by its end
    );
    void engine.end.then((error) => client === engine && lost(error));
  }

  function lost(error: AppError): void {
    client = null;
    if (isClosed) return;
    const nowMs = performance.now();
    crashesMs = [...crashesMs, nowMs].filter((atMs) => nowMs - atMs < CRASH_WINDOW_MINUTES * 60_000);
    if (crashesMs.length < MOST_CRASHES) return start('restarting', error);
    stopped = engineStopped(error, crashesMs.length, CRASH_WINDOW_MINUTES);
    show('stopped', stopped);
  }

  /** A host that was itself asleep has heard nothing meanwhile: it listens anew before it judges. */
  function look(): void {
    const sinceMs = performance.now() - lookedMs;
    lookedMs = performance.now();
    if (client === null || sinceMs > 4 * LOOK_EVERY_MS) return;
    const { forMs, allowedMs } = client.silence();
    if (forMs > allowedMs) client.endHung();
  }

  start('starting', null);
  const timer = setInterval(look, LOOK_EVERY_MS);

  async function serving(): Promise<{ readonly engine: EngineClient; readonly facts: EngineFacts }> {
    if (isClosed) throw new AppError('app/closed', 'The program is closing.');
    const engine = client;
    if (engine === null) throw stopped ?? new AppError('engine/crashed', 'The engine process is not there.');
    return { engine, facts: await engine.ready };
  }

  return {
    client: async () => (await serving()).engine,
    facts: async () => (await serving()).facts,
    wake() {
      if (stopped === null || isClosed) return;
      stopped = null;
      crashesMs = [];
      start('starting', null);
    },
    replace() {
      const old = client;
      if (old === null || isClosed) return;
      client = null;
      old.close();
      start('restarting', null);
    },
    endHung: () => client?.endHung(),
    setBusy(busy) {
      isBusy = busy;
      if (shown.state === 'ready' || shown.state === 'busy') show(busy ? 'busy' : 'ready');
    },
    state: () => shown,
    close() {
      isClosed = true;
      clearInterval(timer);
      client?.close();
      client = null;
    },
  };
}
