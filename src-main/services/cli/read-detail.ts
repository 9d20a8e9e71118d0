import {
  AppError,
  runDetail,
  type Job,
  type Progress,
  type RunAnswer,
  type RunDetail,
} from '../../../src-engine/index.ts';
import type { EngineClient } from '../engine-host/engine-client.ts';
import type { Pooled } from './full-report.ts';

/** Paths whose loan tapes the full report pools, unless told: half a minute of one core at the slowest. */
export const USUAL_POOLED_PATHS = 64;

export type DetailRequest = {
  readonly pooledPaths?: number;
  /** The run itself was stopped: then nothing more is simulated but its median path. */
  readonly wasCut: boolean;
  readonly onProgress: (progress: Progress) => void;
  /** Given the way to stop what has begun. */
  readonly onStart: (cancel: () => void) => void;
};

/** Asks the engine for what the full report shows beyond a result: the median path, and the pooled tapes of many paths. */
export async function readDetail(
  engine: EngineClient,
  job: Job,
  { result }: RunAnswer,
  request: DetailRequest,
): Promise<{ readonly detail: RunDetail; readonly pooled: Pooled }> {
  const { medianPath } = result.summary;
  const median = medianPath === null ? null : await engine.replay(job, medianPath.path);
  return { detail: runDetail(result, median), pooled: await readPooled(engine, job, request) };
}

async function readPooled(engine: EngineClient, job: Job, request: DetailRequest): Promise<Pooled> {
  const { pooledPaths = USUAL_POOLED_PATHS, wasCut, onProgress, onStart } = request;
  if (wasCut) return { leftOut: 'the run was cut short.' };
  if (pooledPaths === 0) return { leftOut: '--pooled-paths is 0.' };
  const work = engine.pooledCohorts(job, { settings: { paths: pooledPaths }, by: [] }, onProgress);
  onStart(() => work.cancel());
  try {
    return { cohorts: await work.answer };
  } catch (error) {
    if (error instanceof AppError && leavesOut.has(error.code)) return { leftOut: error.message };
    throw error;
  }
}

/** Too few paths or advances to pool, too many, or stopped by the user: the rest of the report stands. */
const leavesOut: ReadonlySet<string> = new Set(['plan/infeasible', 'input/too-large', 'run/cancelled']);
