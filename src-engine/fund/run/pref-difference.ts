import { createDealCounts } from '../book/deal-counts.ts';
import { METRIC } from '../metrics/column-index.ts';
import type { PathTables } from '../metrics/table.ts';
import { createWaterfall } from '../waterfall/run.ts';
import type { RunPlan } from './run-plan.ts';

/** Writes what the clock of the pref moved on a path into its row of path metrics. */
export type PrefDifference = (tables: PathTables, out: Float64Array, offset: number) => void;

/**
 * The same calls and distributions shared once more with the clock from the call: what the LP class has because its pref runs
 * from the draw on the subscription line. Null when it does not; one more walk of the waterfall otherwise.
 */
export function createPrefDifference(plan: RunPlan): PrefDifference | null {
  const terms = plan.book.waterfall;
  if (terms.prefClock === 'call') return null;
  const fromCall = createWaterfall({ ...terms, prefClock: 'call' }, plan.book.months);
  const deals = terms.style === 'american' ? createDealCounts(plan.book, plan.draws.mode) : null;
  return (tables, out, offset) => {
    const { cash, waterfall, lastMonth } = tables;
    fromCall.run(
      cash.calledLpAud,
      cash.calledGpAud,
      cash.distributedAud,
      lastMonth,
      cash.lpOnlyFeesAud,
      deals === null ? null : deals.count(tables),
      cash.cashAud,
    );
    const { columns } = fromCall;
    let prefAud = 0;
    let lpAud = 0;
    for (let m = 0; m <= lastMonth; m++) {
      prefAud += waterfall.prefAud[m]! - columns.prefAud[m]!;
      lpAud += waterfall.lpAud[m]! + waterfall.clawbackAud[m]! - (columns.lpAud[m]! + columns.clawbackAud[m]!);
    }
    out[offset + METRIC.prefFromLineDrawAud] = prefAud;
    out[offset + METRIC.lpFromLineDrawAud] = lpAud;
  };
}
