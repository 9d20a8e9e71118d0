import type { Columns } from '../../core/table.ts';
import type { CashTable } from '../cash/table.ts';

/**
 * Path means, by month 0..lastMonth, of what the waterfall of a fund stands on, AUD. A path whose fund has ended counts with 0 from
 * then on. The waterfall of these flows is not the mean of the paths' outcomes.
 */
export type MeanFlows = {
  /** Paths that were averaged. */
  readonly paths: number;
  /** Last month of the longest path. */
  readonly lastMonth: number;
  readonly proceedsAud: Float64Array;
  readonly ledger: Columns<CashTable>;
  /** Opening bases of the management fee: principal of unsettled advances, principal lost so far, NAV, capital called so far. */
  readonly openingCostAud: Float64Array;
  readonly openingLostAud: Float64Array;
  readonly openingNavAud: Float64Array;
  readonly openingCalledAud: Float64Array;
};
