import { defineTable, type Columns } from '../../core/table.ts';

/**
 * The ledger: one row per month 0..M, typed lines, all amounts non-negative. `ledgerSides` says which lines are sources and
 * which are uses; in every month sources = uses + change in cash. It is the only source of every cash-flow figure.
 */
export const cashTable = defineTable('cash', {
  calledLpAud: { kind: 'f64', unit: 'Aud', doc: 'Capital called from the LP class' },
  calledGpAud: { kind: 'f64', unit: 'Aud', doc: 'Capital called from the GP commitment' },
  principalReceivedAud: { kind: 'f64', unit: 'Aud', doc: 'Principal received from exits' },
  interestReceivedAud: { kind: 'f64', unit: 'Aud', doc: 'Interest received from exits' },
  shareReceivedAud: { kind: 'f64', unit: 'Aud', doc: 'Appreciation share received from exits' },
  cashInterestAud: { kind: 'f64', unit: 'Aud', doc: 'Interest earned on cash held' },
  advancesMadeAud: { kind: 'f64', unit: 'Aud', doc: 'Advances paid out' },
  managementFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Management fee paid, without GST' },
  expensesAud: { kind: 'f64', unit: 'Aud', doc: 'Fund expenses paid, without GST' },
  setUpAud: { kind: 'f64', unit: 'Aud', doc: 'Set-up cost paid, without GST' },
  acquisitionFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Acquisition fee paid to the manager, without GST' },
  dispositionFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Disposition fee paid to the manager, without GST' },
  gstAud: { kind: 'f64', unit: 'Aud', doc: 'GST on fees and expenses net of input credits' },
  subscriptionDrawnAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Drawn on the subscription line for advances, instead of a call',
  },
  navLineDrawnAud: { kind: 'f64', unit: 'Aud', doc: 'Drawn on the NAV line' },
  subscriptionRepaidAud: { kind: 'f64', unit: 'Aud', doc: 'Repaid on the subscription line, by a call of the month' },
  navLineRepaidAud: { kind: 'f64', unit: 'Aud', doc: 'Repaid on the NAV line' },
  dealNotesIssuedAud: { kind: 'f64', unit: 'Aud', doc: 'Principal of deal notes issued' },
  dealNotesRepaidAud: { kind: 'f64', unit: 'Aud', doc: 'Principal of deal notes repaid' },
  facilityInterestAud: { kind: 'f64', unit: 'Aud', doc: 'Interest paid on facilities' },
  facilityFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Commitment and prepayment fees paid on facilities' },
  distributedAud: { kind: 'f64', unit: 'Aud', doc: 'Cash handed to the waterfall' },
  lpOnlyFeesAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Memo: part of the fees paid out of fund cash that the LP class alone bears',
  },
  feeOffsetAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Memo: credit for other fees that the management fee accrued this month was reduced by',
  },
  distributedForTaxAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Memo: part of the distribution made only so that the year reaches its taxable income',
  },
  cashAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: cash at month-end' },
  feePayableAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: fees and expenses accrued and not yet paid, GST included' },
  shortfallAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Stock: part of the payable that was due and that no call, gain or cash could cover',
  },
  uncalledAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: commitments not yet called (LP and GP)' },
  subscriptionDebtAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: balance of the subscription line at month-end' },
  navLineDebtAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: balance of the NAV line at month-end' },
  dealNoteDebtAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: principal of deal notes at month-end' },
  dealNoteAccruedAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Stock: interest accrued on deal notes, due with their principal',
  },
  facilityArrearsAud: { kind: 'f64', unit: 'Aud', doc: 'Stock: interest and fees of facilities due and unpaid' },
  navAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Stock: net asset value, net of debt, at month-end before the distribution of the month',
  },
});
export type CashTable = typeof cashTable;

/** Side of each line of the ledger; columns that are not listed are stocks. */
export const ledgerSides = {
  calledLpAud: 'source',
  calledGpAud: 'source',
  principalReceivedAud: 'source',
  interestReceivedAud: 'source',
  shareReceivedAud: 'source',
  cashInterestAud: 'source',
  subscriptionDrawnAud: 'source',
  navLineDrawnAud: 'source',
  dealNotesIssuedAud: 'source',
  advancesMadeAud: 'use',
  managementFeeAud: 'use',
  expensesAud: 'use',
  setUpAud: 'use',
  acquisitionFeeAud: 'use',
  dispositionFeeAud: 'use',
  gstAud: 'use',
  subscriptionRepaidAud: 'use',
  navLineRepaidAud: 'use',
  dealNotesRepaidAud: 'use',
  facilityInterestAud: 'use',
  facilityFeeAud: 'use',
  distributedAud: 'use',
} as const satisfies Partial<Record<keyof CashTable['spec'], 'source' | 'use'>>;

/** Debt over NAV is cut off here: a NAV at or below nothing has no ratio. */
const MOST_DEBT_TO_NAV = 1000;

/**
 * Debt that stands against NAV at the end of a month, AUD. What is drawn on the subscription line is repaid by calls and counts
 * only as far as uncalled commitments do not cover it.
 */
export function debtAgainstNavAud(cash: Columns<CashTable>, month: number): number {
  const uncoveredAud = cash.subscriptionDebtAud[month]! - cash.uncalledAud[month]!;
  return (
    cash.navLineDebtAud[month]! +
    (cash.dealNoteDebtAud[month]! + cash.dealNoteAccruedAud[month]!) +
    (uncoveredAud > 0 ? uncoveredAud : 0)
  );
}

/** Debt against NAV over NAV after the distribution of the month; 0 without debt, at most 1,000. */
export function debtToNavFraction(cash: Columns<CashTable>, month: number): number {
  const debt = debtAgainstNavAud(cash, month);
  if (debt === 0) return 0;
  const nav = cash.navAud[month]! - cash.distributedAud[month]!;
  return debt < MOST_DEBT_TO_NAV * nav ? debt / nav : MOST_DEBT_TO_NAV;
}
