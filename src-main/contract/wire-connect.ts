import { AppError, errorInfoSchema, fromErrorInfo } from '../../src-engine/index.ts';
import type { Client, Contract } from './define.ts';
import { CREDIT_LOT, type ToCaller, type Wire } from './wire-messages.ts';

type Take = (message: ToCaller) => void;

/** What callers get when the other side is gone. */
export const closedError = () =>
  new AppError('app/closed', 'The connection to Equihome was lost.', {}, [
    { path: '', message: 'What was acknowledged is saved.', remedy: 'It reconnects by itself; then try again.' },
  ]);

/** The methods of `contract` as functions of this side. A failure rejects with the AppError of the other side. */
export function connect<C extends Contract>(contract: C, wire: Wire): Client<C> {
  const waiting = new Map<number, Take>();
  let lastId = 0;
  let closed = false;
  wire.onMessage((raw) => {
    const message = raw as ToCaller; // our own host wrote it
    waiting.get(message.id)?.(message);
  });
  wire.onClose(() => {
    closed = true;
    for (const [id, take] of waiting) take({ type: 'failed', id, error: { ...closedInfo() } });
    waiting.clear();
  });

  function begin(method: string, input: unknown, take: Take): number {
    if (closed) throw closedError();
    const id = (lastId += 1);
    waiting.set(id, take);
    try {
      wire.send({ type: 'call', id, method, input });
    } catch (error) {
      waiting.delete(id);
      throw error;
    }
    return id;
  }
  function stop(id: number): void {
    if (waiting.delete(id) && !closed) wire.send({ type: 'stop', id });
  }

  const callOnce = (method: string) => (input: unknown, options?: { signal?: AbortSignal }) =>
    new Promise<unknown>((resolve, reject) => {
      const signal = options?.signal;
      signal?.throwIfAborted();
      const id = begin(method, input, (message) => {
        waiting.delete(id);
        signal?.removeEventListener('abort', onAbort);
        if (message.type === 'failed') reject(fromErrorInfo(errorInfoSchema.parse(message.error)));
        else resolve(message.value);
      });
      const onAbort = () => {
        stop(id);
        reject(signal!.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
    });

  /** Begins when its first item is asked for. Made by hand: `return` of a generator would wait for the item it waits for. */
  const callMany = (method: string) => (input: unknown) => {
    const queue: ToCaller[] = [];
    let wake: () => void = () => undefined;
    let id: number | null = null;
    let over = false;
    let used = 0;
    const stream = {
      async next(): Promise<IteratorResult<unknown, void>> {
        if (over) return { done: true, value: undefined };
        id ??= begin(method, input, (message) => (queue.push(message), wake()));
        while (queue.length === 0 && !over) await new Promise<void>((resolve) => (wake = resolve));
        const message = queue.shift();
        if (message === undefined) return { done: true, value: undefined };
        if (message.type === 'item') {
          if ((used += 1) % CREDIT_LOT === 0 && !closed) wire.send({ type: 'more', id, count: CREDIT_LOT });
          return { done: false, value: message.value };
        }
        over = true;
        waiting.delete(id);
        if (message.type === 'failed') throw fromErrorInfo(errorInfoSchema.parse(message.error));
        return { done: true, value: undefined };
      },
      async return(): Promise<IteratorResult<unknown, void>> {
        over = true;
        queue.length = 0;
        if (id !== null) stop(id);
        wake();
        return { done: true, value: undefined };
      },
      async throw(error: unknown): Promise<IteratorResult<unknown, void>> {
        await stream.return();
        throw error;
      },
      [Symbol.asyncIterator]: () => stream,
      [Symbol.asyncDispose]: async () => void (await stream.return()),
    };
    return stream;
  };

  const methods = Object.entries(contract).map(([method, def]) => [
    method,
    def.kind === 'stream' ? callMany(method) : callOnce(method),
  ]);
  return Object.fromEntries(methods) as Client<C>; // one function a method, by its kind
}

const closedInfo = () => {
  const { code, message, context, issues } = closedError();
  return { code, message, context: { ...context }, issues: [...issues] };
};
