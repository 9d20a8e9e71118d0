import type { PathTables } from '../metrics/table.ts';
import { trancheCalledAud, trancheLossAud, type TrancheColumns } from '../tranches/table.ts';
import { monthOrNaN } from './advance-rules.ts';
import { RULE } from './column-index.ts';
import type { GuardrailPlan } from './resolve.ts';

/** Losses of the classes above the equity, from the month in which one was due and not paid. */
export function checkTranches(
  { tranches, lastMonth }: PathTables,
  plan: GuardrailPlan,
  out: Float64Array,
  offset: number,
): void {
  let worst = -1;
  let first = Infinity;
  if (tranches !== null)
    for (const held of tranches.classes) {
      if (held === null) continue;
      const calledAud = trancheCalledAud(held.columns, lastMonth);
      if (!(calledAud > 0)) continue;
      const lossFraction = trancheLossAud(held.columns, lastMonth, calledAud) / calledAud;
      if (lossFraction > worst) worst = lossFraction;
      if (lossFraction > plan.config.trancheShortfall.limitFraction) first = Math.min(first, dueMonth(held, lastMonth));
    }
  out[offset + RULE.trancheShortfallWorstFraction] = worst < 0 ? NaN : worst;
  out[offset + RULE.trancheShortfallMonth] = monthOrNaN(first);
}

/** Month in which all of a class was due. */
function dueMonth({ maturityMonth }: TrancheColumns, lastMonth: number): number {
  return Math.min(maturityMonth, lastMonth);
}
