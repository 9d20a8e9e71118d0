import {
  AppError,
  createFanCounts,
  rowColumns,
  toErrorInfo,
  type Inspection,
  type Job,
} from '../../../src-engine/index.ts';
import type { DataCache } from './data-cache.ts';
import { resolveJob } from './resolve-job.ts';

/** Parses and resolves a document: its problems as values, or what a run of it would be. Nothing is simulated. */
export function inspectJob(job: Job, cache: DataCache): Inspection {
  try {
    const plan = resolveJob(job, cache);
    return {
      ok: true,
      run: {
        scenarioName: plan.scenarioName,
        paths: plan.paths,
        seed: plan.seed,
        mode: plan.draws.mode,
        scenarioHash: plan.scenarioHash,
        dataHashes: plan.dataHashes,
        rowWidth: rowColumns.length,
        columnNames: rowColumns,
        months: plan.book.months,
        fanCountLength: createFanCounts(plan.fans).length,
        advanceCapacity: plan.book.advanceCapacity,
        warnings: plan.warnings,
      },
    };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error: toErrorInfo(error) };
    throw error;
  }
}
