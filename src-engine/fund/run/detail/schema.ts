import { z } from 'zod';
import { units } from '../../../core/units.ts';
import { facilityStates } from '../../leverage/table.ts';
import { cohortKinds } from '../../metrics/cohorts.ts';
import { testStates, trancheClasses } from '../../tranches/table.ts';
import { yearRules } from './year-lines.ts';

/** Shape of `detail` in a result, format 1. As strict as the rest: docs/result-format.md says it in words. */
const figure = z.number().nullable();
const count = z.int().min(0);
const unit = z.enum(units);
const group = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape);

const line = group({
  name: z.string(),
  unit,
  doc: z.string(),
  over: z.enum(yearRules),
  values: z.array(figure),
  total: figure,
});

const ledger = group({
  sources: z.array(line),
  uses: z.array(line),
  memos: z.array(line),
  balances: z.array(line),
  parties: z.array(line),
  book: z.array(line),
  check: group({
    sourcesAud: z.array(z.number()),
    usesAud: z.array(z.number()),
    changeInCashAud: z.array(z.number()),
    differenceAud: z.array(z.number()),
    largestMonthlyDifferenceAud: z.number(),
    holds: z.boolean(),
  }),
});

const tier = group({
  tier: z.string(),
  party: z.string(),
  amountAud: z.number(),
  shareFraction: figure,
  firstMonth: count,
  lastMonth: count,
  rows: z.int().min(1),
  sentence: z.string(),
});

const facilities = group({
  lines: z.array(line),
  states: z.array(group({ worst: z.enum(facilityStates), months: z.record(z.enum(facilityStates), count) })),
});

const tranches = group({
  classes: z.array(
    group({ name: z.enum(trancheClasses), lines: z.array(line), worstTest: z.array(z.enum(testStates)) }),
  ),
  equity: z.array(line),
  paid: z.array(line),
  largestMonthlyDifferenceAud: z.number(),
  holds: z.boolean(),
});

const rule = group({
  name: z.string(),
  metric: z.string(),
  months: count,
  firstMonth: count.nullable(),
  monthsByYear: z.array(count),
});

const cohort = group({
  by: z.enum(cohortKinds),
  name: z.string(),
  advances: count,
  defaults: z.number().min(0),
  principalAud: z.number(),
  proceedsAud: z.number(),
  lossAud: z.number(),
  meanYears: figure,
  grossIrrAnnual: figure,
});

const financialYears = group({ yearsEnding: z.array(z.int()), lines: z.array(line) });

const pathDetail = group({
  path: count,
  lastMonth: count,
  netIrrAnnual: figure,
  years: z.array(group({ year: z.int().min(1), fromMonth: count, toMonth: count })),
  ledger,
  tiers: group({ payments: z.array(tier), accounts: z.array(tier) }),
  facilities: facilities.nullable(),
  tranches: tranches.nullable(),
  rules: z.array(rule).nullable(),
  fees: financialYears,
  tax: financialYears.nullable(),
  manager: financialYears.nullable(),
  cohorts: z.array(cohort),
});

export const detailSchema = group({
  format: z.literal(1),
  years: group({
    months: z.array(count),
    series: z.array(
      group({
        name: z.string(),
        unit,
        doc: z.string(),
        percentiles: z.array(z.number().min(0).max(1)),
        values: z.array(z.array(figure)),
        resolution: z.number().positive(),
        scale: z.enum(['linear', 'log']),
      }),
    ),
  }),
  medianPath: pathDetail.nullable(),
});
