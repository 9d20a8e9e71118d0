import { z } from 'zod';
import { group, param } from '../../core/param.ts';

const file = z.string().min(1).max(500);
/** The sample tape and what makes it matter: for the tests that prove that every parameter moves an output. */
const sample = {
  'seasoned.loanTapeFile': 'seasoned-sample/loan-tape.csv',
  'seasoned.flowsFile': 'seasoned-sample/flows.csv',
  'fund.commitmentsAud': 30_000_000,
  'fund.firstCloseDate': '2022-12-31',
};
const sampleAt37 = { ...sample, 'seasoned.asOfMonth': 37 };

/** A fund that already exists: its loan tape, its flows to date, and the state from which the simulation goes on. */
export const seasonedConfig = group(
  'Seasoned start',
  'Loan tape and flows of a fund that already exists; the simulation goes on from there.',
  {
    loanTapeFile: param(file.nullable().default(null), {
      title: 'Loan tape',
      unit: 'Text',
      doc: 'CSV with one row per advance made so far, relative to the scenario file. With an as-of month it makes the start seasoned.',
      source: 'assumption: none by default; the fund starts at first close',
      witness: { value: 'seasoned-sample/loan-tape.csv', given: { ...sampleAt37, 'seasoned.loanTapeFile': null } },
    }),
    flowsFile: param(file.nullable().default(null), {
      title: 'Flows to date',
      unit: 'Text',
      doc: 'CSV of dated calls, distributions and fees paid so far, relative to the scenario file. Needed when months have passed.',
      source: 'assumption: none by default',
      witness: {
        value: 'seasoned-sample/flows.csv',
        given: { ...sampleAt37, 'seasoned.loanTapeFile': null, 'seasoned.flowsFile': null },
      },
    }),
    asOfMonth: param(z.int().min(0).max(239).nullable().default(null), {
      title: 'As-of month',
      unit: 'Month',
      doc: 'First month that is simulated: months 0 to asOfMonth - 1 are facts. The as-of date is the month-end before it. Null: no seasoned start, unless asOfDate is given.',
      source: 'assumption: none by default',
      witness: { value: 38, given: sampleAt37 },
    }),
    asOfDate: param(z.iso.date().nullable().default(null), {
      title: 'As-of date',
      unit: 'Date',
      doc: 'The same as a date: the month in which it falls is the last that is a fact. Give one of the two.',
      source: 'assumption: none by default',
      witness: { value: '2026-01-31', given: { ...sample, 'seasoned.asOfDate': '2025-12-31' } },
    }),
    cashAud: param(z.number().min(0).max(100_000_000_000).nullable().default(null), {
      title: 'Cash at as-of',
      unit: 'Aud',
      doc: 'Cash of the fund at the as-of date. Null: what flows, tape and debt leave. What does not reconcile is booked as one line of the last month and shown.',
      source: 'assumption: flows and tape are complete',
      witness: { value: 2_000_000, given: sampleAt37 },
    }),
    recyclableCashAud: param(z.number().min(0).max(100_000_000_000).nullable().default(null), {
      title: 'Cash set aside for new advances',
      unit: 'Aud',
      doc: 'Part of that cash that waits to be advanced again. Null: what the recycling rule would have taken out of proceeds so far, less what was recycled, at most the cash.',
      source: 'assumption: the fund has followed its recycling rule',
      witness: {
        value: 0,
        given: { ...sampleAt37, 'seasoned.cashAud': 3_000_000, 'seasoned.recyclableCashAud': 1_500_000 },
      },
    }),
    accruedFeesAud: param(z.number().min(0).max(10_000_000_000).default(0), {
      title: 'Fees owed at as-of',
      unit: 'Aud',
      doc: 'Management fee and expenses accrued and not yet paid at the as-of date, GST included.',
      source: 'assumption: the as-of date is a payment date',
      witness: { value: 400_000, given: sampleAt37 },
    }),
    subscriptionDebtAud: param(z.number().min(0).max(100_000_000_000).default(0), {
      title: 'Subscription line at as-of',
      unit: 'Aud',
      doc: 'Balance of the subscription line at the as-of date; the line must be part of the scenario. Its clean-down counts from the as-of date.',
      source: 'assumption: not drawn',
      witness: {
        value: 1_000_000,
        given: {
          ...sampleAt37,
          'leverage.subscriptionLine.limitFraction': 0.2,
          'leverage.subscriptionLine.drawMonths': 48,
          'leverage.subscriptionLine.termMonths': 60,
        },
      },
    }),
    navLineDebtAud: param(z.number().min(0).max(100_000_000_000).default(0), {
      title: 'NAV line at as-of',
      unit: 'Aud',
      doc: 'Balance of the NAV line at the as-of date; the line must be part of the scenario. Covers are judged when twelve months have passed since.',
      source: 'assumption: not drawn',
      witness: { value: 1_000_000, given: { ...sampleAt37, 'leverage.navLine.limitFraction': 0.2 } },
    }),
    historyGrowth: param(z.enum(['recorded', 'assumed']).default('recorded'), {
      title: 'Price history before as-of',
      unit: 'Text',
      doc: 'recorded: medians by local government area, else the Sydney index, where the built-in tables reach; assumed: everywhere as where they do not reach.',
      source: 'house model: a home is carried by the index of its zone',
      witness: { value: 'assumed', given: sampleAt37 },
    }),
    assumedGrowthAnnual: param(z.number().min(-0.3).max(0.5).nullable().default(null), {
      title: 'Growth where no price is recorded',
      unit: 'Annual',
      doc: 'Growth of every home a year between its advance and the as-of date where the tables have no price. Null: what the market of the scenario expects of its zone.',
      source: 'assumption: homes have grown as the model expects',
      witness: { value: 0.01, given: sampleAt37 },
    }),
  },
);
export type SeasonedConfig = z.output<typeof seasonedConfig>;
