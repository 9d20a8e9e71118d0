import { defineTable } from '../../core/table.ts';

/** Why an advance ended. Codes are stable: they stand in stored tapes. */
export const exitCauses = ['sale', 'refinance', 'default', 'lifeEvent', 'maturity', 'fundEnd'] as const;
export type ExitCause = (typeof exitCauses)[number];
export const CAUSE = { sale: 0, refinance: 1, default: 2, lifeEvent: 3, maturity: 4, fundEnd: 5 } as const;

/** One row per advance, same order as `advances`. */
export const exitTable = defineTable('exits', {
  exitMonth: {
    kind: 'i32',
    unit: 'Month',
    doc: 'Month of the event since first close (for a default: of the default)',
  },
  cashMonth: {
    kind: 'i32',
    unit: 'Month',
    doc: 'Month in which the cash arrives (for a default: exit month plus lag)',
  },
  cause: { kind: 'u8', unit: 'Code', doc: '0 sale, 1 refinance, 2 default, 3 life event, 4 maturity, 5 fund end' },
  exitValueAud: { kind: 'f64', unit: 'Aud', doc: 'Price or valuation of the home on which the exit settles' },
  seniorAtExitAud: { kind: 'f64', unit: 'Aud', doc: 'What ranks before the fund at the exit' },
  claimAud: { kind: 'f64', unit: 'Aud', doc: 'Principal, interest and share owed under the contract' },
  paidAud: { kind: 'f64', unit: 'Aud', doc: 'What the fund receives: min(claim, max(0, net value - senior))' },
  principalPaidAud: { kind: 'f64', unit: 'Aud', doc: 'Part of paid that returns principal (first)' },
  interestPaidAud: { kind: 'f64', unit: 'Aud', doc: 'Part of paid that is interest (second)' },
  sharePaidAud: { kind: 'f64', unit: 'Aud', doc: 'Part of paid that is appreciation share (last)' },
  lossAud: { kind: 'f64', unit: 'Aud', doc: 'Principal not returned' },
});
export type ExitTable = typeof exitTable;
