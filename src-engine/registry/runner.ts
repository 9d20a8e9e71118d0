import { createCommonMarket, createSharedMarket } from '../fund/book/book-market.ts';
import { createFanCounts, type FanCounts, type PathCounts } from '../fund/metrics/fans.ts';
import { createPathRunner, ROW_WIDTH } from '../fund/run/path-runner.ts';
import { addFund, clearFlows, createCommonFlows, type CommonFlows } from './flows.ts';
import { layoutOf } from './layout.ts';
import { createRegistryManager, type RegistryManager } from './manager.ts';
import { createRegistryMeasure } from './measure.ts';
import type { RegistryPlan } from './plan.ts';
import { createCarryPool, type CarryPool } from './pool.ts';

/** Simulates all funds on one path after the other. Owns all scratch of a worker. */
export interface RegistryRunner {
  readonly flows: CommonFlows;
  readonly pool: CarryPool | null;
  readonly manager: RegistryManager | null;
  /** Runs a path, writes its row (see `layoutOf`) at `out[offset ...]` and counts the funds in `counts`. */
  measure(path: number, out: Float64Array, offset: number, counts: PathCounts): void;
}

/** Fan counts of all funds, one after the other. */
export function createRegistryCounts(plan: RegistryPlan): FanCounts {
  return new Int32Array(plan.funds.reduce((length, fund) => length + createFanCounts(fund.plan.fans).length, 0));
}

/** The counts of one fund: a view. */
export function countsOfFund<Counts extends PathCounts>(plan: RegistryPlan, counts: Counts, fund: number): Counts {
  let from = 0;
  for (let i = 0; i < fund; i++) from += createFanCounts(plan.funds[i]!.plan.fans).length;
  return counts.subarray(from, from + createFanCounts(plan.funds[fund]!.plan.fans).length) as Counts;
}

/** The market is simulated once a path, for all funds; each fund sees it from its own first close. */
export function createRegistryRunner(plan: RegistryPlan): RegistryRunner {
  const { funds } = plan;
  const first = funds[0]!.plan;
  const market = createCommonMarket(first.book, first.draws);
  const runners = funds.map(({ plan: fund }) => createPathRunner(fund, createSharedMarket(fund.book, market)));
  const flows = createCommonFlows(plan);
  const pool = plan.pool === null ? null : createCarryPool(plan.pool, plan.months);
  const manager = createRegistryManager(plan);
  const { managerAt } = layoutOf(plan);
  const measureTogether = createRegistryMeasure(plan, flows, pool);
  let counted: PathCounts | null = null;
  let views: PathCounts[] = [];

  function viewsOf(counts: PathCounts): readonly PathCounts[] {
    if (counted !== counts) {
      counted = counts;
      views = funds.map((_, fund) => countsOfFund(plan, counts, fund));
    }
    return views;
  }

  return {
    flows,
    pool,
    manager,
    measure(path, out, offset, counts) {
      const ofFunds = viewsOf(counts);
      market.begin(path);
      clearFlows(flows);
      for (let fund = 0; fund < funds.length; fund++) {
        const { closeMonth, plan: own } = funds[fund]!;
        const tables = runners[fund]!.measure(path, out, offset + fund * ROW_WIDTH, ofFunds[fund]!);
        addFund(flows, tables, closeMonth, own.book.waterfall.gpCommitmentBearsCarry);
        manager?.read(fund, tables);
      }
      if (pool !== null) pool.run(flows);
      measureTogether(out, offset);
      if (manager === null) return;
      manager.evaluate(pool);
      manager.write(out, offset + managerAt);
    },
  };
}
