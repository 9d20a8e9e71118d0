import {
  addPackedCounts,
  AppError,
  CHUNK_PATHS,
  chunkCount,
  shapeOf,
  type FanCounts,
  type PackedChunk,
  type Work,
} from '../../../src-engine/index.ts';
import { PATHS_DONE, type SharedState } from './shared-state.ts';

/** Rows of a chunk that is done, as a copy: shared memory cannot leave the process. */
export function rowsOfChunk(work: Work, shared: SharedState, chunk: number): Float64Array {
  const { from, to } = rowRange(work, chunk);
  return shared.rows.slice(from, to);
}

/**
 * Puts a chunk that an earlier process finished where it would stand had this one simulated it.
 * @throws AppError `data/invalid` when it does not fit the run; nothing was added then
 */
export function bringChunk(work: Work, shared: SharedState, fans: FanCounts, brought: PackedChunk): void {
  const { chunk, rows, counts } = brought;
  const { from, to } = rowRange(work, chunk);
  if (chunk >= chunkCount(work.paths) || rows.length !== to - from)
    throw new AppError('data/invalid', `Chunk ${chunk} that was kept does not belong to this run.`, {
      chunk,
      values: rows.length,
      expected: to - from,
    });
  if (Atomics.load(shared.doneChunks, chunk) === 1) return;
  addPackedCounts(fans, counts);
  shared.rows.set(rows, from);
  Atomics.store(shared.doneChunks, chunk, 1);
  Atomics.add(shared.control, PATHS_DONE, (to - from) / shapeOf(work).rowWidth);
}

function rowRange(work: Work, chunk: number): { readonly from: number; readonly to: number } {
  const { rowWidth } = shapeOf(work);
  const last = Math.min(work.paths, (chunk + 1) * CHUNK_PATHS);
  return { from: chunk * CHUNK_PATHS * rowWidth, to: last * rowWidth };
}
