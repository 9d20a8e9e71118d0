import { chunkCount, shapeOf, type Work } from '../../../src-engine/index.ts';

/**
 * What the threads of the engine process share. Workers pull chunk numbers from a counter and write rows at the path's index,
 * so that scheduling cannot show in the results. Nothing here crosses a process.
 */
export type SharedState = {
  /** [next chunk, cancel flag, paths done, pause flag]. */
  readonly control: Int32Array;
  readonly rows: Float64Array;
  /** 1 when the chunk is finished. */
  readonly doneChunks: Int32Array;
};

export const NEXT_CHUNK = 0;
export const CANCEL = 1;
export const PATHS_DONE = 2;
export const PAUSE = 3;

export function createSharedState(work: Work): SharedState {
  return {
    control: new Int32Array(new SharedArrayBuffer(4 * 4)),
    rows: new Float64Array(new SharedArrayBuffer(8 * shapeOf(work).rowWidth * work.paths)),
    doneChunks: new Int32Array(new SharedArrayBuffer(4 * chunkCount(work.paths))),
  };
}

/** What a worker thread is started with. `postsChunks`: counts go out chunk by chunk, packed, not once at the end. */
export type WorkerStart = { readonly work: Work; readonly shared: SharedState; readonly postsChunks: boolean };

/** What a worker thread says: a finished chunk, or that there is nothing left to do, with the counts that it still holds. */
export type WorkerReport =
  { readonly chunk: number; readonly counts: Uint8Array } | { readonly fans: Int32Array | null };
