import type { FromEngine } from '../../../src-engine/index.ts';

/** A sign of life this often, milliseconds; without one for `USUAL_QUIET_MS` the process counts as hung. */
const BEAT_EVERY_MS = 1000;
const USUAL_QUIET_MS = 5000;

/** Signs of life of the engine's main thread, and the announcement of pieces of work during which there can be none. */
export type Heartbeat = {
  /** Announces that the thread may be silent for so long. It holds until `usual`. */
  quiet(ms: number): void;
  usual(): void;
};

/** Beats until the process ends; does not keep it alive. */
export function startHeartbeat(send: (message: FromEngine) => void): Heartbeat {
  let quietMs = USUAL_QUIET_MS;
  const beat = () => send({ type: 'beat', quietMs });
  setInterval(beat, BEAT_EVERY_MS).unref();
  function allow(ms: number): void {
    quietMs = ms;
    beat();
  }
  return { quiet: allow, usual: () => allow(USUAL_QUIET_MS) };
}
