import { AppError } from '../../src-engine/index.ts';
import type { Contract, Handlers } from './define.ts';
import { faceOf, refusedInput, type Unexpected } from './wire-errors.ts';
import { STREAM_CREDIT, toHostSchema, type Wire } from './wire-messages.ts';
import { createOutbox } from './wire-outbox.ts';

/** Calls and streams that one caller may have open at a time. */
const MOST_OPEN = 256;

export type ServeOptions = {
  /** Unforeseen failures, for the log. */
  readonly onUnexpected: (unexpected: Unexpected) => void;
  /** Items of a stream with the same key replace each other while the caller is behind; null: every item counts. */
  readonly keyOf?: (method: string, item: unknown) => string | null;
};

type Open = { readonly abort: AbortController; readonly more: (count: number) => void };

/**
 * Answers the calls that come over `wire` until it closes; then every open call is told to stop.
 * Input is parsed before a handler sees it, output before it leaves; failures travel as ErrorInfo.
 */
export function serve<C extends Contract>(contract: C, handlers: Handlers<C>, wire: Wire, options: ServeOptions): void {
  const open = new Map<number, Open>();
  wire.onClose(() => {
    for (const entry of open.values()) entry.abort.abort();
    open.clear();
  });
  wire.onMessage((raw) => {
    const message = toHostSchema.safeParse(raw);
    if (!message.success) return; // not of our making: there is nobody to answer
    const { data } = message;
    switch (data.type) {
      case 'call':
        return void answer(data.id, data.method, data.input);
      case 'more':
        return open.get(data.id)?.more(data.count);
      case 'stop': {
        open.get(data.id)?.abort.abort();
        open.delete(data.id);
      }
    }
  });

  async function answer(id: number, method: string, rawInput: unknown): Promise<void> {
    if (open.has(id)) return; // an id is used once
    const abort = new AbortController();
    const fail = (error: unknown) => {
      if (abort.signal.aborted) return; // nobody waits
      abort.abort();
      const face = faceOf(error, method, options.onUnexpected);
      try {
        wire.send({ type: 'failed', id, error: face });
      } catch {
        wire.send({ type: 'failed', id, error: { ...face, issues: [] } }); // too many fields to name
      }
    };
    const outbox = createOutbox(STREAM_CREDIT, (value) => {
      try {
        wire.send({ type: 'item', id, value });
      } catch (error) {
        fail(error);
      }
    });
    try {
      const def = Object.hasOwn(contract, method) ? contract[method] : undefined;
      if (def === undefined) throw new AppError('input/not-found', `There is no method "${method}".`, { method });
      if (open.size >= MOST_OPEN)
        throw new AppError('app/not-allowed', `More than ${MOST_OPEN} calls are open on this connection.`, { method });
      open.set(id, { abort, more: outbox.more });
      const input = def.input.safeParse(rawInput);
      if (!input.success) throw refusedInput(method, input.error);
      const handler = handlers[method] as (input: unknown, signal: AbortSignal) => unknown; // same key as `def`
      if (def.kind === 'call') {
        const value = def.output.parse(await handler(input.data, abort.signal));
        if (!abort.signal.aborted) wire.send({ type: 'end', id, value });
        return;
      }
      abort.signal.addEventListener('abort', outbox.stop);
      for await (const item of until(abort.signal, handler(input.data, abort.signal) as AsyncIterable<unknown>))
        outbox.put(options.keyOf?.(method, item) ?? null, def.output.parse(item));
      await outbox.emptied();
      if (!abort.signal.aborted) wire.send({ type: 'end', id });
    } catch (error) {
      fail(error);
    } finally {
      if (open.get(id)?.abort === abort) open.delete(id);
    }
  }
}

/** The items of `source` until `signal`; the source is then told to return, also when it is waiting for its next item. */
async function* until<T>(signal: AbortSignal, source: AsyncIterable<T>): AsyncGenerator<T, void> {
  const items = source[Symbol.asyncIterator]();
  const aborted = new Promise<'aborted'>((resolve) => {
    if (signal.aborted) resolve('aborted');
    signal.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
  let ended = false;
  try {
    for (;;) {
      const next = await Promise.race([items.next(), aborted]);
      if (next === 'aborted') return;
      if (next.done) {
        ended = true;
        return;
      }
      yield next.value;
    }
  } finally {
    // Not awaited: a generator that waits for its next item returns only after it. A late failure of it is of no interest.
    if (!ended) Promise.resolve(items.return?.()).catch(() => undefined);
  }
}
