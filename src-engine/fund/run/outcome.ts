import type { FanCounts } from '../metrics/fans.ts';
import { CHUNK_PATHS, chunkCount, type RunPlan } from './run-plan.ts';

/**
 * What a run left behind, complete or cut short: rows of figures by path and fan counts. `completedPaths` are the paths of the
 * chunks that were finished, in path order; a partial outcome is marked and may have gaps between chunks.
 */
export type RunOutcome = {
  readonly completedPaths: Int32Array;
  /** Row i holds the figures of path `completedPaths[i]`. */
  readonly rows: Float64Array;
  readonly fans: FanCounts;
  readonly partial: boolean;
};

/** Gathers the finished chunks. `doneChunks[c]` is 1 when chunk c is finished; `rows` has a row of equal length per path. */
export function gatherOutcome(
  plan: Pick<RunPlan, 'paths'>,
  rows: Float64Array,
  fans: FanCounts,
  doneChunks: ArrayLike<number>,
): RunOutcome {
  const completed: number[] = [];
  for (let chunk = 0; chunk < chunkCount(plan.paths); chunk++) {
    if (doneChunks[chunk] !== 1) continue;
    for (let path = chunk * CHUNK_PATHS; path < Math.min(plan.paths, (chunk + 1) * CHUNK_PATHS); path++)
      completed.push(path);
  }
  const partial = completed.length < plan.paths;
  return {
    completedPaths: Int32Array.from(completed),
    rows: partial ? pickRows(rows, completed, rows.length / plan.paths) : rows,
    fans,
    partial,
  };
}

function pickRows(rows: Float64Array, paths: readonly number[], width: number): Float64Array {
  const picked = new Float64Array(paths.length * width);
  paths.forEach((path, i) => picked.set(rows.subarray(path * width, (path + 1) * width), i * width));
  return picked;
}
