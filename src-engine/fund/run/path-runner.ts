import { createBookMarket } from '../book/book-market.ts';
import type { CashSteps } from '../book/cash-steps.ts';
import { createBook } from '../book/month-loop.ts';
import { GUARDRAIL_COUNT } from '../guardrails/column-index.ts';
import { createPathGuardrails } from '../guardrails/path-guardrails.ts';
import { METRIC_COUNT } from '../metrics/column-index.ts';
import { createFanRecorder, talliesFrom, type PathCounts } from '../metrics/fans.ts';
import { createPathMetrics } from '../metrics/path-metrics.ts';
import type { PathTables } from '../metrics/table.ts';
import { createManagerDesk, writeManager } from './manager-desk.ts';
import { createAfterTax } from './after-tax.ts';
import { createPrefDifference } from './pref-difference.ts';
import { tallyRules } from '../rules/tally.ts';
import type { RunPlan } from './run-plan.ts';
import { createWithoutLines } from './without-lines.ts';

/** Figures kept of one path: first the path metrics, then the guardrail columns. */
export const ROW_WIDTH = METRIC_COUNT + GUARDRAIL_COUNT;

/** Simulates and measures single paths. Owns all scratch of a worker: about 1 MB for 2,000 advances, nothing per path. */
export interface PathRunner {
  /** Runs a path and leaves its tables; valid until the next call. `steps`: notes its cash. */
  run(path: number, steps?: CashSteps | null): PathTables;
  /** Runs a path, writes its row of figures at `out[offset ...]` and counts it in `fans`. The tables as `run` leaves them. */
  measure(path: number, out: Float64Array, offset: number, fans: PathCounts): PathTables;
}

/** @param market the paths that the fund lives through; its own unless funds share them */
export function createPathRunner(plan: RunPlan, market = createBookMarket(plan.book, plan.draws)): PathRunner {
  const book = createBook(plan.book, plan.draws, market);
  const withoutLines = createWithoutLines(plan, market);
  const afterTax = createAfterTax(plan);
  const prefDifference = createPrefDifference(plan);
  const metrics = createPathMetrics(plan.metrics);
  const guardrails = createPathGuardrails(plan.guardrails);
  const manager = createManagerDesk(plan);
  const fanRecorder = createFanRecorder(plan.fans, plan.book.suburbs);
  const tallies = talliesFrom(plan.fans);
  return {
    run: (path, steps) => book.run(path, steps),
    measure(path, out, offset, fans) {
      const tables = book.run(path);
      metrics.evaluate(tables, out, offset);
      if (afterTax !== null) afterTax(tables, out, offset);
      if (prefDifference !== null) prefDifference(tables, out, offset);
      guardrails.evaluate(tables, out, offset + METRIC_COUNT);
      fanRecorder.add(tables, fans);
      if (manager !== null) {
        const accounts = manager.evaluate(tables);
        writeManager(accounts, out, offset);
        manager.count(accounts, fanRecorder, fans);
      }
      if (tables.rules !== null) tallyRules(tables.rules, tables.months, tables.lastMonth, fans, tallies);
      if (withoutLines !== null) withoutLines(path, out, offset);
      return tables;
    },
  };
}
