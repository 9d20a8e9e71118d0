import { parentPort, workerData } from 'node:worker_threads';
import { chunkCount, createChunkSimulator, shapeOf } from '../../../src-engine/index.ts';
import { CANCEL, NEXT_CHUNK, PATHS_DONE, type WorkerStart } from './shared-state.ts';

/** Body of a worker thread. Posts its fan counts when there is nothing left to do; an exception reaches the engine as an error event. */
export function runWorker(): void {
  const { work, shared } = workerData as WorkerStart;
  const { control, doneChunks } = shared;
  const shape = shapeOf(work);
  const fans = shape.createCounts();
  const simulator = createChunkSimulator(work, shape.createRunner(), { rows: shared.rows, fans });
  const isCancelled = () => Atomics.load(control, CANCEL) === 1;
  const onPath = () => void Atomics.add(control, PATHS_DONE, 1);
  for (;;) {
    const chunk = Atomics.add(control, NEXT_CHUNK, 1);
    if (chunk >= chunkCount(work.paths) || !simulator.simulate(chunk, isCancelled, onPath)) break;
    Atomics.store(doneChunks, chunk, 1);
  }
  parentPort!.postMessage(fans);
}
