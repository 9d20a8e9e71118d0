import { createManager } from '../manager/accounts.ts';
import { createFundLines } from '../manager/fund-lines.ts';
import type { ManagerAccounts } from '../manager/table.ts';
import { METRIC } from '../metrics/column-index.ts';
import type { PathCounts, FanRecorder } from '../metrics/fans.ts';
import type { PathTables } from '../metrics/table.ts';
import { createManagerFans } from './manager-fans.ts';
import type { RunPlan } from './run-plan.ts';

/** The manager of a run of one fund. */
export interface ManagerDesk {
  /** Accounts of the path whose tables are given; scratch, valid until the next call. */
  evaluate(tables: PathTables): ManagerAccounts;
  /** Counts the series of the accounts in the fans of the run. */
  count(accounts: ManagerAccounts, recorder: FanRecorder, fans: PathCounts): void;
}

/** Null when the manager is off: then nothing of it runs. */
export function createManagerDesk(plan: RunPlan): ManagerDesk | null {
  if (plan.manager === null) return null;
  const manager = createManager(plan.manager);
  const reader = createFundLines(plan.book.months, plan.book.treasury.commitmentsAud);
  const funds = [reader.lines];
  const count = createManagerFans(plan.manager);
  return {
    evaluate(tables) {
      reader.read(tables);
      return manager.evaluate(funds);
    },
    count,
  };
}

/** Writes the figures of a manager into a row of path metrics. */
export function writeManager({ figures }: ManagerAccounts, out: Float64Array, offset: number): void {
  out[offset + METRIC.managerOperatingRevenueAud] = figures.revenueAud;
  out[offset + METRIC.managerCostAud] = figures.costAud;
  out[offset + METRIC.managerOperatingProfitAud] = figures.operatingProfitAud;
  out[offset + METRIC.managerProfitBeforeTaxAud] = figures.profitBeforeTaxAud;
  out[offset + METRIC.managerTaxAud] = figures.taxAud;
  out[offset + METRIC.managerDividendAud] = figures.dividendAud;
  out[offset + METRIC.managerInjectedAud] = figures.injectedAud;
  out[offset + METRIC.managerLowestCashAud] = figures.lowestCashAud;
  out[offset + METRIC.managerLowestCashMonth] = figures.lowestCashMonth;
  out[offset + METRIC.managerLeastRunwayMonths] = figures.leastRunwayMonths;
  out[offset + METRIC.managerBreakEvenAssetsAud] = figures.breakEvenAssetsAud;
  out[offset + METRIC.managerFirstProfitYear] = figures.firstProfitYear;
  out[offset + METRIC.managerPeakHeadsCount] = figures.peakHeadsCount;
  out[offset + METRIC.carryToHouseAud] = figures.carryToHouseAud;
  out[offset + METRIC.carryToTeamAud] = figures.carryToTeamAud;
}
