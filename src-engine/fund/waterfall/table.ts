import { defineTable } from '../../core/table.ts';

/** One row per month 0..M: who received the distribution of the month, by tier. LP + GP commitment + carry = distributed. */
export const waterfallTable = defineTable('waterfall', {
  lpAud: { kind: 'f64', unit: 'Aud', doc: 'To the LP class, all tiers (before clawback)' },
  gpCommitmentAud: { kind: 'f64', unit: 'Aud', doc: 'To the GP commitment, pari passu (before clawback)' },
  carryAud: { kind: 'f64', unit: 'Aud', doc: 'Carry to the manager (before clawback)' },
  carryFromLpAud: { kind: 'f64', unit: 'Aud', doc: 'Part of the carry that the LP class bears (before clawback)' },
  returnOfCapitalAud: { kind: 'f64', unit: 'Aud', doc: 'LP class: return of contributed capital' },
  prefAud: { kind: 'f64', unit: 'Aud', doc: 'LP class: preferred return' },
  catchUpLpAud: { kind: 'f64', unit: 'Aud', doc: 'LP class: its part of the catch-up tier' },
  catchUpCarryAud: { kind: 'f64', unit: 'Aud', doc: 'Manager: catch-up' },
  splitLpAud: { kind: 'f64', unit: 'Aud', doc: 'LP class: its part of the carry tiers' },
  splitCarryAud: { kind: 'f64', unit: 'Aud', doc: 'Manager: carry tiers after the catch-up' },
  clawbackAud: { kind: 'f64', unit: 'Aud', doc: 'Carry returned to the LP class, at interim tests and at the end' },
  clawbackFromEscrowAud: { kind: 'f64', unit: 'Aud', doc: 'Part of the clawback that the escrow paid' },
  carryHeldAud: { kind: 'f64', unit: 'Aud', doc: 'Part of the carry that went into escrow' },
  carryReleasedAud: { kind: 'f64', unit: 'Aud', doc: 'Carry released from escrow to the manager' },
  escrowAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: carry in escrow at month-end' },
  unreturnedCapitalAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: LP capital that counts and is not yet returned' },
  unpaidPrefAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: pref accrued on it and unpaid' },
});
export type WaterfallTable = typeof waterfallTable;

/** Why a deal counts. Codes stand in traces. */
export const dealReasons = [
  'realised',
  'written down',
  'first cash of its quarter',
  'written down with its quarter',
] as const;

/**
 * The advances of a path as deals of an American waterfall. Scratch of the caller; arrays by advance have at least `count`
 * entries, arrays by month as many as the other arguments of `run`.
 */
export type DealFlows = {
  count: number;
  readonly originationMonth: Int32Array;
  /** Cost of the advance to the whole fund, AUD > 0. */
  readonly principalAud: Float64Array;
  /** First month whose distribution sees the capital of the advance; not before its origination. */
  readonly countsFromMonth: Int32Array;
  /** Position in `dealReasons`. */
  readonly reason: Uint8Array;
  /** Sum of `principalAud` by month of origination, AUD. */
  readonly advancesMadeAud: Float64Array;
  /** Part of it paid from proceeds kept for reinvestment, AUD. */
  readonly recycledAud: Float64Array;
  /**
   * All calls of the fund by month, AUD, where classes above the equity fund part of them: then an advance costs the equity its
   * share of the calls. Null: the calls given to `run` are all there are.
   */
  readonly fundCalledAud: Float64Array | null;
};

/** Draws and repayments of a subscription line by month, AUD, of the whole fund; calls pari passu repay it. */
export type LineFlows = { readonly drawnAud: Float64Array; readonly repaidAud: Float64Array };

/** Splits the distributions of a path. Scratch: the table is overwritten by the next `run`. */
export interface WaterfallRunner {
  readonly columns: { readonly [C in keyof WaterfallTable['spec']]: Float64Array };
  /**
   * Walks the months 0..lastMonth. The arrays have at least lastMonth + 1 entries, non-negative AUD per month.
   * `lpOnlyFeesAud`: fees paid out of fund cash (not out of calls) that the LP class alone bears; the GP commitment's part
   * of this and later distributions is reckoned before them. Left out: none.
   * `deals`: needed by American terms, ignored by European ones. `cashHeldAud`: cash of the fund at month-end after the
   * distribution, which interim clawback tests take as distributed; left out: none. `line`: the subscription line, read when
   * the pref clock runs from its draws; left out: none.
   * Writes every column for months 0..lastMonth and zero after it. Errors: `numeric/not-finite`; `input/invalid` for American
   * terms without deals.
   */
  run(
    calledLpAud: Float64Array,
    calledGpAud: Float64Array,
    distributedAud: Float64Array,
    lastMonth: number,
    lpOnlyFeesAud?: Float64Array | null,
    deals?: DealFlows | null,
    cashHeldAud?: Float64Array | null,
    line?: LineFlows | null,
  ): void;
}
