import type { PathTables } from '../metrics/table.ts';
import { createAdvanceRules } from './advance-rules.ts';
import { checkLiquidity, checkLtv, checkZones, createSuburbRule } from './month-rules.ts';
import type { GuardrailPlan } from './resolve.ts';
import { createVolatilityRule } from './volatility-rule.ts';

export type PathGuardrails = {
  /** Writes one row of `guardrailTable` at `offset`. Reads the tables, allocates nothing. */
  evaluate(tables: PathTables, out: Float64Array, offset: number): void;
};

/** The month-by-month rules of a path. Scratch belongs to the instance: one per worker. */
export function createPathGuardrails(plan: GuardrailPlan): PathGuardrails {
  const inverseBase = new Float64Array(plan.months + 1);
  const checkAdvances = createAdvanceRules(plan);
  const checkSuburbs = createSuburbRule(plan);
  const checkVolatility = createVolatilityRule(plan);
  return {
    evaluate(tables, out, offset) {
      const { costAud } = tables.book;
      for (let m = 0; m <= tables.lastMonth; m += 1) {
        const base = Math.max(costAud[m]!, plan.leastBaseAud);
        inverseBase[m] = base > 0 ? 1 / base : 0;
      }
      checkLtv(tables, plan, out, offset);
      checkLiquidity(tables, plan, out, offset);
      checkZones(tables, plan, inverseBase, out, offset);
      checkSuburbs(tables, inverseBase, out, offset);
      checkAdvances(tables, inverseBase, out, offset);
      checkVolatility(tables, out, offset);
    },
  };
}
