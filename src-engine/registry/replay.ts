import { copyRows, type Table } from '../core/table.ts';
import type { Unit } from '../core/units.ts';
import type { ManagerPlan } from '../fund/manager/plan.ts';
import {
  managerTable,
  managerYearTable,
  type ManagerAccounts,
  type ManagerFigures,
  type ManagerTable,
  type ManagerYearTable,
} from '../fund/manager/table.ts';
import { createPathRunner } from '../fund/run/path-runner.ts';
import { replayPath, type PathReplay } from '../fund/run/replay.ts';
import { REGISTRY, registryTable, registryYearTable, type RegistryYearColumn } from './columns.ts';
import type { CommonFlows } from './flows.ts';
import { layoutOf } from './layout.ts';
import { YEAR } from './measure.ts';
import type { RegistryPlan } from './plan.ts';
import { createRegistryCounts, createRegistryRunner } from './runner.ts';

/** One path of a registry in full detail: every fund as a path of its own, and the funds together by month of the registry. */
export type RegistryReplay = {
  readonly path: number;
  readonly funds: readonly { readonly name: string; readonly closeMonth: number; readonly replay: PathReplay }[];
  /** Length lastMonth + 1, AUD or counts; the carry of the pool is null where carry is not pooled. */
  readonly flows: CommonFlows;
  readonly pool: { readonly carryAud: Float64Array; readonly clawbackAud: Float64Array } | null;
  readonly figures: readonly { readonly name: string; readonly unit: Unit; readonly value: number }[];
  /** Accounts of the manager by month and year, and carry by participant; null when it is not modelled. */
  readonly manager: ManagerReplay | null;
  readonly years: readonly ({ readonly yearEnd: number } & Readonly<Record<RegistryYearColumn, number>>)[];
};

export type ManagerReplay = {
  readonly months: Table<ManagerTable>;
  readonly years: Table<ManagerYearTable>;
  readonly figures: ManagerFigures;
  readonly participants: readonly {
    readonly name: string;
    readonly kind: string;
    readonly shareFraction: number;
    readonly paidAud: Float64Array;
    readonly returnedAud: Float64Array;
  }[];
};

/**
 * Simulates one path alone, bit for bit as in a run.
 * @param path any path number, also beyond the paths of the registry
 */
export function replayRegistry(plan: RegistryPlan, path: number): RegistryReplay {
  const runner = createRegistryRunner(plan);
  const { width, togetherAt, yearsAt } = layoutOf(plan);
  const row = new Float64Array(width);
  runner.measure(path, row, 0, createRegistryCounts(plan));
  const rows = runner.flows.lastMonth + 1;
  return {
    path,
    funds: plan.funds.map(({ name, closeMonth, plan: fund }) => ({
      name,
      closeMonth,
      replay: replayPath(fund, createPathRunner(fund), path),
    })),
    flows: cut(runner.flows, rows),
    pool:
      runner.pool === null
        ? null
        : { carryAud: runner.pool.carryAud.slice(0, rows), clawbackAud: runner.pool.clawbackAud.slice(0, rows) },
    figures: Object.entries(registryTable.spec).map(([name, { unit }]) => ({
      name,
      unit,
      value: row[togetherAt + REGISTRY[name as keyof typeof REGISTRY]]!,
    })),
    manager: runner.manager === null ? null : managerReplay(plan.manager!, runner.manager.accounts),
    years: Array.from({ length: plan.years }, (_, year) => ({
      yearEnd: plan.firstYearEnd + year,
      ...yearRow((column) => row[yearsAt + YEAR[column] * plan.years + year]!),
    })),
  };
}

function managerReplay({ participants, months }: ManagerPlan, accounts: ManagerAccounts): ManagerReplay {
  const rows = accounts.lastMonth + 1;
  return {
    months: copyRows({ name: managerTable.name, rows, columns: accounts.months }, rows),
    years: copyRows(
      { name: managerYearTable.name, rows: accounts.yearCount, columns: accounts.years },
      accounts.yearCount,
    ),
    figures: { ...accounts.figures },
    participants: participants.map(({ name, kind, shareFraction }, p) => {
      const from = p * (months + 1);
      return {
        name,
        kind,
        shareFraction,
        paidAud: accounts.carryPaidAud.slice(from, from + rows),
        returnedAud: accounts.carryReturnedAud.slice(from, from + rows),
      };
    }),
  };
}

function yearRow(of: (column: RegistryYearColumn) => number): Readonly<Record<RegistryYearColumn, number>> {
  const names = Object.keys(registryYearTable.spec) as RegistryYearColumn[];
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<RegistryYearColumn, number>;
}

function cut(flows: CommonFlows, rows: number): CommonFlows {
  return Object.fromEntries(
    Object.entries(flows).map(([name, column]) => [name, typeof column === 'number' ? column : column.slice(0, rows)]),
  ) as unknown as CommonFlows; // the same fields, shorter
}
