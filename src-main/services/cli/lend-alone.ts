import { AppError } from '../../../src-engine/index.ts';
import type { EngineClient } from '../engine-host/engine-client.ts';
import type { LendEngine } from '../engine-host/engine-guests.ts';

/** The engine of a command: nobody else wants it, so every piece of work begins at once. */
export const lendAlone =
  (client: EngineClient): LendEngine =>
  async (piece, signal) => {
    const stopped = () => new AppError('run/cancelled', 'Stopped before it was done; nothing was written.');
    if (signal.aborted) throw stopped();
    const work = piece(client);
    const aborted = new Promise<never>((_resolve, reject) =>
      signal.addEventListener('abort', () => {
        work.cancel();
        reject(stopped());
      }),
    );
    work.answer.catch(() => undefined); // told by the race, or not wanted any more
    return Promise.race([work.answer, aborted]);
  };
