import { z } from 'zod';
import { group, param } from '../../core/param.ts';
import { amountLine, carryParticipant, given, staffRole } from './config-lines.ts';

/** What counts as assets under management. */
export const assetBases = ['commitments', 'invested-cost', 'nav'] as const;
/** Who makes up for cash below zero. */
export const shortfallRules = ['owners', 'negative'] as const;
export const dividendPolicies = ['none', 'profit-fraction', 'above-reserve'] as const;
export const unvestedRules = ['house', 'pro-rata'] as const;

const HOUSE = 'house model, manager';
const team = {
  ...given,
  'waterfall.hurdleAnnual': 0.02,
  'manager.carry.participants': [
    { name: 'A', shareFraction: 0.4, vestingMonths: 240 },
    { name: 'B', kind: 'staff', shareFraction: 0.2, cliffMonths: 0, vestingMonths: 0 },
  ],
} as const;

const scaledConfig = group('Scaled expenses', 'Costs of the manager that grow with what it manages.', {
  assetsAnnual: param(z.number().min(0).max(0.1).default(0), {
    title: 'Share of assets',
    unit: 'Annual',
    doc: 'A year, on the assets under management of the last month-end.',
    source: 'assumption: none, the staff plan carries the cost',
    witness: { value: 0.001, given },
  }),
  perFundYearlyAud: param(z.number().min(0).max(100_000_000).default(0), {
    title: 'Per fund',
    unit: 'Aud',
    doc: 'A year for each living fund.',
    source: 'assumption: none',
    witness: { value: 50_000, given },
  }),
  perLivingAdvanceYearlyAud: param(z.number().min(0).max(1_000_000).default(0), {
    title: 'Per living advance',
    unit: 'Aud',
    doc: 'A year for each advance living at the last month-end.',
    source: 'assumption: none',
    witness: { value: 500, given },
  }),
  perAdvanceMadeAud: param(z.number().min(0).max(1_000_000).default(0), {
    title: 'Per advance made',
    unit: 'Aud',
    doc: 'Once for each advance, in the month in which it is made.',
    source: 'assumption: none',
    witness: { value: 2_000, given },
  }),
  revenueFraction: param(z.number().min(0).max(1).default(0), {
    title: 'Share of revenue',
    unit: 'Fraction',
    doc: 'Of fees and other income of the month; carry is no such revenue.',
    source: 'assumption: none',
    witness: { value: 0.05, given },
  }),
  growthAnnual: param(z.number().min(-0.5).max(0.5).default(0.03), {
    title: 'Growth of unit costs',
    unit: 'Annual',
    doc: 'Growth of the three amounts above, once a year from the second year after first close.',
    source: 'assumption: the upper end of the 2-3 % inflation target band of the Reserve Bank',
    witness: { value: 0.1, given: { ...given, 'manager.scaled.perFundYearlyAud': 50_000 } },
  }),
});

const carryConfig = group('Carry vehicle', 'An entity apart from the management company: who has the carry.', {
  participants: param(z.array(carryParticipant).max(100).default([]), {
    title: 'Participants',
    unit: 'Text',
    doc: 'Partners and staff with their shares; the house, which is the management company, has what is left of 100 %.',
    source: 'assumption: none, all carry is the house’s',
    witness: { value: [{ name: 'A', shareFraction: 0.5 }], given: { ...given, 'waterfall.hurdleAnnual': 0.02 } },
  }),
  unvested: param(z.enum(unvestedRules).default('house'), {
    title: 'Unvested carry',
    unit: 'Text',
    doc: 'Carry on shares that are not vested when it is paid: to the house, or to the participants in proportion to what they have vested.',
    source: 'assumption: to the house',
    witness: { value: 'pro-rata', given: team },
  }),
});

const taxConfig = group('Company tax', 'Income tax of the management company.', {
  rateFraction: param(z.number().min(0).max(0.6).default(0.25), {
    title: 'Company tax',
    unit: 'Fraction',
    doc: 'On positive profit of a year, carry to the house included, after losses brought forward.',
    source:
      'Income Tax Rates Act 1986 (Cth) ss 23, 23AA: 25 % for a base rate entity (below 50 m turnover), 30 % otherwise',
    witness: { value: 0.3, given },
  }),
  lossesCarryForward: param(z.boolean().default(true), {
    title: 'Losses carried forward',
    unit: 'Flag',
    doc: 'Whether losses of earlier years reduce the profit that is taxed.',
    source: 'Income Tax Assessment Act 1997 (Cth) Div 36; assumption: the tests of ownership and business are met',
    witness: {
      value: false,
      given: { ...given, 'manager.expenses': [{ name: 'Start', amountAud: 3e6, frequency: 'once' }] },
    },
  }),
});

