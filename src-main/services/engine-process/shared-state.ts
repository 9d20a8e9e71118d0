import { chunkCount, shapeOf, type Work } from '../../../src-engine/index.ts';

/**
 * What the threads of the engine process share. Workers pull chunk numbers from a counter and write rows at the path's index,
 * so that scheduling cannot show in the results. Nothing here crosses a process.
 */
export type SharedState = {
  /** [next chunk, cancel flag, paths done]. */
  readonly control: Int32Array;
  readonly rows: Float64Array;
  /** 1 when the chunk is finished. */
  readonly doneChunks: Int32Array;
};

export const NEXT_CHUNK = 0;
export const CANCEL = 1;
export const PATHS_DONE = 2;

export function createSharedState(work: Work): SharedState {
  return {
    control: new Int32Array(new SharedArrayBuffer(4 * 3)),
    rows: new Float64Array(new SharedArrayBuffer(8 * shapeOf(work).rowWidth * work.paths)),
    doneChunks: new Int32Array(new SharedArrayBuffer(4 * chunkCount(work.paths))),
  };
}

/** What a worker thread is started with. */
export type WorkerStart = { readonly work: Work; readonly shared: SharedState };
