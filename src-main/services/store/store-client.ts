import { AppError, fromErrorInfo } from '../../../src-engine/index.ts';
import type { StoreReply } from './messages.ts';
import type { MethodName, StoreMethods } from './service.ts';
import type { Clock, StoreEvent } from './store.ts';
import type { StorePort } from './thread-port.ts';

/** A write that takes longer than this is shown as being under way, ms. */
const shownAfterMs = 200;

const reading: ReadonlySet<MethodName> = new Set<MethodName>([
  'scenarios.list',
  'scenarios.row',
  'scenarios.open',
  'scenarios.history',
  'scenarios.yaml',
  'scenarios.merged',
  'scenarios.version',
  'runs.chunks',
  'runs.get',
  'runs.list',
  'runs.document',
  'runs.grounds',
  'runs.result',
  'runs.columnNames',
  'runs.column',
  'exports.list',
  'exports.templates',
  'exports.schedule',
  'settings.get',
  'project.get',
  'backups.list',
]);

/** A failure of the project as a whole, not of what was asked. */
const isProblem = (error: AppError) => error.code.startsWith('store/') && error.code !== 'store/newer';

export type StoreClient = {
  /** Fulfilled when the project is open. */
  readonly opened: Promise<void>;
  readonly call: <K extends MethodName>(
    method: K,
    ...args: Parameters<StoreMethods[K]>
  ) => Promise<Awaited<ReturnType<StoreMethods[K]>>>;
  /** Later calls reject with `app/closed`. */
  readonly end: () => Promise<void>;
};

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: AppError) => void };

/** Calls to the thread of the store, and its word on whether all is saved. */
export function createStoreClient(port: StorePort, clock: Clock, onEvent: (event: StoreEvent) => void): StoreClient {
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let ended: AppError | null = null;
  let writes = 0;
  let shown: 'saved' | 'saving' | 'problem' = 'saved';

  const show = (state: typeof shown, error: AppError | null) => {
    if (state === shown && state !== 'problem') return;
    shown = state;
    const info = error && {
      code: error.code,
      message: error.message,
      context: { ...error.context },
      issues: [...error.issues],
    };
    onEvent({ type: 'store', state, error: info });
  };

  const ask = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => void waiting.set(id, { resolve, reject }));

  const settle = (reply: StoreReply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) call?.resolve(reply.value);
    else call?.reject(fromErrorInfo(reply.error));
  };

  const stop = (error: AppError) => {
    if (ended) return;
    ended = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };

  port.onMessage((message) => {
    if ('event' in message) onEvent(message.event);
    else settle(message);
  });
  port.onEnd((why) => {
    if (ended) return;
    const message = `The store stopped: ${why}. What was saved is safe.`;
    const error = new AppError('app/unexpected', message, {}, [
      { path: '', message, remedy: 'Open the project again.' },
    ]);
    stop(error);
    show('problem', error);
  });

  async function followed<T>(work: Promise<T>): Promise<T> {
    writes++;
    const timer = setTimeout(() => show('saving', null), shownAfterMs);
    try {
      const value = await work;
      clearTimeout(timer);
      if (writes === 1) show('saved', null);
      return value;
    } catch (error) {
      clearTimeout(timer);
      if (error instanceof AppError && isProblem(error)) show('problem', error);
      else if (writes === 1 && shown === 'saving') show('saved', null);
      throw error;
    } finally {
      writes--;
    }
  }

  return {
    opened: ask(0).then(() => undefined),
    call: (method, ...args) => {
      if (ended) return Promise.reject(ended);
      const id = nextId++;
      const answer = ask(id);
      port.post({ id, method, at: clock.nowIso(), args });
      // The type of an answer is that of its method on the other side of the same message.
      return (reading.has(method) ? answer : followed(answer)) as Promise<never>;
    },
    end: () => {
      stop(new AppError('app/closed', 'The project is closed.', {}, []));
      return port.end();
    },
  };
}
