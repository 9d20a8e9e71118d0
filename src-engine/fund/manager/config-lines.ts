import { z } from 'zod';
import { param } from '../../core/param.ts';

/** Every parameter here matters only where there is a manager. */
export const given = { 'manager.enabled': true } as const;

/** Longest grid of months that a manager can have: several funds of the longest life and run-off, one after the other. */
const MOST_MONTHS = 600;
const WITNESS = { value: null, given };

const monthly = (title: string, doc: string) =>
  ({ title, unit: 'Month', doc, source: 'house model, manager: month 0 is first close', witness: WITNESS }) as const;

/** First and last month of a line, both counted; month 0 is first close. */
export const lineMonths = (least: 0 | 1) => ({
  startMonth: param(z.int().min(least).max(MOST_MONTHS).default(1), monthly('First month', 'First month that counts.')),
  endMonth: param(
    z.int().min(0).max(MOST_MONTHS).nullable().default(null),
    monthly('Last month', 'Last month that counts; empty: to the end.'),
  ),
});

/** How often an amount falls due. */
export const lineFrequencies = ['once', 'monthly', 'quarterly', 'yearly'] as const;

/** A custom line of cost or revenue: an amount, how often, from when to when. */
export const amountLine = z.strictObject({
  name: param(z.string().min(1).max(80), {
    title: 'Name',
    unit: 'Text',
    doc: 'Shown on no account: for the reader of the scenario.',
    source: 'house model, manager',
    witness: WITNESS,
  }),
  amountAud: param(z.number().min(0).max(1_000_000_000), {
    title: 'Amount',
    unit: 'Aud',
    doc: 'Each time it falls due, in prices of the first year.',
    source: 'house model, manager',
    witness: WITNESS,
  }),
  frequency: param(z.enum(lineFrequencies).default('monthly'), {
    title: 'Frequency',
    unit: 'Text',
    doc: 'Once in the first month, or every 1, 3 or 12 months from there.',
    source: 'house model, manager',
    witness: WITNESS,
  }),
  ...lineMonths(0),
  growthAnnual: param(z.number().min(-0.5).max(0.5).default(0.03), {
    title: 'Growth',
    unit: 'Annual',
    doc: 'Growth of the amount, once a year from the second year after first close.',
    source: 'assumption: the upper end of the 2-3 % inflation target band of the Reserve Bank',
    witness: WITNESS,
  }),
});
export type AmountLine = z.output<typeof amountLine>;

/** One role of the staff plan. */
export const staffRole = z.strictObject({
  title: param(z.string().min(1).max(80), {
    title: 'Role',
    unit: 'Text',
    doc: 'Name of the role.',
    source: 'house model, manager',
    witness: WITNESS,
  }),
  count: param(z.int().min(0).max(1000).default(1), {
    title: 'Heads',
    unit: 'Count',
    doc: 'Heads of the role at least, while it lasts.',
    source: 'house model, manager',
    witness: WITNESS,
  }),
  salaryYearlyAud: param(z.number().min(0).max(10_000_000), {
    title: 'Salary a year',
    unit: 'Aud',
    doc: 'Of one head, in pay of the first year, without on-costs.',
    source: 'house model, manager',
    witness: WITNESS,
  }),
  onCostFraction: param(z.number().min(0).max(2).default(0.15), {
    title: 'On-costs',
    unit: 'Fraction',
    doc: 'Superannuation, payroll tax, insurance and the like on top of the salary.',
    source:
      'Superannuation Guarantee (Administration) Act 1992 (Cth) s 19: 12 % from July 2025; assumption: 3 % for the rest',
    witness: WITNESS,
  }),
  growthAnnual: param(z.number().min(-0.5).max(0.5).default(0.03), {
    title: 'Growth of pay',
    unit: 'Annual',
    doc: 'Once a year from the second year after first close.',
    source: 'assumption: about the wage growth of a stable economy',
    witness: WITNESS,
  }),
  ...lineMonths(1),
  livingAdvancesPerHeadCount: param(z.number().min(1).max(1_000_000).nullable().default(null), {
    title: 'Living advances a head',
    unit: 'Count',
    doc: 'One head for each so many advances living at the last month-end, rounded up; empty: does not count.',
    source: 'house model, manager',
    witness: WITNESS,
  }),
  advancesMadePerHeadCount: param(z.number().min(1).max(1_000_000).nullable().default(null), {
    title: 'Advances made a head',
    unit: 'Count',
    doc: 'One head for each so many advances made in the last twelve months, rounded up; empty: does not count.',
    source: 'house model, manager',
    witness: WITNESS,
  }),
  assetsPerHeadAud: param(z.number().min(1000).max(100_000_000_000).nullable().default(null), {
    title: 'Assets a head',
    unit: 'Aud',
    doc: 'One head for each so much under management at the last month-end, rounded up; empty: does not count.',
    source: 'house model, manager',
    witness: WITNESS,
  }),
});
export type StaffRole = z.output<typeof staffRole>;

/** One participant of the carry vehicle. */
export const carryParticipant = z.strictObject({
  name: param(z.string().min(1).max(80), {
    title: 'Participant',
    unit: 'Text',
    doc: 'Name, different from all others.',
    source: 'house model, manager',
    witness: WITNESS,
  }),
  kind: param(z.enum(['partner', 'staff']).default('partner'), {
    title: 'Kind',
    unit: 'Text',
    doc: 'A partner or a member of staff: the accounts show both groups.',
    source: 'house model, manager',
    witness: WITNESS,
  }),
  shareFraction: param(z.number().min(0).max(1), {
    title: 'Share of carry',
    unit: 'Fraction',
    doc: 'Of all carry, when fully vested. Together at most 1; the house has the rest.',
    source: 'house model, manager',
    witness: WITNESS,
  }),
  startMonth: param(
    z.int().min(-MOST_MONTHS).max(MOST_MONTHS).default(0),
    monthly('Start of vesting', 'Month in which the clock of the share starts; below 0: before first close.'),
  ),
  cliffMonths: param(
    z.int().min(0).max(240).default(12),
    monthly('Cliff', 'Nothing is vested before so many months have passed.'),
  ),
  vestingMonths: param(
    z.int().min(0).max(240).default(60),
    monthly('Vesting', 'Vests evenly over so many months from its start; 0: at once after the cliff.'),
  ),
  leaveMonth: param(
    z.int().min(0).max(MOST_MONTHS).nullable().default(null),
    monthly('Leaves', 'Month after which nothing vests any more; what is vested is kept. Empty: stays.'),
  ),
});
export type CarryParticipant = z.output<typeof carryParticipant>;
