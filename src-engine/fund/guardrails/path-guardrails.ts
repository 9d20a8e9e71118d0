import type { PathTables } from '../metrics/table.ts';
import { createAdvanceRules } from './advance-rules.ts';
import { checkDebt } from './debt-rules.ts';
import { checkLiquidity, checkLtv, checkSuburbs, checkZones } from './month-rules.ts';
import type { GuardrailPlan } from './resolve.ts';
import { checkTranches } from './tranche-rule.ts';
import { createVolatilityRule } from './volatility-rule.ts';

export type PathGuardrails = {
  /** Writes one row of `guardrailTable` at `offset`. Reads the tables, allocates nothing. */
  evaluate(tables: PathTables, out: Float64Array, offset: number): void;
};

/** The month-by-month rules of a path. Scratch belongs to the instance: one per worker. */
export function createPathGuardrails(plan: GuardrailPlan): PathGuardrails {
  const base = new Float64Array(plan.months + 1);
  const checkAdvances = createAdvanceRules(plan);
  const checkVolatility = createVolatilityRule(plan);
  return {
    evaluate(tables, out, offset) {
      const { costAud } = tables.book;
      for (let m = 0; m <= tables.lastMonth; m += 1) base[m] = Math.max(costAud[m]!, plan.leastBaseAud);
      checkLtv(tables, plan, out, offset);
      checkLiquidity(tables, plan, out, offset);
      checkDebt(tables, plan, out, offset);
      checkTranches(tables, plan, out, offset);
      checkZones(tables, plan, base, out, offset);
      checkSuburbs(tables, plan, base, out, offset);
      checkAdvances(tables, base, out, offset);
      checkVolatility(tables, out, offset);
    },
  };
}
