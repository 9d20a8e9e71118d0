import { termsConfig } from '../../../src-engine/fund/terms/config.ts';
import { waterfallConfig } from '../../../src-engine/fund/waterfall/config.ts';
import { resolveWaterfall } from '../../../src-engine/fund/waterfall/plan.ts';
import type { DealFlows } from '../../../src-engine/fund/waterfall/table.ts';
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

/** One deal: month of its advance, cost, month from which it counts; part of the cost paid from proceeds kept back. */
export type Deal = readonly [month: number, costAud: number, countsFrom: number, recycledAud?: number];

/** Deals of a path of `months` months, all realised as far as their reason is concerned. */
export function dealsOf(deals: readonly Deal[], months: number): DealFlows {
  return {
    count: deals.length,
    originationMonth: Int32Array.from(deals, ([month]) => month),
    principalAud: Float64Array.from(deals, ([, costAud]) => costAud),
    countsFromMonth: Int32Array.from(deals, ([, , countsFrom]) => countsFrom),
    reason: new Uint8Array(deals.length),
    advancesMadeAud: monthly(deals.map(([month, costAud]) => [month, costAud]), months), // prettier-ignore
    fundCalledAud: null,
    recycledAud: monthly(deals.map(([month, , , recycledAud = 0]) => [month, recycledAud]), months), // prettier-ignore
  };
}

/** Runs American terms on the LP class alone: calls are what deals cost (less what was recycled) and `fees`. */
export function runDeals(
  settings: Record<string, unknown>,
  deals: readonly Deal[],
  distributions: readonly Flow[],
  months: number,
  fees: readonly Flow[] = [],
) {
  const plan = planOf({ style: 'american', ...settings });
  const runner = createWaterfall(plan, months);
  const cost = deals.map(([month, costAud, , recycledAud = 0]): Flow => [month, costAud - recycledAud]);
  const called = monthly([...cost, ...fees], months);
  const flows = dealsOf(deals, months);
  runner.run(called, new Float64Array(months + 1), monthly(distributions, months), months, null, flows);
  return runner.columns;
}