const cashConfig = group('Cash of the manager', 'Opening cash, reserve, dividends, and who makes up for a shortfall.', {
  openingAud: param(z.number().min(0).max(10_000_000_000).default(500_000), {
    title: 'Opening cash',
    unit: 'Aud',
    doc: 'Cash of the management company before the flows of month 0.',
    source: 'assumption: about five months of the default costs',
    witness: { value: 2_000_000, given },
  }),
  shortfall: param(z.enum(shortfallRules).default('owners'), {
    title: 'Cash below zero',
    unit: 'Text',
    doc: 'Owners pay in what is missing at month-end, shown as a line; or the balance is left negative.',
    source: 'house model, manager: a shortfall is shown, never hidden',
    witness: { value: 'negative', given: { ...given, 'manager.cash.openingAud': 0 } },
  }),
  reserveMonths: param(z.number().min(0).max(60).default(6), {
    title: 'Cash reserve',
    unit: 'Month',
    doc: 'Months of costs (mean of the last twelve) that a dividend leaves in cash.',
    source: 'assumption: half a year',
    witness: { value: 24, given: { ...given, 'manager.cash.dividends': 'above-reserve' } },
  }),
  dividends: param(z.enum(dividendPolicies).default('none'), {
    title: 'Dividends',
    unit: 'Text',
    doc: 'At the end of a year: none; a share of the profit of the year after tax, as far as cash is above the reserve; or all cash above the reserve.',
    source: 'assumption: none',
    witness: { value: 'above-reserve', given },
  }),
  dividendFraction: param(z.number().min(0).max(1).default(0.5), {
    title: 'Share of profit paid out',
    unit: 'Fraction',
    doc: 'For the policy profit-fraction.',
    source: 'assumption: half',
    witness: { value: 0.2, given: { ...given, 'manager.cash.dividends': 'profit-fraction' } },
  }),
  dividendsFromMonth: param(z.int().min(0).max(600).default(0), {
    title: 'First dividend',
    unit: 'Month',
    doc: 'No dividend before this month after first close.',
    source: 'assumption: from the first year with cash to spare',
    witness: {
      value: 60,
      given: { ...given, 'manager.cash.dividends': 'above-reserve', 'manager.cash.openingAud': 5_000_000 },
    },
  }),
  paysGpCalls: param(z.boolean().default(false), {
    title: 'Funds the GP commitment',
    unit: 'Flag',
    doc: 'Whether calls on the GP commitment are paid out of this cash and its distributions come back to it. Return of own capital is no revenue.',
    source: 'assumption: partners fund it out of their own pockets',
    witness: { value: true, given },
  }),
});

/** The manager (GP entity): a company with accounts of its own. It reads what the funds pay and never changes it. */
export const managerConfig = group('Manager', 'The management company and the carry vehicle. Off unless enabled.', {
  enabled: param(z.boolean().default(false), {
    title: 'Model the manager',
    unit: 'Flag',
    doc: 'Keeps the accounts of the manager beside the fund. No figure of the fund depends on it.',
    source: HOUSE,
    witness: { value: true },
  }),
  yearEndMonth: param(z.int().min(1).max(12).default(6), {
    title: 'End of the financial year',
    unit: 'Month',
    doc: 'Calendar month whose end closes the yearly accounts: tax and dividends fall there, and at the end of the last fund.',
    source: 'Income Tax Assessment Act 1997 (Cth) s 4-10: income years end on 30 June',
    witness: { value: 12, given: { ...given, 'manager.cash.dividends': 'above-reserve' } },
  }),
  assetBasis: param(z.enum(assetBases).default('commitments'), {
    title: 'Assets under management',
    unit: 'Text',
    doc: 'What counts: commitments of living funds, principal of unsettled advances, or NAV after distributions.',
    source: 'assumption: the size by which a closed-end fund is known, and the first basis of its fee',
    witness: { value: 'nav', given: { ...given, 'manager.scaled.assetsAnnual': 0.002 } },
  }),
  staff: param(
    z
      .array(staffRole)
      .max(100)
      .prefault([
        { title: 'Managing director', salaryYearlyAud: 280_000 },
        { title: 'Finance and compliance', salaryYearlyAud: 150_000 },
        { title: 'Origination', salaryYearlyAud: 130_000, advancesMadePerHeadCount: 120 },
        { title: 'Portfolio', count: 0, salaryYearlyAud: 110_000, livingAdvancesPerHeadCount: 250 },
      ]),
    {
      title: 'Staff plan',
      unit: 'Text',
      doc: 'Roles with heads, pay, on-costs, growth and months. Heads = the largest of the fixed number and what each driver asks for.',
      source: 'assumption: a small team for a fund of 100 m',
      witness: { value: [{ title: 'Director', salaryYearlyAud: 300_000 }], given },
    },
  ),
  expenses: param(
    z
      .array(amountLine)
      .max(200)
      .prefault([{ name: 'Running costs', amountAud: 25_000 }]),
    {
      title: 'Expenses',
      unit: 'Text',
      doc: 'Custom lines: premises, systems, insurance, licence, advisers.',
      source: 'assumption: 300,000 a year',
      witness: { value: [{ name: 'Office', amountAud: 400_000, frequency: 'yearly' }], given },
    },
  ),
  otherRevenue: param(z.array(amountLine).max(200).default([]), {
    title: 'Other revenue',
    unit: 'Text',
    doc: 'Custom lines of income from elsewhere; operating revenue like fees.',
    source: 'assumption: none',
    witness: { value: [{ name: 'Advice', amountAud: 10_000 }], given },
  }),
  scaled: scaledConfig,
  tax: taxConfig,
  cash: cashConfig,
  carry: carryConfig,
});
export type ManagerConfig = z.output<typeof managerConfig>;
