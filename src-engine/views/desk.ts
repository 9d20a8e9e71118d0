import type { StoredResult } from '../fund/run/result-schema.ts';
import { cashDesk } from './desk-cash.ts';
import { distributionDesk, type ColumnOf } from './desk-distribution.ts';
import { guardrailDesk } from './desk-guardrails.ts';
import { portfolioDesk } from './desk-portfolio.ts';
import { waterfallDesk } from './desk-waterfall.ts';
import type { DeskTab, DeskView } from './shapes.ts';

/**
 * One tab of the desk of a result. What the result does not hold is left out: no tab fails for want of a part.
 * @param paths path of each entry of the columns of a run that was cut short; null when entry k is path k
 */
export function deskView(
  result: StoredResult,
  tab: DeskTab,
  columnOf: ColumnOf,
  paths: ArrayLike<number> | null = null,
): DeskView {
  return { tab, ...contentOf(result, tab, columnOf, paths) };
}

function contentOf(
  result: StoredResult,
  tab: DeskTab,
  columnOf: ColumnOf,
  paths: ArrayLike<number> | null,
): Omit<DeskView, 'tab'> {
  switch (tab) {
    case 'distribution':
      return distributionDesk(result, columnOf, paths);
    case 'cash':
      return cashDesk(result);
    case 'waterfall':
      return waterfallDesk(result);
    case 'portfolio':
      return portfolioDesk(result, columnOf);
    case 'guardrails':
      return guardrailDesk(result);
  }
}
