import { columnNames } from '../core/table.ts';
import { createManager } from '../fund/manager/accounts.ts';
import { createFundLines } from '../fund/manager/fund-lines.ts';
import { managerYearTable, type ManagerAccounts } from '../fund/manager/table.ts';
import { METRIC, METRIC_COUNT } from '../fund/metrics/column-index.ts';
import { pathMetricsTable, type PathMetricName, type PathTables } from '../fund/metrics/table.ts';
import { writeManager } from '../fund/run/manager-desk.ts';
import type { RegistryPlan } from './plan.ts';
import type { CarryPool } from './pool.ts';

/** Figures of the manager of all funds: those that a run of one fund has of its own, under the same names. */
const FIRST = METRIC.managerOperatingRevenueAud;
export const managerFigures: readonly PathMetricName[] = columnNames(pathMetricsTable).slice(
  FIRST,
  METRIC.carryToTeamAud + 1,
);
/** Columns of its years that are kept. */
export const managerYearColumns = columnNames(managerYearTable).filter((name) => name !== 'yearEnd');

/** Keeps the accounts of the manager of all funds, path by path. Scratch of one worker. */
export interface RegistryManager {
  readonly accounts: ManagerAccounts;
  /** Takes a fund's path in; every fund of the path in its turn. */
  read(fund: number, tables: PathTables): void;
  /** The accounts of the path, once all funds are in. Where carry is reckoned across funds the vehicle has that carry. */
  evaluate(pool: CarryPool | null): ManagerAccounts;
  /** Writes figures, carry by participant and years at `out[at ...]`. */
  write(out: Float64Array, at: number): void;
}

/** Number of figures that `write` writes. */
export function managerWidth({ manager, years }: Pick<RegistryPlan, 'manager' | 'years'>): number {
  if (manager === null) return 0;
  return managerFigures.length + manager.participants.length + managerYearColumns.length * years;
}

/** Null when the manager is off. */
export function createRegistryManager(plan: RegistryPlan): RegistryManager | null {
  if (plan.manager === null) return null;
  const { participants } = plan.manager;
  const { years, months } = plan;
  const manager = createManager(plan.manager);
  const readers = plan.funds.map(({ closeMonth, plan: { book } }) =>
    createFundLines(book.months, book.treasury.commitmentsAud, closeMonth),
  );
  const funds = readers.map((reader) => reader.lines);
  const row = new Float64Array(METRIC_COUNT);
  const { accounts } = manager;

  /** Puts the carry of the pool in place of the funds' own, or its clawback on top, each month on the first fund that lives in it. */
  function takePool({ replacesFunds, carryAud, clawbackAud }: CarryPool): void {
    if (replacesFunds)
      for (const { columns } of funds) {
        columns.carryReceivedAud.fill(0);
        columns.carryReturnedAud.fill(0);
      }
    for (let t = 0; t <= months; t++) {
      if (carryAud[t] === 0 && clawbackAud[t] === 0) continue;
      const fund = funds.find(({ openMonth, lastMonth }) => t >= openMonth && t <= openMonth + lastMonth)!;
      const m = t - fund.openMonth;
      if (replacesFunds) fund.columns.carryReceivedAud[m] = carryAud[t]!;
      fund.columns.carryReturnedAud[m]! += clawbackAud[t]!;
    }
  }

  return {
    accounts,
    read: (fund, tables) => void readers[fund]!.read(tables),
    evaluate(pool) {
      if (pool !== null) takePool(pool);
      return manager.evaluate(funds);
    },
    write(out, at) {
      writeManager(accounts, row, 0);
      out.set(row.subarray(FIRST, FIRST + managerFigures.length), at);
      const carryAt = at + managerFigures.length;
      for (let p = 0; p < participants.length; p++) {
        let keptAud = 0;
        for (let t = 0; t <= accounts.lastMonth; t++) {
          const from = p * (months + 1) + t;
          keptAud += accounts.carryPaidAud[from]! - accounts.carryReturnedAud[from]!;
        }
        out[carryAt + p] = keptAud;
      }
      const yearsAt = carryAt + participants.length;
      managerYearColumns.forEach((name, i) => {
        const from = yearsAt + i * years;
        // A year that no fund of the path has reached has no figures.
        for (let y = 0; y < years; y++) out[from + y] = y < accounts.yearCount ? accounts.years[name][y]! : NaN;
      });
    },
  };
}
