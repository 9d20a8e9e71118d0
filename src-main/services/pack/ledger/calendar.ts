import { civilDate, formatDate, monthEnd, parseDate } from '../../../../src-engine/index.ts';

/** A month of a fund as schedules name it. Months count from first close, month 0. */
export type FundMonth = {
  readonly month: number;
  /** ISO date of its last day. */
  readonly endIso: string;
  /** Year to 30 June, `FY27`. */
  readonly financialYear: string;
  /** Quarter of that year, `FY27 Q1`. */
  readonly quarter: string;
  /** `Year 1` holds months 0 to 12, year k the months 12 (k - 1) + 1 to 12 k, as in the engine's tables by fund year. */
  readonly fundYear: string;
};

/** The months 0 to `lastMonth` of a fund with that first close. */
export function fundMonths(firstCloseDate: string, lastMonth: number): readonly FundMonth[] {
  const firstClose = parseDate(firstCloseDate);
  return Array.from({ length: lastMonth + 1 }, (_, month) => {
    const end = monthEnd(firstClose, month);
    const { year, month: calendarMonth } = civilDate(end);
    const financialYear = `FY${String((calendarMonth > 6 ? year + 1 : year) % 100).padStart(2, '0')}`;
    return {
      month,
      endIso: formatDate(end),
      financialYear,
      quarter: `${financialYear} Q${((Math.ceil(calendarMonth / 3) + 1) % 4) + 1}`,
      fundYear: `Year ${Math.max(1, Math.ceil(month / 12))}`,
    };
  });
}

/** Months with the same name, one after the other. */
export type Period = { readonly name: string; readonly from: number; readonly to: number; readonly endIso: string };

/** The periods that `nameOf` cuts the months into, in order. */
export function periodsOf(months: readonly FundMonth[], nameOf: (month: FundMonth) => string): readonly Period[] {
  const periods: Period[] = [];
  for (const month of months) {
    const name = nameOf(month);
    const last = periods.at(-1);
    if (last?.name === name) periods[periods.length - 1] = { ...last, to: month.month, endIso: month.endIso };
    else periods.push({ name, from: month.month, to: month.month, endIso: month.endIso });
  }
  return periods;
}
