import { z } from 'zod';
import { group, param } from '../../core/param.ts';

const line = { 'leverage.navLine.limitFraction': 0.3 };
/** A line that is drawn to its borrowing base. */
const full = { ...line, 'leverage.navLine.targetLtvFraction': 0.5, 'leverage.navLine.repayAboveLtvFraction': 0.5 };
/** A line that is drawn up and then found too large. */
const tight = { ...line, 'leverage.navLine.repayAboveLtvFraction': 0.1 };

const haircut = (zone: string, value: number) =>
  param(z.number().min(0).max(1).default(value), {
    title: `Haircut, ${zone}`,
    unit: 'Fraction',
    doc: `Part of the marks of the ${zone} zone that the lender does not count.`,
    source: 'assumption: rising with the risk of the zone',
    witness: { value: 0.9, given: full },
  });

const cap = (title: string, doc: string, value: number, witness: number) =>
  param(z.number().min(0.0001).max(1).default(value), {
    title,
    unit: 'Fraction',
    doc: `${doc} as a share of invested cost; what is above it does not count.`,
    source: 'assumption: the concentration limits of the guardrails',
    witness: { value: witness, given: full },
  });

const cover = (title: string, doc: string) =>
  param(z.number().min(0).max(1000).default(1.25), {
    title,
    unit: 'Multiple',
    doc,
    source: 'house model, Guardrails: interest cover 1.25; 0 switches the covenant off',
    witness: { value: 100, given: line },
  });

