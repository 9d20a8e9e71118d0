import { z } from 'zod';
import { group, param } from '../../core/param.ts';

/** The fund as a vehicle: size, life, calendar, who commits. */
export const termsConfig = group('Fund', 'Size, life and calendar of the fund.', {
  commitmentsAud: param(z.number().min(1_000_000).max(100_000_000_000).default(100_000_000), {
    title: 'Commitments',
    unit: 'Aud',
    doc: 'Capital promised by all investors, GP commitment included.',
    source: 'sample fund base-100m; assumption: a mid-sized Australian closed-end fund',
    witness: { value: 60_000_000 },
  }),
  lifeMonths: param(z.int().min(24).max(240).default(120), {
    title: 'Fund life',
    unit: 'Month',
    doc: 'Months from first close to the end of the fund, before extensions.',
    source: 'assumption: ten years, usual for closed-end private funds',
    witness: { value: 96 },
  }),
  firstCloseDate: param(z.iso.date().default('2026-07-31'), {
    title: 'First close',
    unit: 'Date',
    doc: 'Date of month 0, a month-end. Dated returns (XIRR) and the calendar of distributions count from it.',
    source: 'assumption: start of the 2026-27 financial year',
    witness: { value: '2027-02-28' },
  }),
  gpCommitmentFraction: param(z.number().min(0).max(0.5).default(0.02), {
    title: 'GP commitment',
    unit: 'Fraction',
    doc: "Share of commitments that is the manager's own capital, pari passu with the LP class.",
    source: 'assumption: 1-3 % is usual in private-fund terms surveys; sample fund base-100m',
    witness: { value: 0.1 },
  }),
  distributionFrequency: param(z.enum(['monthly', 'quarterly', 'annual']).default('quarterly'), {
    title: 'Distributions',
    unit: 'Text',
    doc: 'Calendar periods at whose last month-end (from first close) cash is distributed; the fund end always distributes.',
    source: 'sample fund base-100m; assumption: quarterly is usual',
    witness: { value: 'annual' },
  }),
});
export type TermsConfig = z.output<typeof termsConfig>;
