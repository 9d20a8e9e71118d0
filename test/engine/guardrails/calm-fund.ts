import type { HandAdvance } from '../metrics/path-tables.ts';
import { handPath } from '../metrics/path-tables.ts';
import { runOfPaths } from './run-of-paths.ts';
import type { PathTables } from '../../../src-engine/fund/metrics/table.ts';

/** A calm fund of 1,000: 60 advances of 10 in six months, spread over zones and suburbs, each sold after five years at a tenth a year. */
export const calmAdvances = Array.from({ length: 60 }, (_, i): HandAdvance => ({
  month: i % 6,
  principalAud: 10,
  zone: i % 3,
  suburb: i % 15,
  exitMonth: (i % 6) + 60,
  paidAud: 10 * 1.1 ** 5,
}));
export const calm = (
  change: (tables: PathTables) => void = () => {},
  advances: readonly HandAdvance[] = calmAdvances,
) => {
  const tables = handPath({ months: 72, suburbs: 15, advances });
  tables.cash.cashAud.fill(100);
  change(tables);
  return tables;
};
export const fund = (tables: PathTables, settings: Record<string, unknown> = {}) => runOfPaths([tables], { settings });

/** A NAV line of 60 from month 20 to 40, tested from month 32. NAV of the calm fund is 600 then. */
export const borrows =
  (debtAud: number, cover: number) =>
  ({ cash, facilities }: PathTables) => {
    cash.navLineDebtAud.fill(debtAud, 20, 41);
    facilities.navLineState.fill(1, 20, 41);
    facilities.interestCoverMultiple.fill(NaN, 20, 32).fill(cover, 32, 41);
  };
