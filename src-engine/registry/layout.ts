import { ROW_WIDTH } from '../fund/run/path-runner.ts';
import { REGISTRY_COUNT, registryYearColumns } from './columns.ts';
import { managerWidth } from './manager.ts';
import type { RegistryPlan } from './plan.ts';

/** Where the figures of a path stand in its row: the funds one after the other, the funds together, the years column by column, the manager. */
export type RowLayout = {
  readonly width: number;
  /** First figure of the funds together. */
  readonly togetherAt: number;
  readonly yearsAt: number;
  /** First figure of the manager; there are none without one. */
  readonly managerAt: number;
};

export function layoutOf(plan: Pick<RegistryPlan, 'funds' | 'years' | 'manager'>): RowLayout {
  const { funds, years } = plan;
  const togetherAt = funds.length * ROW_WIDTH;
  const yearsAt = togetherAt + REGISTRY_COUNT;
  const managerAt = yearsAt + registryYearColumns.length * years;
  return { width: managerAt + managerWidth(plan), togetherAt, yearsAt, managerAt };
}

/** One figure of every path of rows of equal width, in path order. */
export function figureOf(rows: Float64Array, width: number, position: number): Float64Array {
  const column = new Float64Array(rows.length / width);
  for (let i = 0; i < column.length; i++) column[i] = rows[i * width + position]!;
  return column;
}

/** The rows of one fund, as a run of that fund alone would hold them. */
export function rowsOfFund(rows: Float64Array, width: number, fund: number): Float64Array {
  const paths = rows.length / width;
  const own = new Float64Array(paths * ROW_WIDTH);
  for (let i = 0; i < paths; i++) {
    const from = i * width + fund * ROW_WIDTH;
    own.set(rows.subarray(from, from + ROW_WIDTH), i * ROW_WIDTH);
  }
  return own;
}
