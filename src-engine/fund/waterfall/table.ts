import { defineTable } from '../../core/table.ts';

/** One row per month 0..M: who received the distribution of the month, by tier. LP + GP commitment + carry = distributed. */
export const waterfallTable = defineTable('waterfall', {
  lpAud: { kind: 'f64', unit: 'Aud', doc: 'To the LP class, all tiers (before clawback)' },
  gpCommitmentAud: { kind: 'f64', unit: 'Aud', doc: 'To the GP commitment, pari passu (before clawback)' },
  carryAud: { kind: 'f64', unit: 'Aud', doc: 'Carry to the manager (before clawback)' },
  returnOfCapitalAud: { kind: 'f64', unit: 'Aud', doc: 'LP class: return of contributed capital' },
  prefAud: { kind: 'f64', unit: 'Aud', doc: 'LP class: preferred return' },
  catchUpLpAud: { kind: 'f64', unit: 'Aud', doc: 'LP class: its part of the catch-up tier' },
  catchUpCarryAud: { kind: 'f64', unit: 'Aud', doc: 'Manager: catch-up' },
  splitLpAud: { kind: 'f64', unit: 'Aud', doc: 'LP class: its part of the carry tiers' },
  splitCarryAud: { kind: 'f64', unit: 'Aud', doc: 'Manager: carry tiers after the catch-up' },
  clawbackAud: { kind: 'f64', unit: 'Aud', doc: 'Carry returned by the manager to the LP class' },
  unreturnedCapitalAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: LP capital not yet returned' },
  unpaidPrefAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: LP pref accrued and unpaid' },
});
export type WaterfallTable = typeof waterfallTable;

/** Splits the distributions of a path. Scratch: the table is overwritten by the next `run`. */
export interface WaterfallRunner {
  readonly columns: { readonly [C in keyof WaterfallTable['spec']]: Float64Array };
  /**
   * Walks the months 0..lastMonth. The arrays have at least lastMonth + 1 entries, non-negative AUD per month.
   * `lpOnlyFeesAud`: fees paid out of fund cash (not out of calls) that the LP class alone bears; the GP commitment's part
   * of this and later distributions is reckoned before them. Left out: none.
   * Writes every column for months 0..lastMonth and zero after it. Errors: `numeric/not-finite`.
   */
  run(
    calledLpAud: Float64Array,
    calledGpAud: Float64Array,
    distributedAud: Float64Array,
    lastMonth: number,
    lpOnlyFeesAud?: Float64Array | null,
  ): void;
}
