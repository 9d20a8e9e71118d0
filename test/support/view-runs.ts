import { gatherOutcome } from '../../src-engine/fund/run/outcome.ts';
import { createFanCounts } from '../../src-engine/fund/metrics/fans.ts';
import { createPathRunner, ROW_WIDTH } from '../../src-engine/fund/run/path-runner.ts';
import { replayPath, type PathReplay } from '../../src-engine/fund/run/replay.ts';
import { runDetail } from '../../src-engine/fund/run/detail/run-detail.ts';
import { buildResult, columnOf, rowColumns, type RunResult } from '../../src-engine/fund/run/result.ts';
import { resultSchema, type StoredResult } from '../../src-engine/fund/run/result-schema.ts';
import { chunkCount, type RunPlan } from '../../src-engine/fund/run/run-plan.ts';
import { simulate } from '../../src-engine/fund/run/simulate.ts';
import { documentWith, planWith, type Settings } from './plans.ts';

/** A finished run as a host holds it: the result as it was made and as it comes out of the store, and its columns. */
export type ViewRun = {
  readonly fresh: RunResult;
  readonly result: StoredResult;
  readonly document: Record<string, unknown>;
  /** The median path in full detail; null when no path has a net IRR. */
  readonly median: PathReplay | null;
  readonly columnOf: (name: string) => Float64Array | null;
  readonly paths: Int32Array;
};

/** Simulates settings in this thread. `chunks`: which chunks of 64 paths were done when it was cut short; left out: all. */
export function viewRun(settings: Settings, chunks?: readonly number[]): ViewRun {
  return viewRunOf(planWith(settings), documentWith(settings), chunks);
}

/** The same of a plan and the document that it was made of. */
export function viewRunOf(plan: RunPlan, document: Record<string, unknown>, chunks?: readonly number[]): ViewRun {
  const runner = createPathRunner(plan);
  const rows = new Float64Array(plan.paths * ROW_WIDTH);
  const fans = createFanCounts(plan.fans);
  const done = new Int32Array(chunkCount(plan.paths));
  if (chunks === undefined) {
    for (const _chunk of simulate(plan, runner, { rows, fans }));
    done.fill(1);
  } else
    for (const chunk of chunks) {
      done[chunk] = 1;
      for (let path = chunk * 64; path < Math.min(plan.paths, (chunk + 1) * 64); path++)
        runner.measure(path, rows, path * ROW_WIDTH, fans);
    }
  const outcome = gatherOutcome(plan, rows, fans, done);
  const bare = buildResult(plan, outcome);
  const { medianPath } = bare.summary;
  const median = medianPath === null ? null : replayPath(plan, runner, medianPath.path);
  const fresh = { ...bare, detail: runDetail(bare, median) };
  return {
    fresh,
    result: resultSchema.parse(JSON.parse(textOf(fresh))),
    document,
    median,
    columnOf: (name) => (rowColumns.includes(name) ? columnOf(outcome.rows, rowColumns.indexOf(name)) : null),
    paths: outcome.completedPaths,
  };
}

/** Text of a result: typed arrays as lists, NaN as null. */
export function textOf(result: RunResult): string {
  return JSON.stringify(result, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
  );
}

/** Places in a view that JSON would not give back: NaN, infinities, minus zero, nothing, typed arrays. */
export function notPlain(view: unknown, path = ''): string[] {
  if (typeof view === 'number') return Number.isFinite(view) && !Object.is(view, -0) ? [] : [`${path}: ${view}`];
  if (view === null || typeof view === 'string' || typeof view === 'boolean') return [];
  if (typeof view !== 'object' || ArrayBuffer.isView(view)) return [`${path}: ${typeof view}`];
  return Object.entries(view).flatMap(([key, value]) => notPlain(value, `${path}.${key}`));
}
