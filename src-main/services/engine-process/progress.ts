import { CHUNK_PATHS, shapeOf, type Progress, type Work } from '../../../src-engine/index.ts';
import { PATHS_DONE, type SharedState } from './shared-state.ts';

/** Longest time between two progress messages, milliseconds. */
export const PROGRESS_EVERY_MS = 200;
/** The same where progress comes with a view of the run so far: what a window may be sent. */
export const CHUNKED_PROGRESS_EVERY_MS = 250;

/** Reads progress off the shared state: exact counts, and a running mean over the finished chunks, for people only. */
export function createProgressReader(work: Work, shared: SharedState, nowMs: () => number) {
  const { rowWidth, netIrrAt } = shapeOf(work);
  const startedMs = nowMs();
  const counted = new Uint8Array(shared.doneChunks.length);
  let n = 0;
  let mean = 0;
  let squares = 0;
  const broughtPaths = Atomics.load(shared.control, PATHS_DONE); // finished by an earlier process, not in this time

  /** Welford's update over chunks that have finished since the last look. */
  function takeIn(chunk: number): void {
    counted[chunk] = 1;
    for (let path = chunk * CHUNK_PATHS; path < Math.min(work.paths, (chunk + 1) * CHUNK_PATHS); path++) {
      const value = shared.rows[path * rowWidth + netIrrAt]!;
      if (Number.isNaN(value)) continue;
      n += 1;
      const before = value - mean;
      mean += before / n;
      squares += before * (value - mean);
    }
  }

  return (): Progress => {
    for (let chunk = 0; chunk < counted.length; chunk++)
      if (counted[chunk] === 0 && Atomics.load(shared.doneChunks, chunk) === 1) takeIn(chunk);
    const done = Math.min(work.paths, Atomics.load(shared.control, PATHS_DONE));
    const seconds = (nowMs() - startedMs) / 1000;
    const simulated = done - broughtPaths;
    const rate = simulated > 0 && seconds > 0 ? simulated / seconds : null;
    return {
      stage: 'simulate',
      done,
      total: work.paths,
      pathsPerSecond: rate,
      remainingSeconds: rate === null ? null : (work.paths - done) / rate,
      meanNetIrrAnnual: n > 0 ? mean : null,
      standardErrorAnnual: n > 1 ? Math.sqrt(squares / (n - 1) / n) : null,
    };
  };
}
