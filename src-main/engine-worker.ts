// A worker thread of the engine process: pulls chunks until there are none.
import { runWorker } from './services/engine-process/run-worker.ts';

runWorker();
