import type { Columns } from '../../core/table.ts';
import type { BookTable } from '../book/table.ts';
import type { CashTable } from '../cash/table.ts';
import type { ExitTable } from '../exits/table.ts';
import type { FacilityTable } from '../leverage/table.ts';
import type { MarketPath } from '../market/table.ts';
import type { AdvanceTable } from '../origination/table.ts';
import type { RuleTrace } from '../rules/table.ts';
import type { EquityFlows, TranchePath } from '../tranches/table.ts';
import type { WaterfallTable } from '../waterfall/table.ts';

/**
 * Everything one simulated path left behind, as scratch: valid until the next path. T1 = months + 1.
 * Metrics and guardrails read it; nothing writes to it.
 */
export type PathTables = {
  /** Grid length M (fund life plus possible extensions); columns have M + 1 rows. */
  readonly months: number;
  /** Last month of this path's fund: its life, or later when it ran off. Rows after it are zero. */
  lastMonth: number;
  advanceCount: number;
  /** Applications that were declined (ticket too small after caps, or no stock). */
  declinedCount: number;
  readonly market: MarketPath;
  advances: Columns<AdvanceTable>;
  exits: Columns<ExitTable>;
  readonly book: Columns<BookTable>;
  /** Cost and marks of unsettled advances by zone, zone-major [zone * T1 + month], AUD. */
  readonly zoneCostAud: Float64Array;
  readonly zoneMarkAud: Float64Array;
  /** Cost of unsettled advances in the suburb that holds most, by month, AUD. */
  readonly largestSuburbCostAud: Float64Array;
  readonly cash: Columns<CashTable>;
  /** All zero where the fund has no facility. */
  readonly facilities: Columns<FacilityTable>;
  /** The classes above the equity; null where the fund has one class of capital. */
  readonly tranches: TranchePath | null;
  /** Flows of the capital that goes through the waterfall: those of the ledger where there are no tranches. */
  readonly equity: EquityFlows;
  readonly waterfall: Columns<WaterfallTable>;
  /** What rules saw and did; null without rules. */
  readonly rules: RuleTrace | null;
};

export { pathMetricsTable } from './columns.ts';
export type { PathMetricName, PathMetricsTable } from './columns.ts';
