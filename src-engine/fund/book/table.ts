import { defineTable } from '../../core/table.ts';

/** One row per month 0..M: the advance book summed over advances. Flows at month-end, stocks after the month's flows. */
export const bookTable = defineTable('book', {
  advancesMadeAud: { kind: 'f64', unit: 'Aud', doc: 'Principal advanced this month' },
  advancesMadeCount: { kind: 'f64', unit: 'Count', doc: 'Advances made this month' },
  recycledAud: { kind: 'f64', unit: 'Aud', doc: 'Part of the advances made that was paid from recycled proceeds' },
  overAdvancedAud: { kind: 'f64', unit: 'Aud', doc: 'Part of the advances made that was above the usual advance' },
  originationFeeAud: { kind: 'f64', unit: 'Aud', doc: 'Fee withheld from owners and paid to the manager' },
  saleProceedsAud: { kind: 'f64', unit: 'Aud', doc: 'Cash received from sales' },
  refinanceProceedsAud: { kind: 'f64', unit: 'Aud', doc: 'Cash received from refinances' },
  defaultProceedsAud: { kind: 'f64', unit: 'Aud', doc: 'Cash recovered from defaults, after the lag' },
  lifeEventProceedsAud: { kind: 'f64', unit: 'Aud', doc: 'Cash received from life events' },
  maturityProceedsAud: { kind: 'f64', unit: 'Aud', doc: 'Cash received at contract maturity' },
  fundEndProceedsAud: { kind: 'f64', unit: 'Aud', doc: 'Cash from the fund-end rule' },
  principalReceivedAud: { kind: 'f64', unit: 'Aud', doc: 'Part of all proceeds that returns principal' },
  interestReceivedAud: { kind: 'f64', unit: 'Aud', doc: 'Part of all proceeds that is interest' },
  shareReceivedAud: { kind: 'f64', unit: 'Aud', doc: 'Part of all proceeds that is appreciation share' },
  principalLostAud: { kind: 'f64', unit: 'Aud', doc: 'Principal written off when the cash of its exit arrived' },
  principalExitedAud: {
    kind: 'f64',
    unit: 'Aud',
    doc: 'Principal of the advances whose cash arrived this month (received or lost)',
  },
  exitsCount: {
    kind: 'f64',
    unit: 'Count',
    doc: 'Advances whose event (sale, refinance, default ...) fell in this month',
  },
  defaultsCount: { kind: 'f64', unit: 'Count', doc: 'Defaults that fell in this month' },
  defaultedPrincipalAud: { kind: 'f64', unit: 'Aud', doc: 'Principal of the advances that defaulted this month' },
  costAud: { kind: 'f64', unit: 'Aud', doc: 'Principal of advances not yet settled, month-end (invested cost)' },
  livingCount: { kind: 'f64', unit: 'Count', doc: 'Advances not yet settled, month-end' },
  markAud: { kind: 'f64', unit: 'Aud', doc: 'Index marks of unsettled advances, before the fund-level markdown' },
  combinedLtvBreachCount: {
    kind: 'f64',
    unit: 'Count',
    doc: 'Living advances with (senior + claim) / index value above the guardrail limit',
  },
  stressLtvBreachCount: {
    kind: 'f64',
    unit: 'Count',
    doc: 'The same with home values stressed by the guardrail shock',
  },
});
export type BookTable = typeof bookTable;
