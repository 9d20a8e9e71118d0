import { columnNames } from '../../core/table.ts';
import type { ParticipantPlan } from '../manager/plan.ts';
import { managerYearTable, type ManagerAccounts, type ManagerYearTable } from '../manager/table.ts';
import { METRIC } from '../metrics/column-index.ts';
import { createManagerDesk } from './manager-desk.ts';
import type { RunOutcome } from './outcome.ts';
import { createPathRunner, ROW_WIDTH } from './path-runner.ts';
import type { RunPlan } from './run-plan.ts';

/** Percentiles of profit before tax whose paths are shown. */
const SHOWN = [0.05, 0.5, 0.95] as const;

/** A financial year of the manager; NaN where there is no such figure. */
export type ManagerYear = { readonly [C in keyof ManagerYearTable['spec']]: number } & {
  /** Why there is no runway; empty where there is one. */
  readonly runwayReason: string;
};

/** One party of the carry vehicle over the life of a path, AUD. */
export type CarryPart = {
  readonly name: string;
  readonly kind: ParticipantPlan['kind'];
  readonly shareFraction: number;
  readonly paidAud: number;
  readonly returnedAud: number;
};

/** Accounts of the manager on one named path. */
export type ManagerPath = {
  /** Its rank among the paths by profit before tax, carry to the house included, as a fraction; lower rank, ties by path. */
  readonly percentile: number;
  readonly path: number;
  readonly profitBeforeTaxAud: number;
  readonly years: readonly ManagerYear[];
  readonly carry: readonly CarryPart[];
};

/**
 * Yearly accounts of the manager on named paths of a run. Accounts of real paths add up, tax and losses brought forward included;
 * accounts made of means or percentiles of lines would not. How lines vary across paths stands in the metrics and fans.
 */
export type ManagerResult = { readonly paths: readonly ManagerPath[] };

/** Replays the paths that are shown; null when the manager is off. */
export function managerResult(plan: RunPlan, outcome: RunOutcome): ManagerResult | null {
  const desk = createManagerDesk(plan);
  if (desk === null) return null;
  const runner = createPathRunner(plan);
  return {
    paths: namedPaths(outcome).map(({ percentile, path, profitBeforeTaxAud }) => {
      const accounts = desk.evaluate(runner.run(path));
      return {
        percentile,
        path,
        profitBeforeTaxAud,
        years: yearsOf(accounts),
        carry: carryOf(plan.manager!.participants, accounts),
      };
    }),
  };
}

function namedPaths({ rows, completedPaths }: RunOutcome) {
  const ranked = Array.from(completedPaths, (path, i) => ({
    path,
    profitBeforeTaxAud: rows[i * ROW_WIDTH + METRIC.managerProfitBeforeTaxAud]!,
  })).toSorted((a, b) => a.profitBeforeTaxAud - b.profitBeforeTaxAud || a.path - b.path);
  if (ranked.length === 0) return [];
  return SHOWN.map((percentile) => ({ percentile, ...ranked[Math.floor(percentile * (ranked.length - 1))]! }));
}

/** The years of a path that have begun. */
export function yearsOf({ years, yearCount }: ManagerAccounts): readonly ManagerYear[] {
  return Array.from({ length: yearCount }, (_, y) => ({
    ...(Object.fromEntries(columnNames(managerYearTable).map((name) => [name, years[name][y]!])) as {
      [C in keyof ManagerYearTable['spec']]: number;
    }),
    runwayReason: Number.isNaN(years.runwayMonths[y]!) ? 'no operating loss in the last twelve months' : '',
  }));
}

function carryOf(participants: readonly ParticipantPlan[], accounts: ManagerAccounts): readonly CarryPart[] {
  const rows = accounts.carryPaidAud.length / participants.length;
  const total = (values: Float64Array, p: number) => {
    let sum = 0;
    for (let m = 0; m < rows; m++) sum += values[p * rows + m]!;
    return sum;
  };
  return participants.map(({ name, kind, shareFraction }, p) => ({
    name,
    kind,
    shareFraction,
    paidAud: total(accounts.carryPaidAud, p),
    returnedAud: total(accounts.carryReturnedAud, p),
  }));
}
