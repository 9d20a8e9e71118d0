import { defineTable } from '../../core/table.ts';

const aud = (doc: string) => ({ kind: 'f64', unit: 'Aud', doc }) as const;

/** One row per financial year (to 30 June) of a path: what was paid in it, without GST unless said. */
export const feeYearTable = defineTable('fees', {
  yearEnding: { kind: 'i32', unit: 'Year', doc: 'Calendar year in which the financial year ends on 30 June' },
  managementFeeAud: aud('Management fee paid, after any credit'),
  feeOffsetAud: aud('Credit for other fees that was taken as the management fee of the year accrued'),
  acquisitionFeeAud: aud('Acquisition fee'),
  dispositionFeeAud: aud('Disposition fee'),
  expensesAud: aud('Expenses'),
  setUpAud: aud('Set-up cost'),
  gstAud: aud('GST on all these, net of input credits'),
  facilityInterestAud: aud('Interest on facilities'),
  facilityFeeAud: aud('Commitment and prepayment fees of facilities'),
  paidByFundAud: aud('All of the above that the fund paid'),
  paidByOwnersAud: aud('Origination fees that owners paid to the manager, as they paid them'),
  carryAud: aud('Carry paid to the manager, less clawback'),
  cashInterestAud: aud('Income: interest earned on cash held'),
  unpaidAud: aud('Stock at the end of the year: fees and expenses accrued and not paid, GST included'),
});
export type FeeYearTable = typeof feeYearTable;
