import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError, type FromEngine, toErrorInfo, type ToEngine } from '../../../src-engine/index.ts';

type AskedPreview = Extract<ToEngine, { type: 'preview' }>;

/**
 * Previews wait for a turn of the event loop. Of those that have come for one scope by then, only the latest is computed: a
 * user who types does not wait for what he has typed over.
 */
export function createPreviewLine(
  send: (message: FromEngine) => void,
  compute: (message: AskedPreview) => unknown,
): (message: AskedPreview) => void {
  const waiting = new Map<string, AskedPreview>();
  let isBusy = false;

  async function work(): Promise<void> {
    isBusy = true;
    for (;;) {
      await nextTurn();
      const next = waiting.values().next();
      if (next.done === true) break;
      const { runId, scope } = next.value;
      waiting.delete(scope);
      try {
        send({ type: 'done', runId, outcome: compute(next.value) });
      } catch (error) {
        send({ type: 'failed', runId, error: toErrorInfo(error) });
      }
    }
    isBusy = false;
  }

  return (message) => {
    const outdated = waiting.get(message.scope);
    waiting.delete(message.scope);
    waiting.set(message.scope, message);
    if (outdated !== undefined)
      send({
        type: 'failed',
        runId: outdated.runId,
        error: toErrorInfo(new AppError('run/cancelled', 'A newer preview has taken the place of this one.')),
      });
    if (!isBusy) void work();
  };
}
