import { defineTable } from '../../core/table.ts';

const aud = (doc: string) => ({ kind: 'f64', unit: 'Aud', doc }) as const;

/** One row per tax year (to 30 June) of a path. The fund's columns are before any discount; the LP class's at the stated terms. */
export const taxTable = defineTable('tax', {
  yearEnding: { kind: 'i32', unit: 'Year', doc: 'Calendar year in which the tax year ends on 30 June' },
  fundTaxableAud: aud('Fund: taxable income of the year after losses of earlier years, before any discount'),
  fundDistributedAud: aud('Fund: distributed in the year'),
  distributedForTaxAud: aud('Fund: part of it distributed only to reach taxable income'),
  lpInterestAud: aud('LP class: its part of interest of advances and on cash'),
  lpShareAud: aud('LP class: its part of appreciation shares'),
  lpDiscountableShareAud: aud('LP class: part of these from advances held long enough for a discount'),
  lpCostsAud: aud('LP class: its part of fees, expenses, GST and costs of debt, set-up costs spread'),
  lpPrincipalLostAud: aud('LP class: its part of principal written off'),
  lpCarryAud: aud('LP class: taxable income that went to the manager as carry, less clawback'),
  lpTaxableAud: aud('LP class: taxable income attributed, whether distributed or not'),
  lpLossesCarriedAud: aud('Stock: losses carried into the next year, revenue and capital'),
  lpTaxAud: aud('LP class: tax on it at the stated rate; nothing without a rate'),
  taxPaidMonth: { kind: 'f64', unit: 'Month', doc: 'Month in which that tax is paid; NaN without a rate' },
  lpCalledAud: aud('LP class: called in the year'),
  lpDistributedAud: aud('LP class: distributions and clawback received in the year'),
  lpUntaxedAud: aud(
    'LP class: part of these beyond all taxable income attributed so far: return of capital, and gains left out by a discount',
  ),
});
export type TaxTable = typeof taxTable;
