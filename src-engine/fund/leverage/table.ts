import { defineTable } from '../../core/table.ts';

/** How a NAV line stands at month-end, after any cure. Codes are stable: they stand in stored ledgers. */
export const facilityStates = ['none', 'in-order', 'full-sweep', 'cured-by-cash', 'cured-by-call', 'default'] as const;
export const FACILITY = { none: 0, inOrder: 1, fullSweep: 2, curedByCash: 3, curedByCall: 4, default: 5 } as const;

/**
 * One row per month 0..M: what the lenders see. Draws, repayments, and interest and fees as paid are lines of the cash ledger;
 * here are limits, tests and what accrued. All zero when the fund has no facility. NaN = not tested in this month.
 */
export const facilityTable = defineTable('facilities', {
  cashRateAnnual: { kind: 'f64', unit: 'Annual', doc: 'Base rate of the interest of this month' },
  subscriptionLimitAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Subscription line: smaller of its size and the advance rate on uncalled commitments at month-end',
  },
  subscriptionInterestAud: { kind: 'f64', unit: 'Aud', doc: 'Subscription line: interest accrued this month' },
  subscriptionFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Subscription line: commitment fee accrued this month' },
  eligibleMarkAud: { kind: 'f64', unit: 'Aud', doc: 'NAV line: marks after concentration caps and haircuts' },
  navLineLimitAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'NAV line: smallest of size, borrowing base, and what the covenants allow',
  },
  navLineInterestAud: { kind: 'f64', unit: 'Aud', doc: 'NAV line: interest accrued this month' },
  navLineFeeAud: { kind: 'f64', unit: 'Aud', doc: 'NAV line: commitment and prepayment fees of this month' },
  navLineLtvFraction: { kind: 'f64', unit: 'Fraction', doc: 'NAV line: balance over gross marks, before any cure' },
  interestCoverMultiple: { kind: 'f64', unit: 'Multiple', doc: 'NAV line: cash over interest, last twelve months' },
  debtServiceCoverMultiple: {
    kind: 'f64',
    unit: 'Multiple',
    doc: 'NAV line: cash over interest and scheduled amortisation, last twelve months',
  },
  dealNoteInterestAud: { kind: 'f64', unit: 'Aud', doc: 'Deal notes: interest accrued this month' },
  dealNoteFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Deal notes: fee withheld from the notes issued this month' },
  dealNoteLostAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Deal notes: principal and interest that the proceeds of their advances did not cover and nobody owes',
  },
  amortisedAud: { kind: 'f64', unit: 'Aud', doc: 'NAV line: part of the repayments that was scheduled' },
  cureCashAud: { kind: 'f64', unit: 'Aud', doc: 'NAV line: cash taken because a limit or a payment was due' },
  cureCalledAud: { kind: 'f64', unit: 'Aud', doc: 'NAV line: capital called because cash did not suffice' },
  navLineState: {
    kind: 'f64',
    unit: 'Code',
    doc: '0 none, 1 in order, 2 full sweep, 3 breach cured by cash, 4 breach cured by call, 5 default',
  },
});
export type FacilityTable = typeof facilityTable;

/** Interest of a month on an opening balance, AUD: base rate plus spread, together never below 0. */
export function facilityInterestAud(balanceAud: number, cashRateAnnual: number, spreadAnnual: number): number {
  return (balanceAud * Math.max(0, cashRateAnnual + spreadAnnual)) / 12;
}
