import { parentPort, workerData } from 'node:worker_threads';
import { chunkCount, createChunkSimulator, packCounts, shapeOf } from '../../../src-engine/index.ts';
import { CANCEL, NEXT_CHUNK, PATHS_DONE, PAUSE, type WorkerReport, type WorkerStart } from './shared-state.ts';

/**
 * Body of a worker thread. Posts its fan counts chunk by chunk or once at the end, as it was started; an exception reaches the
 * engine as an error event.
 */
export function runWorker(): void {
  const { work, shared, postsChunks } = workerData as WorkerStart;
  const { control, doneChunks } = shared;
  if (Atomics.load(control, CANCEL) === 1) return parentPort!.postMessage({ fans: null } satisfies WorkerReport);
  const shape = shapeOf(work);
  const fans = shape.createCounts();
  const simulator = createChunkSimulator(work, shape.createRunner(), { rows: shared.rows, fans });
  const isCancelled = () => {
    // A pause costs no processor time: the thread sleeps between two paths until it is woken.
    while (Atomics.load(control, PAUSE) === 1) Atomics.wait(control, PAUSE, 1);
    return Atomics.load(control, CANCEL) === 1;
  };
  const onPath = () => void Atomics.add(control, PATHS_DONE, 1);
  const report = (message: WorkerReport) => parentPort!.postMessage(message);
  for (;;) {
    const chunk = Atomics.add(control, NEXT_CHUNK, 1);
    if (chunk >= chunkCount(work.paths)) break;
    if (Atomics.load(doneChunks, chunk) === 1) continue; // brought by the host
    if (postsChunks) fans.fill(0);
    if (!simulator.simulate(chunk, isCancelled, onPath)) break;
    Atomics.store(doneChunks, chunk, 1);
    if (postsChunks) report({ chunk, counts: packCounts(fans) });
  }
  report({ fans: postsChunks ? null : fans });
}
