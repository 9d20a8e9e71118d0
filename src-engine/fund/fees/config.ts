import { z } from 'zod';
import { group, param } from '../../core/param.ts';

/** What a management fee can be charged on. */
export const feeBases = ['commitments', 'invested-cost', 'nav', 'called'] as const;
export type FeeBasis = (typeof feeBases)[number];

const feeStep = z.strictObject({
  afterMonth: z.int().min(0).max(264),
  rateAnnual: z.number().min(0).max(0.1),
  basis: z.enum(feeBases),
});

const expensesOfYear = z.strictObject({
  year: z.int().min(1).max(25),
  amountAud: param(z.number().min(0).max(100_000_000), {
    title: 'Expenses of the year',
    unit: 'Aud',
    doc: 'For the whole year, without GST.',
    source: 'assumption: none',
    witness: { value: [] },
  }),
});

/** What the fund pays for being managed and run, and the GST on it. Cross-field rules are in `resolveFees`. */
export const feesConfig = group('Fees and expenses', 'Management fee, transaction fees, expenses, set-up and GST.', {
  managementFeeRateAnnual: param(z.number().min(0).max(0.1).default(0.02), {
    title: 'Management fee',
    unit: 'Annual',
    doc: 'Annual rate on the basis; a twelfth accrues each month after first close.',
    source: 'sample fund base-100m; 2 % is the usual private-fund fee',
    witness: { value: 0.01 },
  }),
  managementFeeBasis: param(z.enum(feeBases).default('commitments'), {
    title: 'Basis of the management fee',
    unit: 'Text',
    doc: 'Up to the switch month: commitments, principal of unsettled advances, net asset value, or capital called so far, the last three at the opening of the month.',
    source: 'sample fund base-100m',
    witness: { value: 'nav' },
  }),
  managementFeeSwitchMonth: param(z.int().min(0).max(264).default(60), {
    title: 'Last month of the first basis',
    unit: 'Month',
    doc: 'The fee of this month is the last on the first basis; later months use the later basis.',
    source: 'sample fund base-100m: to month 60',
    witness: { value: 12 },
  }),
  managementFeeBasisLater: param(z.enum(feeBases).default('invested-cost'), {
    title: 'Later basis of the management fee',
    unit: 'Text',
    doc: 'Basis after the switch month.',
    source: 'sample fund base-100m: invested capital after month 60',
    witness: { value: 'commitments' },
  }),
  managementFeeSteps: param(z.array(feeStep).max(40).default([]), {
    title: 'Steps of the management fee',
    unit: 'Text',
    doc: 'Rate and basis that replace the ones above in the months after `afterMonth`, until the next step; earliest first.',
    source: 'house model: Fees: step-downs, schedule; assumption: none',
    witness: { value: [{ afterMonth: 24, rateAnnual: 0.005, basis: 'commitments' }] },
  }),
  writeOffsReduceBase: param(z.boolean().default(true), {
    title: 'Write-offs reduce the invested base',
    unit: 'Flag',
    doc: 'Whether principal lost in a settlement leaves the invested cost on which the fee is charged, or stays in it to the end.',
    source: 'room README; assumption: it leaves, the form that investors ask for',
    witness: {
      value: false,
      given: {
        'fees.managementFeeBasis': 'invested-cost',
        'origination.seniorLtvMeanFraction': 0.65,
        'origination.seniorLtvMaxFraction': 0.75,
        'origination.combinedLtvCapFraction': 1,
      },
    },
  }),
  paymentFrequency: param(z.enum(['monthly', 'quarterly', 'annual']).default('quarterly'), {
    title: 'Payment of fees and expenses',
    unit: 'Text',
    doc: 'Management fee and expenses accrue monthly and are paid in arrears at the last month-end of the calendar period, and at the end of the fund.',
    source: 'house model, fine print: Timing',
    witness: { value: 'annual' },
  }),
  feeOffsetFraction: param(z.number().min(0).max(1).default(0), {
    title: 'Fee offset',
    unit: 'Fraction',
    doc: 'Share of the origination fees received by the manager that is credited against the management fee; what exceeds the fee is carried forward.',
    source: 'house model: Origination: default 0',
    witness: { value: 0.5 },
  }),
  acquisitionFeeOffsetFraction: param(z.number().min(0).max(1).default(0), {
    title: 'Offset of acquisition fees',
    unit: 'Fraction',
    doc: 'Share of the acquisition fees that is credited against the management fee, likewise.',
    source:
      'ILPA Principles 3.0 (2019): transaction fees should be offset in full; assumption: none, as there are none',
    witness: { value: 1, given: { 'fees.acquisitionFeeFraction': 0.01 } },
  }),
  dispositionFeeOffsetFraction: param(z.number().min(0).max(1).default(0), {
    title: 'Offset of disposition fees',
    unit: 'Fraction',
    doc: 'Share of the disposition fees that is credited against the management fee, likewise.',
    source:
      'ILPA Principles 3.0 (2019): transaction fees should be offset in full; assumption: none, as there are none',
    witness: { value: 1, given: { 'fees.dispositionFeeFraction': 0.01 } },
  }),
  acquisitionFeeFraction: param(z.number().min(0).max(0.1).default(0), {
    title: 'Acquisition fee',
    unit: 'Fraction',
    doc: 'Share of each advance paid by the fund to the manager when it is made.',
    source: 'house model: Fees; assumption: none, the owner pays an origination fee',
    witness: { value: 0.01 },
  }),
  dispositionFeeFraction: param(z.number().min(0).max(0.1).default(0), {
    title: 'Disposition fee',
    unit: 'Fraction',
    doc: 'Share of the proceeds of settlements paid by the fund to the manager when they arrive.',
    source: 'house model: Fees; assumption: none',
    witness: { value: 0.01 },
  }),
  expensesRateAnnual: param(z.number().min(0).max(0.05).default(0.0025), {
    title: 'Fund expenses',
    unit: 'Annual',
    doc: 'Administration, audit, custody and the like in the first year as a fraction of commitments.',
    source: 'sample fund base-100m; assumption',
    witness: { value: 0.005 },
  }),
  fixedExpensesYearlyAud: param(z.number().min(0).max(100_000_000).default(0), {
    title: 'Fixed expenses',
    unit: 'Aud',
    doc: 'Expenses of the first year that do not depend on the size of the fund.',
    source: 'assumption: all expenses are in the rate',
    witness: { value: 200_000 },
  }),
  expensesGrowthAnnual: param(z.number().min(-0.1).max(0.2).default(0.02), {
    title: 'Growth of expenses',
    unit: 'Annual',
    doc: 'Both kinds of expenses grow by this once a year, from the second year.',
    source: 'sample fund base-100m; assumption: below the 2-3 % inflation target band',
    witness: { value: 0.1 },
  }),
  expensesByYear: param(z.array(expensesOfYear).max(25).default([]), {
    title: 'Expenses by year',
    unit: 'Text',
    doc: 'Amounts of single years of the fund (year 1: months 1 to 12), beside the expenses above and without their growth; a twelfth accrues each month.',
    source: 'house model: Fees: schedule; assumption: none',
    witness: { value: [{ year: 3, amountAud: 400_000 }] },
  }),
  setUpFraction: param(z.number().min(0).max(0.05).default(0.003), {
    title: 'Set-up cost',
    unit: 'Fraction',
    doc: 'Cost of forming the fund as a fraction of commitments, paid in month 0.',
    source: 'sample fund base-100m; assumption',
    witness: { value: 0.01 },
  }),
  gpCommitmentBearsFees: param(z.boolean().default(false), {
    title: 'GP commitment bears the management fee',
    unit: 'Flag',
    doc: "Whether the management fee is also charged on, and borne by, the manager's own commitment. Expenses and set-up are borne by all.",
    source: 'house model: Waterfall; assumption: free of fee, as is usual',
    witness: { value: true },
  }),
  gstApplies: param(z.boolean().default(true), {
    title: 'GST',
    unit: 'Flag',
    doc: 'Whether the fund pays GST on fees, expenses and set-up. All amounts above are without GST.',
    source: 'A New Tax System (Goods and Services Tax) Act 1999 (Cth)',
    witness: { value: false },
  }),
  gstRate: param(z.number().min(0).max(0.3).default(0.1), {
    title: 'GST rate',
    unit: 'Fraction',
    doc: 'GST as a fraction of the amount without it.',
    source: 'A New Tax System (Goods and Services Tax) Act 1999 (Cth) s 9-70: 10 %',
    witness: { value: 0.15 },
  }),
  ritcFraction: param(z.number().min(0).max(1).default(0.55), {
    title: 'Reduced input tax credit',
    unit: 'Fraction',
    doc: 'Part of that GST that the fund gets back. It makes input-taxed financial supplies, so it has no full credit; net cost = GST x (1 - this).',
    source:
      'GST Act 1999 Div 70; GST Regulations 2019 Div 70: 55 % for a recognised trust scheme, 75 % for other listed acquisitions',
    witness: { value: 0.75 },
  }),
});
export type FeesConfig = z.output<typeof feesConfig>;
