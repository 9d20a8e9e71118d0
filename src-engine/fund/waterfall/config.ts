import { z } from 'zod';
import { group, param } from '../../core/param.ts';

/** One further carry tier: exactly one of the two hurdles, and the carry above it. */
const carryTier = z.strictObject({
  aboveIrrAnnual: z.number().min(0).max(1).optional(),
  aboveMultiple: z.number().min(1).max(20).optional(),
  carryFraction: z.number().min(0).max(0.95),
});
export type CarryTierConfig = z.output<typeof carryTier>;

/** Advances that exit within a year or so with a gain, and fees called for years after: carry is paid early and not earned. */
const carryPaidEarly = {
  'waterfall.hurdleAnnual': 0,
  'exits.lifeEvent.baselineAnnual': 1,
  'origination.investmentMonths': 3,
  'reinvestment.untilMonth': 0,
  'cash.investableFraction': 0.6,
  'fees.managementFeeSteps': [{ afterMonth: 0, rateAnnual: 0.005, basis: 'commitments' }],
};

/** Deal-by-deal carry in a fund that pays it early and loses later: what tells American terms apart. */
const dealByDeal = {
  'waterfall.style': 'american',
  'waterfall.hurdleAnnual': 0.01,
  'waterfall.clawback': false,
  'exits.default.baselineAnnual': 0.25,
  'origination.seniorLtvMeanFraction': 0.6,
  'origination.combinedLtvCapFraction': 0.95,
};

