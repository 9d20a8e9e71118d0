import type { Client, Contract } from '../../src-main/contract/define.ts';
import { closedError, connect, type Wire } from '../../src-main/contract/wire.ts';
import { AppError } from '../../src-engine/index.ts';
import type { Connection, ConnectionState } from './host.ts';

/** Thrown by an opener when trying again is of no use. */
export class Refused extends Error {}

export type Timing = {
  /** Pauses between attempts, in ms; the last one repeats. */
  readonly pausesMs: readonly number[];
  /** How long a call waits for a connection before it fails with `app/closed`, in ms. */
  readonly patienceMs: number;
};
export const usualTiming: Timing = { pausesMs: [100, 250, 500, 1000, 2000, 4000], patienceMs: 5000 };

/**
 * A client that outlives its wire. What was under way when the wire went fails with `app/closed`, because nobody can know whether
 * it was done; calls made meanwhile wait; streams begin again on the new wire.
 */
export function createReconnectingClient<C extends Contract>(
  contract: C,
  openWire: () => Promise<Wire>,
  timing: Timing = usualTiming,
): { readonly client: Client<C>; readonly connection: Connection } {
  let state: ConnectionState = 'connecting';
  let current: Client<C> | null = null;
  let retry: () => void = () => undefined;
  const listeners = new Set<(state: ConnectionState) => void>();
  const waiters = new Set<(client: Client<C>) => void>();

  function become(next: ConnectionState): void {
    if (state === next) return;
    state = next;
    for (const listener of listeners) listener(next);
  }

  async function attempt(failures: number): Promise<void> {
    try {
      const wire = await openWire();
      const client = connect(contract, wire);
      let since = failures; // a wire that dies at once counts as one more failure
      setTimeout(() => (since = -1), 1000);
      wire.onClose(() => {
        current = null;
        become('lost');
        void pause(since + 1);
      });
      if (state === 'lost' || state === 'connecting') current = client;
      become('connected');
      for (const waiter of waiters) waiter(client);
      waiters.clear();
    } catch (error) {
      if (error instanceof Refused) return become('refused');
      become('lost');
      void pause(failures);
    }
  }
  async function pause(failures: number): Promise<void> {
    const ms = timing.pausesMs[Math.min(failures, timing.pausesMs.length - 1)] ?? 1000;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      retry = () => (clearTimeout(timer), resolve());
    });
    await attempt(failures + 1);
  }

  /** The client of the present wire, or of the next one. Never waits for a host that refuses. */
  function connected(patienceMs: number, stop?: Promise<void>): Promise<Client<C>> {
    if (current) return Promise.resolve(current);
    return new Promise((resolve, reject) => {
      const settle = () => (waiters.delete(take), clearTimeout(timer));
      const take = (client: Client<C>) => (settle(), resolve(client));
      const give = () => (settle(), reject(closedError()));
      const timer = patienceMs === Infinity ? undefined : setTimeout(give, state === 'refused' ? 0 : patienceMs);
      waiters.add(take);
      void stop?.then(give);
    });
  }

  const methods = Object.entries(contract).map(([method, def]) => {
    if (def.kind === 'call') {
      const call = async (input: unknown, options?: { signal?: AbortSignal }) => {
        const client = await connected(timing.patienceMs);
        return (client[method] as (input: unknown, options?: { signal?: AbortSignal }) => Promise<unknown>)(
          input,
          options,
        );
      };
      return [method, call];
    }
    const begin = (client: Client<C>, input: unknown) => (client[method] as (i: unknown) => AsyncGenerator)(input);
    return [method, (input: unknown) => resumedStream(begin, (stop) => connected(Infinity, stop), input)];
  });

  void attempt(0);
  return {
    client: Object.fromEntries(methods) as Client<C>, // one function a method, by its kind
    connection: {
      state: () => state,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
      retryNow: () => retry(),
    },
  };
}

/** A stream that begins again when its wire goes, until its reader leaves or it ends or fails by itself. */
function resumedStream<Source>(
  begin: (source: Source, input: unknown) => AsyncGenerator,
  next: (stop: Promise<void>) => Promise<Source>,
  input: unknown,
) {
  let inner: AsyncGenerator | null = null;
  let over = false;
  let leave: () => void = () => undefined;
  const left = new Promise<void>((resolve) => (leave = resolve));
  const done = { done: true as const, value: undefined };
  const stream = {
    async next(): Promise<IteratorResult<unknown, void>> {
      while (!over) {
        try {
          inner ??= begin(await next(left), input);
          const item = await inner.next();
          if (!item.done) return item;
          over = true;
        } catch (error) {
          inner = null;
          if (over) break;
          if (!(error instanceof AppError && error.code === 'app/closed')) {
            over = true;
            throw error;
          }
        }
      }
      return done;
    },
    async return(): Promise<IteratorResult<unknown, void>> {
      over = true;
      leave();
      await inner?.return(undefined);
      return done;
    },
    async throw(error: unknown): Promise<IteratorResult<unknown, void>> {
      await stream.return();
      throw error;
    },
    [Symbol.asyncIterator]: () => stream,
    [Symbol.asyncDispose]: async () => void (await stream.return()),
  };
  return stream;
}
