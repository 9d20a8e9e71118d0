import { termsConfig } from '../../../src-engine/fund/terms/config.ts';
import { waterfallConfig } from '../../../src-engine/fund/waterfall/config.ts';
import { resolveWaterfall } from '../../../src-engine/fund/waterfall/plan.ts';
import type { WaterfallPlan } from '../../../src-engine/fund/waterfall/plan.ts';
import { createWaterfall } from '../../../src-engine/fund/waterfall/run.ts';

export type Flow = readonly [month: number, amountAud: number];

/** Relative size of the rounding that a few hundred additions of doubles may leave. */
export const ROUNDING = 1e-12;

/** Terms of the fund model with some replaced; the LP class alone unless a GP commitment is given. */
export function planOf(settings: Record<string, unknown> = {}, gpCommitmentFraction = 0): WaterfallPlan {
  return resolveWaterfall(waterfallConfig.parse(settings), termsConfig.parse({ gpCommitmentFraction }));
}

/** Flows on the month grid as an array of `months` + 1 entries. */
export function monthly(flows: readonly Flow[], months: number): Float64Array {
  const column = new Float64Array(months + 1);
  for (const [month, amountAud] of flows) column[month]! += amountAud;
  return column;
}

export function total(column: Float64Array): number {
  return column.reduce((sum, amount) => sum + amount, 0);
}

/** Runs the LP class alone and returns its columns. */
export function runLp(plan: WaterfallPlan, calls: readonly Flow[], distributions: readonly Flow[], months: number) {
  const runner = createWaterfall(plan, months);
  runner.run(monthly(calls, months), new Float64Array(months + 1), monthly(distributions, months), months);
  return runner.columns;
}
