import { Worker } from 'node:worker_threads';
import type { StoreMessage, StoreRequest, StoreStart } from './messages.ts';

/** The far side of the store: a thread, or in a test the same thread. */
export type StorePort = {
  readonly post: (request: StoreRequest) => void;
  readonly onMessage: (listener: (message: StoreMessage) => void) => void;
  /** Called once when it has ended by itself; the text says why. */
  readonly onEnd: (listener: (why: string) => void) => void;
  readonly end: () => Promise<void>;
};

/** Starts the thread that alone opens the project file. */
export function startThread(start: Extract<StoreStart, { kind: 'serve' }>): StorePort {
  const worker = new Worker(start.entry, { workerData: start, name: 'store' });
  return {
    post: (request) => worker.postMessage(request),
    onMessage: (listener) => void worker.on('message', listener),
    onEnd: (listener) => {
      worker.once('error', (error) => listener(error instanceof Error ? error.message : String(error)));
      worker.once('exit', (code) => listener(`its thread ended with code ${code}`));
    },
    end: async () => void (await worker.terminate()),
  };
}
