/** Financial years on a month grid. Months count from a month-end, years from that of month 0. */
export type FinancialYears = {
  /** Month index of the first year end, 0..11, and its calendar year. */
  readonly firstYearEndMonth: number;
  readonly firstYearEnding: number;
};

/**
 * @param firstDate ISO date of month 0
 * @param lastCalendarMonth month in which a year ends, 1..12; 6, the 30th of June, is that of Australian taxes
 */
export function financialYearsFrom(firstDate: string, lastCalendarMonth = 6): FinancialYears {
  const calendarMonth = Number(firstDate.slice(5, 7));
  const year = Number(firstDate.slice(0, 4));
  return {
    firstYearEndMonth: (lastCalendarMonth - calendarMonth + 12) % 12,
    firstYearEnding: calendarMonth <= lastCalendarMonth ? year : year + 1,
  };
}

/** Financial year, from 0, in which a month-end falls. */
export function financialYearOf(years: FinancialYears, month: number): number {
  return Math.max(0, Math.ceil((month - years.firstYearEndMonth) / 12));
}

/** Month index of the end of a financial year. */
export function yearEndMonth(years: FinancialYears, year: number): number {
  return years.firstYearEndMonth + 12 * year;
}

/** The financial years of a grid of months 0..months, spelt out. */
export type FinancialYearGrid = {
  /** Financial year of each month, from 0. Length months + 1. */
  readonly yearOfMonth: Int32Array;
  /** Calendar year in which financial year 0 ends. */
  readonly firstYearEnd: number;
  readonly years: number;
};

export function financialYearGrid(firstDate: string, months: number, lastCalendarMonth: number): FinancialYearGrid {
  const calendar = financialYearsFrom(firstDate, lastCalendarMonth);
  return {
    yearOfMonth: Int32Array.from({ length: months + 1 }, (_, month) => financialYearOf(calendar, month)),
    firstYearEnd: calendar.firstYearEnding,
    years: financialYearOf(calendar, months) + 1,
  };
}
