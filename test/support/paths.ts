import type { PathTables } from '../../src-engine/fund/metrics/table.ts';
import { createPathRunner, ROW_WIDTH } from '../../src-engine/fund/run/path-runner.ts';
import { columnOf, rowColumns } from '../../src-engine/fund/run/result.ts';
import type { RunPlan } from '../../src-engine/fund/run/run-plan.ts';
import { createFanCounts } from '../../src-engine/fund/metrics/fans.ts';
import { runPlan } from './plans.ts';

/** Calls `look` with the tables and the figures of the first `paths` paths of a plan, one after the other. */
export function eachPath(
  plan: RunPlan,
  paths: number,
  look: (tables: PathTables, figures: Readonly<Record<string, number>>, path: number) => void,
): void {
  const runner = createPathRunner(plan);
  const row = new Float64Array(ROW_WIDTH);
  const fans = createFanCounts(plan.fans);
  for (let path = 0; path < paths; path++) {
    runner.measure(path, row, 0, fans);
    const figures = Object.fromEntries(rowColumns.map((name, i) => [name, row[i]!]));
    look(runner.run(path), figures, path);
  }
}

/** One figure of every path of a run in this thread, in path order. */
export function runColumns(plan: RunPlan): Readonly<Record<string, Float64Array>> {
  const { rows } = runPlan(plan);
  return Object.fromEntries(rowColumns.map((name, position) => [name, columnOf(rows, position)]));
}

/** Sum of the first `count` entries, all of them unless said. */
export function total(values: ArrayLike<number>, count = values.length): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i]!;
  return sum;
}

/** Names and sizes of what is at or above a limit: an empty list says that all is well, a full one what is not. */
export function exceeding(gaps: Readonly<Record<string, number>>, limit: number): string[] {
  return Object.entries(gaps).flatMap(([name, gap]) => (gap < limit ? [] : [`${name}: ${gap}`]));
}
