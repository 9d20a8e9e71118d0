import { mergeFanCounts, type FanCounts, type PathCounts } from '../metrics/fans.ts';
import { CHUNK_PATHS, chunkCount, type RunPlan } from './run-plan.ts';

/** Where a chunk's figures go: rows of equal length by path index (`ROW_WIDTH` doubles for one fund), and fan counts. */
export type ResultSink = { readonly rows: Float64Array; readonly fans: FanCounts };

/** First path of a chunk and the path after its last. */
export function chunkRange(
  plan: Pick<RunPlan, 'paths'>,
  chunk: number,
): { readonly from: number; readonly to: number } {
  return { from: chunk * CHUNK_PATHS, to: Math.min(plan.paths, (chunk + 1) * CHUNK_PATHS) };
}

/**
 * Simulates single chunks into a sink. The cancel flag is read after every path; a cancelled chunk leaves nothing behind in
 * the fans and its rows count as not done.
 */
export function createChunkSimulator(
  plan: Pick<RunPlan, 'paths'>,
  runner: { measure(path: number, out: Float64Array, offset: number, fans: PathCounts): unknown },
  sink: ResultSink,
) {
  const chunkFans = new Uint8Array(sink.fans.length); // CHUNK_PATHS is below 256
  const rowWidth = sink.rows.length / plan.paths;
  return {
    /** @returns false when it was cancelled before its last path */
    simulate(chunk: number, isCancelled: () => boolean, onPath?: () => void): boolean {
      chunkFans.fill(0);
      const { from, to } = chunkRange(plan, chunk);
      for (let path = from; path < to; path++) {
        if (isCancelled()) return false;
        runner.measure(path, sink.rows, path * rowWidth, chunkFans);
        onPath?.();
      }
      mergeFanCounts(sink.fans, chunkFans);
      return true;
    },
  };
}

/**
 * A whole run in one thread, a chunk a step: yields the number of the chunk that is done. Worker threads pull chunks instead
 * (engine process); both write the same bytes, because a path depends on its index alone.
 */
export function* simulate(
  plan: Pick<RunPlan, 'paths'>,
  runner: { measure(path: number, out: Float64Array, offset: number, fans: PathCounts): unknown },
  sink: ResultSink,
  isCancelled: () => boolean = () => false,
): Generator<number, void> {
  const simulator = createChunkSimulator(plan, runner, sink);
  for (let chunk = 0; chunk < chunkCount(plan.paths); chunk++) {
    if (!simulator.simulate(chunk, isCancelled)) return;
    yield chunk;
  }
}
