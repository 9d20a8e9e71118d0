import { METRIC } from '../fund/metrics/column-index.ts';
import { createFanCounts, type FanCounts, type PathCounts } from '../fund/metrics/fans.ts';
import { createPathRunner, ROW_WIDTH } from '../fund/run/path-runner.ts';
import type { RunPlan } from '../fund/run/run-plan.ts';
import { REGISTRY } from './columns.ts';
import { layoutOf } from './layout.ts';
import type { RegistryPlan } from './plan.ts';
import { createRegistryCounts, createRegistryRunner } from './runner.ts';

/** What worker threads can be given: the paths of one fund, or of a registry of funds. */
export type Work = RunPlan | RegistryPlan;

/** What the machinery of chunks, threads and progress needs to know of its work. */
export type WorkShape = {
  /** Figures kept per path. */
  readonly rowWidth: number;
  /** Where the net IRR stands that progress shows: of the fund, or of all funds together. */
  readonly netIrrAt: number;
  createCounts(): FanCounts;
  /** The simulator of a thread. `measure` writes the row of a path at `out[offset ...]` and adds its counts. */
  createRunner(): { measure(path: number, out: Float64Array, offset: number, counts: PathCounts): unknown };
};

export function shapeOf(work: Work): WorkShape {
  if (!isRegistryPlan(work))
    return {
      rowWidth: ROW_WIDTH,
      netIrrAt: METRIC.netIrrAnnual,
      createCounts: () => createFanCounts(work.fans),
      createRunner: () => createPathRunner(work),
    };
  const { width, togetherAt } = layoutOf(work);
  return {
    rowWidth: width,
    netIrrAt: togetherAt + REGISTRY.aggregateNetIrrAnnual,
    createCounts: () => createRegistryCounts(work),
    createRunner: () => createRegistryRunner(work),
  };
}

export function isRegistryPlan(work: Work): work is RegistryPlan {
  return 'funds' in work;
}
