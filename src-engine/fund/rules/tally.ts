import type { RulesPlan } from './plan.ts';
import type { RuleResult, RuleTrace } from './table.ts';

/**
 * Counts of paths by rule and month: first how many begin to be bound in the month, then how many are bound in it.
 * [(2 * rule + kind) * (months + 1) + month] from an offset. Only whole numbers, so that parts of a run add up in any order.
 */
export function tallyLength(plan: RulesPlan | null, months: number): number {
  return plan === null ? 0 : 2 * plan.rules.length * (months + 1);
}

/** Counts one path into `counts` from `offset` on. `lastMonth`: later months of the trace are another path's. */
export function tallyRules(
  trace: RuleTrace,
  months: number,
  lastMonth: number,
  counts: Int32Array | Uint8Array,
  offset: number,
): void {
  const rows = months + 1;
  for (let rule = 0; rule < trace.rules; rule++) {
    const first = offset + 2 * rule * rows;
    let begun = false;
    for (let month = 0; month <= lastMonth; month++) {
      if (trace.inForce[rule * rows + month] === 0) continue;
      if (!begun) counts[first + month]! += 1;
      begun = true;
      counts[first + rows + month]! += 1;
    }
  }
}

/** What each rule did, from the counts of a run over `pathCount` paths. */
export function ruleResults(
  plan: RulesPlan | null,
  months: number,
  counts: Int32Array,
  offset: number,
  pathCount: number,
): readonly RuleResult[] {
  if (plan === null) return [];
  const rows = months + 1;
  return plan.rules.map((rule, at) => {
    const firsts = counts.subarray(offset + 2 * at * rows, offset + (2 * at + 1) * rows);
    const bound = counts.subarray(offset + (2 * at + 1) * rows, offset + (2 * at + 2) * rows);
    const begun = sum(firsts);
    const { name, metric, op, threshold, fromYear, toYear, lasts, set } = rule;
    return {
      name,
      when: { metric, op, threshold },
      fromYear,
      toYear,
      lasts,
      set,
      shareOfPaths: begun / pathCount,
      firstMonth: begun === 0 ? null : lowerMedian(firsts, begun),
      meanMonths: sum(bound) / pathCount,
      inForceFraction: Array.from(bound, (paths) => paths / pathCount),
    };
  });
}

function sum(counts: Int32Array): number {
  let total = 0;
  for (const count of counts) total += count;
  return total;
}

/** Month of the member at rank floor((n - 1) / 2), n members counted by month. */
function lowerMedian(counts: Int32Array, members: number): number {
  let left = (members - 1) >> 1;
  let month = 0;
  while (counts[month]! <= left) left -= counts[month++]!;
  return month;
}
