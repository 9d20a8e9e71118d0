import { columnNames, defineTable } from '../core/table.ts';
import type { Unit } from '../core/units.ts';

const of = (unit: Unit, doc: string) => ({ kind: 'f64', unit, doc }) as const;

/**
 * One row per path: the funds together. "LP" is the sum of all LP classes, each with its fund's own carry unless the name says pooled.
 * NaN where there is no such figure; the pooled ones where carry is not reckoned across funds.
 */
export const registryTable = defineTable('registry-paths', {
  aggregateNetIrrAnnual: of('Annual', 'IRR of the summed flows of all LP classes on the common months'),
  aggregateNetTvpiMultiple: of('Multiple', 'LP distributions plus residual NAV over paid-in capital, all funds'),
  aggregateNetDpiMultiple: of('Multiple', 'LP distributions over paid-in capital, all funds'),
  aggregateCalledAud: of('Aud', 'Calls on all LP classes'),
  aggregateDistributedAud: of('Aud', 'Paid to all LP classes, clawback included'),
  aggregatePeakNavAud: of('Aud', 'Highest month-end NAV of all funds together, before distributions'),
  aloneCarryAud: of('Aud', 'Carry of all funds less clawback, each fund alone'),
  pooledCarryPaidAud: of(
    'Aud',
    'Carry across funds before the clawback: of the pool, or of the funds where it is netted',
  ),
  pooledClawbackAud: of('Aud', 'Carry that the manager returned at the end for all funds together'),
  pooledCarryAud: of('Aud', 'Carry across funds less that clawback'),
  carryDifferenceAud: of('Aud', 'Carry of the funds alone less that across funds: what investors gain'),
  pooledNetIrrAnnual: of('Annual', 'IRR of the summed flows of all LP classes with the carry across funds'),
  pooledNetTvpiMultiple: of('Multiple', 'The same as a multiple of paid-in capital'),
});
export type RegistryColumn = keyof (typeof registryTable)['spec'];

const names = columnNames(registryTable);
export const REGISTRY = Object.fromEntries(names.map((name, i) => [name, i])) as Record<RegistryColumn, number>;
export const REGISTRY_COUNT = names.length;

/** One row per financial year: the funds together. Flows of the year, stocks at its end. */
export const registryYearTable = defineTable('registry-years', {
  calledAud: of('Aud', 'Calls on all LP classes'),
  distributedAud: of('Aud', 'Paid to all LP classes, own clawbacks included, carry fund by fund'),
  carryAud: of('Aud', 'Carry paid less clawback, fund by fund'),
  pooledCarryAud: of('Aud', 'Carry across funds less clawback; NaN where each fund has its own alone'),
  navAud: of('Aud', 'Stock: NAV of all funds at the last month-end of the year, after distributions'),
  livingFundsCount: of('Count', 'Stock: funds between first close and end'),
  livingAdvancesCount: of('Count', 'Stock: advances not yet settled'),
});
export type RegistryYearColumn = keyof (typeof registryYearTable)['spec'];
export const registryYearColumns = columnNames(registryYearTable);
