import { CHUNK_PATHS, METRIC, ROW_WIDTH, type Progress, type RunPlan } from '../../../src-engine/index.ts';
import { PATHS_DONE, type SharedState } from './shared-state.ts';

/** Longest time between two progress messages, milliseconds. */
export const PROGRESS_EVERY_MS = 200;

/** Reads progress off the shared state: exact counts, and a running mean over the finished chunks, for people only. */
export function createProgressReader(plan: RunPlan, shared: SharedState, nowMs: () => number) {
  const startedMs = nowMs();
  const counted = new Uint8Array(shared.doneChunks.length);
  let n = 0;
  let mean = 0;
  let squares = 0;

  /** Welford's update over chunks that have finished since the last look. */
  function takeIn(chunk: number): void {
    counted[chunk] = 1;
    for (let path = chunk * CHUNK_PATHS; path < Math.min(plan.paths, (chunk + 1) * CHUNK_PATHS); path++) {
      const value = shared.rows[path * ROW_WIDTH + METRIC.netIrrAnnual]!;
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
    const done = Math.min(plan.paths, Atomics.load(shared.control, PATHS_DONE));
    const seconds = (nowMs() - startedMs) / 1000;
    const rate = done > 0 && seconds > 0 ? done / seconds : null;
    return {
      stage: 'simulate',
      done,
      total: plan.paths,
      pathsPerSecond: rate,
      remainingSeconds: rate === null ? null : (plan.paths - done) / rate,
      meanNetIrrAnnual: n > 0 ? mean : null,
      standardErrorAnnual: n > 1 ? Math.sqrt(squares / (n - 1) / n) : null,
    };
  };
}
