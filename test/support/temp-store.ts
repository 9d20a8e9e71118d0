import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { StoreMessage, StoreStart } from '../../src-main/services/store/messages.ts';
import { openStore, type StoreOptions } from '../../src-main/services/store/open-store.ts';
import { serveRequests } from '../../src-main/services/store/serve-store.ts';
import type { Clock, Store, StoreEvent } from '../../src-main/services/store/store.ts';
import type { StorePort } from '../../src-main/services/store/thread-port.ts';

/** The program of the store's thread, as Node runs it from the sources. */
export const storeWorkerEntry = join(import.meta.dirname, '../../src-main/store-worker.ts');

/** The store in the thread of the test. Messages are cloned, as between threads. */
export function startHere(start: Extract<StoreStart, { kind: 'serve' }>): StorePort {
  let listener: (message: StoreMessage) => void = () => undefined;
  const post = (message: StoreMessage) => {
    const clone = structuredClone(message);
    setImmediate(() => listener(clone)); // like a message, it leaves time for others
  };
  const serving = serveRequests(start, post);
  return {
    post: (request) => {
      const clone = structuredClone(request);
      void serving.then((serve) => serve(clone));
    },
    onMessage: (heard) => void (listener = heard),
    onEnd: () => undefined,
    end: async () => void (listener = () => undefined),
  };
}

/** A clock that moves on by a second whenever it is read. */
export function tickingClock(from = '2026-11-21T09:00:00.000Z'): Clock & { readonly skip: (ms: number) => void } {
  let now = Date.parse(from);
  return {
    nowIso: () => new Date((now += 1000)).toISOString(),
    nowMs: () => now,
    skip: (ms) => void (now += ms),
  };
}

/** Memory where there is some: a test that does not pull the plug learns nothing from a disk but its speed. */
const tempRoot = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder that is gone when the test is over. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tempRoot, 'equihome-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type OpenedStore = Store & { readonly file: string; readonly events: readonly StoreEvent[] };

/** A store in a file of its own, closed when the test is over. */
export async function openTempStore(options: Partial<StoreOptions> = {}): Promise<OpenedStore> {
  const file = options.file ?? join(tempFolder(), 'fund.equihome');
  const events: StoreEvent[] = [];
  const store = await openStore({
    clock: tickingClock(),
    startPort: startHere,
    workerEntry: storeWorkerEntry,
    onEvent: (event) => void events.push(event),
    ...options,
    file,
  });
  onTestFinished(() => store.close());
  return { ...store, file, events };
}
