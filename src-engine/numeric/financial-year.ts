/** The Australian financial year on a month grid: it ends on 30 June. Months count from a month-end, years from that of month 0. */
export type FinancialYears = {
  /** Month index of the first 30 June, 0..11, and its calendar year. */
  readonly firstYearEndMonth: number;
  readonly firstYearEnding: number;
};

/** @param firstDate ISO date of month 0 */
export function financialYearsFrom(firstDate: string): FinancialYears {
  const calendarMonth = Number(firstDate.slice(5, 7));
  const year = Number(firstDate.slice(0, 4));
  return {
    firstYearEndMonth: (6 - calendarMonth + 12) % 12,
    firstYearEnding: calendarMonth <= 6 ? year : year + 1,
  };
}

/** Financial year, from 0, in which a month-end falls. */
export function financialYearOf(years: FinancialYears, month: number): number {
  return Math.max(0, Math.ceil((month - years.firstYearEndMonth) / 12));
}

/** Month index of the 30 June that ends a financial year. */
export function yearEndMonth(years: FinancialYears, year: number): number {
  return years.firstYearEndMonth + 12 * year;
}
