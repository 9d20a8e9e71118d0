import { z } from 'zod';
import { group, param } from '../../core/param.ts';
import { mezzanineConfig, paymentFrequencies, preferredConfig, seniorConfig } from './config-class.ts';

const senior = { 'tranches.senior.sizeFraction': 0.4 };
/** A senior class whose overcollateralisation fails on and off. */
const tested = { ...senior, 'tranches.senior.minCollateralMultiple': 3 };
const covered = { ...senior, 'tranches.senior.minCollateralMultiple': 0, 'tranches.senior.minCoverMultiple': 4 };

/** The capital structure. Off by default: without a class above the equity nothing here does anything. */
export const trancheConfig = group(
  'Tranches',
  'Capital in classes of different rank. Off unless a class has a size: then the fund pays them in order, and equity goes through the waterfall.',
  {
    funding: param(z.enum(['pro-rata', 'equity-first']).default('pro-rata'), {
      title: 'Funding of calls',
      unit: 'Text',
      doc: 'pro-rata: every class pays its part of every call. equity-first: equity pays until its commitment is used, then the others by size. A class at or past its maturity pays no calls; equity does.',
      source: 'assumption: notes are drawn with the capital, so that no class waits with idle cash',
      witness: { value: 'equity-first', given: senior },
    }),
    deferredBearsInterest: param(z.boolean().default(true), {
      title: 'Deferred coupons bear interest',
      unit: 'Flag',
      doc: 'Whether coupons and preferred returns that were due and not paid earn the rate of their class.',
      source: 'usual for notes that pay in kind',
      witness: { value: false, given: senior },
    }),
    equityHurdleAnnual: param(z.number().min(0).max(0.5).nullable().default(null), {
      title: 'Hurdle of the equity class',
      unit: 'Annual',
      doc: 'Takes the place of waterfall.hurdleAnnual while there are tranches; left out: the same hurdle.',
      source: 'assumption: the same terms; levered equity often asks for more',
      witness: { value: 0.01, given: senior },
    }),
    senior: seniorConfig,
    mezzanine: mezzanineConfig,
    preferred: preferredConfig,
    tests: group('Coverage tests', 'When and how the classes of debt are tested.', {
      frequency: param(z.enum(paymentFrequencies).default('quarterly'), {
        title: 'Test dates',
        unit: 'Text',
        doc: 'Ends of calendar periods from first close, after the scheduled payments of the class. Not tested at the end of the fund.',
        source: 'assumption: quarterly, as payments',
        witness: { value: 'annual', given: tested },
      }),
      cureTestDates: param(z.int().min(0).max(80).default(0), {
        title: 'Cure period',
        unit: 'Count',
        doc: 'Test dates in a row that a class may fail before cash below it is trapped: 0 traps at the first failure.',
        source: 'assumption: none, as in most structured notes',
        witness: { value: 60, given: tested },
      }),
      coverBasis: param(z.enum(['income', 'proceeds']).default('income'), {
        title: 'Basis of the interest cover',
        unit: 'Text',
        doc: 'income: interest and appreciation share from exits and interest on cash. proceeds: principal received too. Both less what lenders of the fund were paid in interest and fees.',
        source: 'assumption: principal repaid is not income',
        witness: { value: 'proceeds', given: covered },
      }),
      coverWindowMonths: param(z.int().min(1).max(60).default(12), {
        title: 'Window of the interest cover',
        unit: 'Month',
        doc: 'Months of receipts, and of coupons at the rate and balance of the test date, that are compared. Not tested before so many months have passed.',
        source: 'assumption: a year, as the covers of a NAV line',
        witness: { value: 3, given: covered },
      }),
    }),
    reserve: group('Reserve account', 'Cash kept outside the fund for the coupons of the senior class.', {
      targetMonths: param(z.number().min(0).max(60).default(0), {
        title: 'Target',
        unit: 'Month',
        doc: 'Months of senior coupon at the rate and balance of the day. Filled from distributions after the senior coupon, drawn when cash cannot pay it; what is above the target, and all at the end, joins the cash to be paid. Earns the rate on cash.',
        source: 'assumption: none unless the scenario sets one; three to six months is usual',
        witness: { value: 12, given: senior },
      }),
    }),
  },
);
export type TrancheConfig = z.output<typeof trancheConfig>;
