import { columnNames } from '../../core/table.ts';
import { pathMetricsTable, type PathMetricName } from './columns.ts';

/** Groups of the path metrics: title and first column. A group ends where the next begins; columns.ts has the same titles. */
const groups = [
  ['Returns', 'grossIrrAnnual'],
  ['The book', 'advancesMadeCount'],
  ['Parties', 'lpCalledAud'],
  ['The LP class after tax', 'afterTaxNetIrrAnnual'],
  ['Balance sheet', 'peakNavAud'],
  ['Debt', 'netIrrWithoutSubscriptionLineAnnual'],
  ['Market', 'nationalGrowthAnnual'],
  ['Manager', 'managerOperatingRevenueAud'],
  ['From the as-of date', 'netIrrFromHereAnnual'],
  ['Tranches', 'seniorIrrAnnual'],
] as const satisfies readonly (readonly [string, PathMetricName])[];

/** Every path metric by group, in the order of the table. */
export const metricGroups: readonly { readonly title: string; readonly names: readonly PathMetricName[] }[] =
  groups.map(([title, first], g) => {
    const names = columnNames(pathMetricsTable);
    const next = groups[g + 1];
    return { title, names: names.slice(names.indexOf(first), next === undefined ? undefined : names.indexOf(next[1])) };
  });
