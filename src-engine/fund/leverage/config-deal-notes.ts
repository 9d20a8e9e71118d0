import { z } from 'zod';
import { group, param } from '../../core/param.ts';

const some = { 'leverage.dealNotes.shareFraction': 0.5 };
const floating = { ...some, 'leverage.dealNotes.rateBasis': 'floating' };

export const dealNotesConfig = group(
  'Deal notes',
  'Notes issued against single advances: each finances a share of one advance and is paid from its proceeds first.',
  {
    shareFraction: param(z.number().min(0).max(1).default(0), {
      title: 'Share of advances',
      unit: 'Fraction',
      doc: 'Share, by number, of the eligible advances out of commitments against which a note is issued, evenly spread over them; 0 is no notes.',
      source: 'assumption: a fund issues no notes unless the scenario says so',
      witness: { value: 0.5 },
    }),
    maxCombinedLtvFraction: param(z.number().min(0).max(2).default(1), {
      title: 'Best advances only',
      unit: 'Fraction',
      doc: 'An advance is eligible when first mortgage plus advance over value, on the day of the advance, is at most this; 1 is any.',
      source: 'assumption: no advance is left out unless the lender of the notes asks for it',
      witness: { value: 0.5, given: some },
    }),
    principalFraction: param(z.number().min(0.01).max(0.95).default(0.3), {
      title: 'Principal of a note',
      unit: 'Fraction',
      doc: 'Principal of the note as a share of the principal of its advance, over-advanced part left out.',
      source: 'assumption: 30 %, as in the configurations of earlier engines of this kind',
      witness: { value: 0.6, given: some },
    }),
    rateBasis: param(z.enum(['fixed', 'floating']).default('fixed'), {
      title: 'Rate',
      unit: 'Text',
      doc: 'fixed: at the fixed rate; floating: the simulated cash rate plus the spread. Interest is simple and paid with the principal: an owner pays nothing before the exit.',
      source: 'assumption: fixed, as notes on single advances are priced on the day',
      witness: { value: 'floating', given: some },
    }),
    rateAnnual: param(z.number().min(0).max(0.5).default(0.07), {
      title: 'Fixed rate',
      unit: 'Annual',
      doc: 'Simple interest of a note with a fixed rate.',
      source: 'assumption: 7 %, as in the configurations of earlier engines of this kind',
      witness: { value: 0.12, given: some },
    }),
    spreadAnnual: param(z.number().min(0).max(0.5).default(0.0325), {
      title: 'Spread',
      unit: 'Annual',
      doc: 'Spread of a floating note over the cash rate; together never below 0.',
      source: 'assumption: half a point above the NAV line, as a note has one advance behind it',
      witness: { value: 0.08, given: floating },
    }),
    feeFraction: param(z.number().min(0).max(0.2).default(0.01), {
      title: 'Fee',
      unit: 'Fraction',
      doc: 'Withheld from the principal of a note when it is issued.',
      source: 'assumption: 1 %, as the prepayment fee of the NAV line',
      witness: { value: 0.05, given: some },
    }),
    termMonths: param(z.int().min(1).max(360).default(120), {
      title: 'Term',
      unit: 'Month',
      doc: 'Months after which a note falls due though its advance lives: it is paid as far as free cash goes, and what is left runs on to the exit.',
      source: 'assumption: the term of the contract, so that the exit comes first',
      witness: { value: 24, given: some },
    }),
    recourse: param(z.enum(['limited', 'full']).default('limited'), {
      title: 'Recourse',
      unit: 'Text',
      doc: 'limited: what the proceeds of its advance do not cover is the loss of the noteholder; full: the fund owes it and pays out of cash, then by calls.',
      source: 'assumption: limited to the advance, as for asset-level finance',
      witness: {
        value: 'full',
        given: {
          ...some,
          'leverage.dealNotes.principalFraction': 0.95,
          'leverage.dealNotes.rateAnnual': 0.2,
          'market.growthShiftAnnual': -0.1,
        },
      },
    }),
    use: param(z.enum(['calls', 'advances']).default('calls'), {
      title: 'Use of proceeds',
      unit: 'Text',
      doc: 'calls: what a note brings in is not called; advances: it leaves commitments free, which then buy more advances.',
      source: 'issue: proceeds buy more advances or reduce calls, as set',
      witness: { value: 'advances', given: some },
    }),
  },
);
export type DealNotesConfig = z.output<typeof dealNotesConfig>;