/** Who gets what of the cash distributed. Cross-field rules are in `resolveWaterfall`. */
export const waterfallConfig = group('Waterfall', 'Return of capital, preferred return, catch-up, carry, clawback.', {
  style: param(z.enum(['european', 'american']).default('european'), {
    title: 'Style',
    unit: 'Text',
    doc: 'european: all capital called and its pref come before carry. american: only the capital of deals that are realised or written down, with its share of fees called; losses are carried forward.',
    source: 'house model: Waterfall, and fine print: American; deal-by-deal carry with loss carry-forward',
    witness: { value: 'american', given: { 'waterfall.hurdleAnnual': 0.01 } },
  }),
  deal: param(z.enum(['advance', 'origination-quarter']).default('advance'), {
    title: 'Deal of an American waterfall',
    unit: 'Text',
    doc: 'One advance, or all advances made in a calendar quarter, which count together from the first of them that pays. European: without effect.',
    source: 'house model: Waterfall',
    witness: { value: 'origination-quarter', given: dealByDeal },
  }),
  writeDownQuarters: param(z.int().min(0).max(20).default(2), {
    title: 'Write-down test',
    unit: 'Count',
    doc: 'Quarter-ends in a row with an index mark below cost after which an unrealised deal counts. 0: written-down deals do not count. European: without effect.',
    source: 'house model, Waterfall: mark below cost for two quarters',
    witness: { value: 0, given: dealByDeal },
  }),
  hurdleAnnual: param(z.number().min(0).max(0.5).default(0.08), {
    title: 'Hurdle',
    unit: 'Annual',
    doc: 'Preferred return of the LP class on unreturned capital, from the month of each call. 0: no preferred return.',
    source: 'sample fund base-100m; 8 % is the usual private-fund hurdle',
    witness: { value: 0.03 },
  }),
  prefConvention: param(
    z
      .enum(['annual-effective-monthly', 'simple', 'nominal-monthly', 'nominal-quarterly', 'continuous'])
      .default('annual-effective-monthly'),
    {
      title: 'Accrual of the preferred return',
      unit: 'Text',
      doc: 'Monthly at (1 + h)^(1/12) - 1 on capital and unpaid pref; simple at h/12 on capital alone; compounding at h/12 each month or h/4 each quarter from first close; continuous at exp(h/12) - 1.',
      source: 'house model, fine print: Pref',
      witness: { value: 'simple' },
    },
  ),
  prefClock: param(z.enum(['call', 'line-draw']).default('call'), {
    title: 'Clock of the preferred return',
    unit: 'Text',
    doc: 'call: pref and hurdles run from the month in which capital is called. line-draw: what is drawn on the subscription line instead of a call counts as called in the month of the draw. Without such a line both are the same.',
    source:
      'house model: Waterfall; ILPA, Subscription Lines of Credit and Alignment of Interests (2017) asks for the clock from the draw',
    witness: {
      value: 'line-draw',
      given: { 'leverage.subscriptionLine.limitFraction': 0.3, 'waterfall.hurdleAnnual': 0.03 },
    },
  }),
  prefOrder: param(z.enum(['return-of-capital-first', 'pref-first']).default('return-of-capital-first'), {
    title: 'Order of capital and pref',
    unit: 'Text',
    doc: 'Which of the two a distribution pays first. It changes amounts only when the pref is simple (or, within a quarter, quarterly).',
    source: 'house model, fine print: Pref',
    witness: { value: 'pref-first', given: { 'waterfall.prefConvention': 'simple' } },
  }),
  catchUpFraction: param(z.number().min(0).max(1).default(1), {
    title: 'Catch-up',
    unit: 'Fraction',
    doc: "Manager's part of the cash after the pref until its carry is the agreed share of all profit. 1: full; 0: none; otherwise above the carry.",
    source: 'sample fund base-100m: full catch-up',
    witness: { value: 0, given: { 'waterfall.hurdleAnnual': 0.005 } },
  }),
  carryFraction: param(z.number().min(0).max(0.95).default(0.2), {
    title: 'Carry',
    unit: 'Fraction',
    doc: "Manager's share of profit above the hurdle.",
    source: 'sample fund base-100m; 20 % is the usual private-fund carry',
    witness: { value: 0.1, given: { 'waterfall.hurdleAnnual': 0 } },
  }),
  carryTiers: param(z.array(carryTier).max(8).default([]), {
    title: 'Further carry tiers',
    unit: 'Text',
    doc: 'Plain splits at another carry once the LP class has reached an IRR (effective annual, month grid) or a multiple of its capital; lowest first. Tested with the cash of the same month.',
    source: 'house model, fine print: Catch-up; assumption: none',
    witness: {
      value: [{ aboveMultiple: 1.05, carryFraction: 0.5 }],
      given: { 'waterfall.hurdleAnnual': 0 },
    },
  }),
  gpCommitmentBearsCarry: param(z.boolean().default(false), {
    title: 'GP commitment bears carry',
    unit: 'Flag',
    doc: "Whether the manager's own commitment goes through the same tiers as the LP class. Otherwise it gets its part of every distribution outright.",
    source: 'house model: Waterfall; assumption: free of carry, as is usual',
    witness: { value: true, given: { 'waterfall.hurdleAnnual': 0 } },
  }),
  clawback: param(z.boolean().default(true), {
    title: 'Clawback at the end',
    unit: 'Flag',
    doc: 'Whether the manager returns, at the end of the fund, carry above its share of cumulative profit or paid while the LP class ends below its hurdle.',
    source: 'house model, fine print: Clawback',
    witness: { value: false, given: carryPaidEarly },
  }),
  clawbackAfterTaxFraction: param(z.number().min(0).max(1).default(1), {
    title: 'Carry that can be clawed back',
    unit: 'Fraction',
    doc: 'Upper bound of the clawback as a share of carry received: 1 gross, 0.7 net of 30 % tax.',
    source: 'house model, fine print: Clawback; assumption: gross of tax',
    witness: { value: 0.1, given: carryPaidEarly },
  }),
  interimClawbackEveryMonths: param(z.int().min(0).max(120).default(0), {
    title: 'Interim clawback',
    unit: 'Month',
    doc: 'Months from first close between tests of the clawback during the life of the fund, on the capital that counts by then and the cash distributed or held. 0: at the end only.',
    source: 'house model, fine print: Clawback: at interim and end; assumption: none',
    witness: { value: 12, given: carryPaidEarly },
  }),
  carryEscrowFraction: param(z.number().min(0).max(1).default(0), {
    title: 'Carry in escrow',
    unit: 'Fraction',
    doc: "Part of the LP class's carry that is held back, pays a clawback first (in full, before tax), and is released when an interim test or the end leaves it over.",
    source: 'house model, Waterfall: clawback with escrow; assumption: none',
    witness: { value: 0.5, given: { ...carryPaidEarly, 'waterfall.clawbackAfterTaxFraction': 0 } },
  }),
});
export type WaterfallConfig = z.output<typeof waterfallConfig>;
