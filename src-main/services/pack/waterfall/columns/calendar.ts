import type { ColumnList } from '../column-list.ts';
import { above, add, both, cell, either, equals, given, most, num, remainder, term, when } from '../expression.ts';
import type { WaterfallFlows } from '../flows.ts';

/** The last month of the fund: a cell in the head of the sheet. */
export const lastMonthCell = (flows: WaterfallFlows) =>
  given(
    () => `{${monthsSheetOf(flows)}.lastMonth}`,
    () => flows.lastMonth,
  );

export const monthsSheetOf = ({ kind }: WaterfallFlows) => `waterfall-${kind}-months` as const;

/** Which months pay fees, distribute, test the clawback, and let pref bear pref. 1: yes. */
export function calendarColumns(list: ColumnList, flows: WaterfallFlows): void {
  const month = cell('month');
  const isLast = equals(month, lastMonthCell(flows));
  const inCalendar = (every: string) => equals(remainder(add(term('closeMonth'), month), term(every)), num(0));
  const everyMonths = (every: string) => equals(remainder(month, most(num(1), term(every))), num(0));
  list.group('Calendar');
  list.values('month', 'Month', (m) => m, { unit: 'Month' });
  list.values('fundYear', 'Fund year', (m) => Math.max(1, Math.ceil(m / 12)), { unit: 'Count' });
  list.formula('isLast', 'Last month', when(isLast, num(1)), { unit: 'Count' });
  list.formula(
    'paysFees',
    'Pays fees',
    when(either(equals(month, num(0)), isLast, inCalendar('paysFeesEvery')), num(1)),
    { unit: 'Count' },
  );
  const distributes = either(isLast, both(above(month, num(0)), inCalendar('distributesEvery')));
  list.formula('distributes', 'Distributes', when(distributes, num(1)), { unit: 'Count' });
  list.formula(
    'capitalises',
    'Pref begins to bear pref',
    when(both(above(term('capitalisesEvery'), num(0)), everyMonths('capitalisesEvery')), num(1)),
    { unit: 'Count' },
  );
  const every = 'interimClawbackEveryMonths';
  const isInterim = both(above(term(every), num(0)), above(month, num(0)), everyMonths(every));
  list.formula('tests', 'Tests the clawback', when(either(isLast, isInterim), num(1)), { unit: 'Count' });
}
