import type { CashTable } from './table.ts';

/**
 * What the fund owes and pays through the ledger. GST is kept in two parts because the management fee may be borne by the LP
 * class alone, and its GST with it.
 */
export const PAYABLE = {
  managementFee: 0,
  managementFeeGst: 1,
  expenses: 2,
  setUp: 3,
  acquisitionFee: 4,
  dispositionFee: 5,
  otherGst: 6,
} as const;

/** The ledger column that records the payment of each payable, in the order of `PAYABLE`. */
export const payableColumns = [
  'managementFeeAud',
  'gstAud',
  'expensesAud',
  'setUpAud',
  'acquisitionFeeAud',
  'dispositionFeeAud',
  'gstAud',
] as const satisfies readonly (keyof CashTable['spec'])[];
