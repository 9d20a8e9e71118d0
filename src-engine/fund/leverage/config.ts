import { z } from 'zod';
import { group, param } from '../../core/param.ts';
import { dealNotesConfig } from './config-deal-notes.ts';
import { navLineConfig } from './config-nav-line.ts';

const given = { 'leverage.subscriptionLine.limitFraction': 0.3 };

const subscriptionLineConfig = group(
  'Subscription line',
  'Revolving debt secured on uncalled commitments: advances are drawn on it before capital is called.',
  {
    limitFraction: param(z.number().min(0).max(1).default(0), {
      title: 'Limit',
      unit: 'Fraction',
      doc: 'Size of the line as a share of commitments; 0 is no line. Never more than the advance rate on uncalled commitments.',
      source: 'assumption: a fund has no line unless the scenario gives it one; 15-30 % of commitments is usual',
      witness: { value: 0.15 },
    }),
    advanceRateFraction: param(z.number().min(0).max(1).default(0.9), {
      title: 'Advance rate',
      unit: 'Fraction',
      doc: 'Share of uncalled commitments that the lender lends against.',
      source:
        'assumption: about 90 % for institutional investors; one rate for all, as investors are not modelled singly',
      witness: { value: 0.1, given },
    }),
    spreadAnnual: param(z.number().min(0).max(0.2).default(0.0175), {
      title: 'Spread',
      unit: 'Annual',
      doc: 'Interest is the simulated cash rate plus this spread, on the opening balance of each month.',
      source: 'usual terms (README of the room): subscription lines at the base rate plus 1.25-2.25 points; the middle',
      witness: { value: 0.05, given },
    }),
    commitmentFeeAnnual: param(z.number().min(0).max(0.05).default(0.003), {
      title: 'Commitment fee',
      unit: 'Annual',
      doc: 'Charged each month of the draw period on the limit less what is drawn.',
      source: 'assumption: 0.25-0.50 % a year is usual',
      witness: { value: 0.02, given },
    }),
    drawMonths: param(z.int().min(1).max(240).default(24), {
      title: 'Draw period',
      unit: 'Month',
      doc: 'The line may be drawn from first close for this many months.',
      source: 'assumption: the investment period of base-100m',
      witness: { value: 6, given },
    }),
    termMonths: param(z.int().min(1).max(240).default(36), {
      title: 'Term',
      unit: 'Month',
      doc: 'Months from first close after which the line is repaid in full, at the latest at the end of the fund.',
      source: 'assumption: three years',
      witness: { value: 24, given: { ...given, 'leverage.subscriptionLine.cleanDownMonths': 36 } },
    }),
    cleanDownMonths: param(z.int().min(1).max(60).default(12), {
      title: 'Clean-down',
      unit: 'Month',
      doc: 'The balance is zero at some month-end in every run of this many month-ends; a call repays the whole line when it falls due. 1 keeps the line empty.',
      source: 'house model, fine print; assumption: yearly, lenders ask for 90 to 364 days',
      witness: { value: 3, given },
    }),
  },
);

/** Debt of the fund. All of it is off by default: a limit or share of 0 changes nothing at all. */
export const leverageConfig = group(
  'Leverage',
  'Debt facilities of the fund. Off unless a limit or a share is above 0.',
  {
    compareWithout: param(z.boolean().default(true), {
      title: 'Compare with and without',
      unit: 'Flag',
      doc: 'Runs every path once more without each line that is in place, and without deal notes, on the same market and owners, and reports net IRR and multiple without it. Costs one more pass of the loan book for each.',
      source: 'house model, Leverage: always with and without',
      witness: { value: false, given },
    }),
    subscriptionLine: subscriptionLineConfig,
    navLine: navLineConfig,
    dealNotes: dealNotesConfig,
  },
);
export type LeverageConfig = z.output<typeof leverageConfig>;
