import type { FinancialYearGrid } from '../numeric/financial-year.ts';
import type { ManagerPlan } from '../fund/manager/plan.ts';
import type { RunPlan } from '../fund/run/run-plan.ts';
import type { WaterfallPlan } from '../fund/waterfall/plan.ts';

/** One fund of a registry: a plan that runs alone as well, on its stretch of the common market. */
export type RegistryFund = {
  readonly name: string;
  /** Months from month 0 of the registry to its first close. */
  readonly closeMonth: number;
  readonly plan: RunPlan;
};

/** Carry across funds: how it is paid, and the terms by which all funds together are judged. */
export type PoolPlan = { readonly basis: 'netted' | 'pooled'; readonly terms: WaterfallPlan };

/** A registry resolved against data. Structured-cloneable: it travels to worker threads as it is. */
export type RegistryPlan = FinancialYearGrid & {
  readonly name: string;
  readonly paths: number;
  readonly funds: readonly RegistryFund[];
  /** Last month of the common grid: the last month of any fund, run-off included. */
  readonly months: number;
  /** The manager of all funds on the common months; null: not modelled. */
  readonly manager: ManagerPlan | null;
  /** Terms of the pool; null where each fund pays its own carry. */
  readonly pool: PoolPlan | null;
  /** SHA-256 of everything that shapes a path: the hashes of the funds, their places and the terms of the pool. */
  readonly registryHash: string;
  readonly warnings: readonly string[];
};