export const navLineConfig = group(
  'NAV line',
  'Term debt secured on the advances: a borrowing base on their marks, covenants, and a rule for how much to draw.',
  {
    limitFraction: param(z.number().min(0).max(2).default(0), {
      title: 'Limit',
      unit: 'Fraction',
      doc: 'Most that may ever be drawn, as a share of commitments; 0 is no line. What is repaid cannot be drawn again.',
      source: 'assumption: a fund has no line unless the scenario gives it one',
      witness: { value: 0.1 },
    }),
    advanceRateFraction: param(z.number().min(0).max(1).default(0.2), {
      title: 'Advance rate',
      unit: 'Fraction',
      doc: 'Borrowing base as a share of eligible marks (after haircuts and concentration caps).',
      source: 'usual terms (README of the room): NAV facilities lend 10-20 %, 20-30 % for follow-on investments',
      witness: { value: 0.05, given: line },
    }),
    overAdvanceGreenFraction: param(z.number().min(0).max(1).default(0), {
      title: 'Over-advance on green',
      unit: 'Fraction',
      doc: 'What the lender lends on the eligible marks of the green zone on top of the advance rate; 0 is none.',
      source: 'assumption: none; earlier engines of this kind lend more on the best grade',
      witness: { value: 0.3, given: full },
    }),
    haircutGreenFraction: haircut('green', 0),
    haircutOrangeFraction: haircut('orange', 0.1),
    haircutRedFraction: haircut('red', 0.25),
    advanceCapFraction: cap('Cap per advance', 'Cost of one advance', 0.02, 0.005),
    suburbCapFraction: cap('Cap per suburb', 'Cost of the advances in one suburb', 0.1, 0.01),
    zoneCapFraction: cap('Cap per zone', 'Cost of the advances in one zone', 0.6, 0.1),
    spreadAnnual: param(z.number().min(0).max(0.3).default(0.0275), {
      title: 'Spread',
      unit: 'Annual',
      doc: 'Interest is the simulated cash rate plus this spread, on the opening balance of each month.',
      source: 'assumption: 2.75 points, above the subscription line; no published price was found',
      witness: { value: 0.06, given: line },
    }),
    commitmentFeeAnnual: param(z.number().min(0).max(0.05).default(0.005), {
      title: 'Commitment fee',
      unit: 'Annual',
      doc: 'Charged each month of the draw period on the limit less all that was drawn.',
      source: 'assumption: 0.5 % a year',
      witness: { value: 0.02, given: line },
    }),
    firstDrawMonth: param(z.int().min(1).max(240).default(12), {
      title: 'In place from',
      unit: 'Month',
      doc: 'Month of the first possible draw.',
      source: 'assumption: after a first year, when there is a book to lend against',
      witness: { value: 24, given: line },
    }),
    drawMonths: param(z.int().min(1).max(240).default(36), {
      title: 'Draw period',
      unit: 'Month',
      doc: 'Months, from the month it is in place, in which the line may be drawn.',
      source: 'assumption: three years',
      witness: { value: 6, given: line },
    }),
    termMonths: param(z.int().min(1).max(240).default(84), {
      title: 'Term',
      unit: 'Month',
      doc: 'Months, from the month it is in place, after which all is repaid; at the latest at the end of the fund.',
      source: 'assumption: seven years, so that exits can repay; the market lends for three to five and refinances',
      witness: { value: 48, given: line },
    }),
    use: param(z.enum(['advances', 'hold']).default('advances'), {
      title: 'Use of proceeds',
      unit: 'Text',
      doc: 'advances: draws pay for more advances, only as much as is advanced; hold: draws are kept in cash, which may pay fees, interest and repayments but is not distributed.',
      source: 'issue: proceeds buy more advances or are held, as set',
      witness: { value: 'hold', given: line },
    }),
    targetLtvFraction: param(z.number().min(0).max(1).default(0.1), {
      title: 'Target leverage',
      unit: 'Fraction',
      doc: 'The line is drawn up to this share of gross marks, within limit, borrowing base and covenants.',
      source: 'assumption: the lower end of what NAV facilities lend',
      witness: { value: 0.05, given: line },
    }),
    repayAboveLtvFraction: param(z.number().min(0).max(2).default(0.15), {
      title: 'Repay above',
      unit: 'Fraction',
      doc: 'Above this share of gross marks the fund chooses to repay to the target out of distributable cash, after the lock-out and against the prepayment fee.',
      source: 'assumption',
      witness: { value: 0.1, given: line },
    }),
    lockOutMonths: param(z.int().min(0).max(240).default(12), {
      title: 'Lock-out',
      unit: 'Month',
      doc: 'Months, from the month it is in place, in which the fund may not choose to repay. What the lender demands is never locked out.',
      source: 'assumption: one year',
      witness: { value: 120, given: tight },
    }),
    prepaymentFeeFraction: param(z.number().min(0).max(0.2).default(0.01), {
      title: 'Prepayment fee',
      unit: 'Fraction',
      doc: 'Charged on what the fund chooses to repay before term; not on sweeps, amortisation, cures or the end of the fund.',
      source: 'assumption: 1 %',
      witness: { value: 0.05, given: tight },
    }),
    amortisationFromMonth: param(z.int().min(0).max(240).default(48), {
      title: 'Amortisation from',
      unit: 'Month',
      doc: 'Months, from the month it is in place, after which the balance must fall evenly to zero at term; at or after the term there is none.',
      source: 'assumption: after the draw period and a year of exits',
      witness: { value: 84, given: line },
    }),
    reserveMonths: param(z.int().min(0).max(36).default(3), {
      title: 'Debt-service reserve',
      unit: 'Month',
      doc: 'Months of interest and scheduled repayments kept in cash, out of reach of fees and distributions, while the line is drawn.',
      source: 'assumption: three months, the time between two distributions',
      witness: { value: 12, given: line },
    }),
    sweepFraction: param(z.number().min(0).max(1).default(0.5), {
      title: 'Cash sweep',
      unit: 'Fraction',
      doc: 'Share of distributable cash that repays the line once its draw period is over.',
      source: 'assumption: half',
      witness: { value: 0, given: line },
    }),
    sweepAllAboveLtvFraction: param(z.number().min(0).max(2).default(0.18), {
      title: 'Full sweep above',
      unit: 'Fraction',
      doc: 'Above this share of gross marks all distributable cash repays the line.',
      source: 'assumption: between target and covenant',
      witness: { value: 0.05, given: line },
    }),
    maxLtvFraction: param(z.number().min(0).max(2).default(0.25), {
      title: 'Covenant: largest LTV',
      unit: 'Fraction',
      doc: 'Balance of the line over gross marks at month-end that the lender accepts.',
      source: 'assumption: advance rate plus room for a fall of a fifth',
      witness: { value: 0.04, given: line },
    }),
    minInterestCoverMultiple: cover(
      'Covenant: least interest cover',
      'Cash of the last twelve months over interest of the last twelve months, tested from twelve months after the first draw.',
    ),
    minDebtServiceCoverMultiple: cover(
      'Covenant: least debt-service cover',
      'The same over interest plus scheduled amortisation of the last twelve months.',
    ),
    coverBasis: param(z.enum(['proceeds', 'income']).default('proceeds'), {
      title: 'Cash in the covers',
      unit: 'Text',
      doc: 'proceeds: all cash from exits; income: only interest and appreciation share. An owner pays nothing before the exit, so either is lumpy.',
      source: 'assumption: lenders to run-off pools count collections',
      witness: {
        value: 'income',
        given: { ...line, 'leverage.navLine.minInterestCoverMultiple': 12 },
      },
    }),
  },
);
export type NavLineConfig = z.output<typeof navLineConfig>;
