import { copyRows, type Columns, type Table, type TableDef } from '../../core/table.ts';
import { cashStepsTable, createCashSteps, type CashStepsTable } from '../book/cash-steps.ts';
import { createDealCounts } from '../book/deal-counts.ts';
import { bookTable, type BookTable } from '../book/table.ts';
import { cashTable, type CashTable } from '../cash/table.ts';
import type { FeeYearTable } from '../fees/table.ts';
import { hasFacility } from '../leverage/plan.ts';
import { facilityTable, type FacilityTable } from '../leverage/table.ts';
import { exitTable, type ExitTable } from '../exits/table.ts';
import { cohortIrrAnnual, cohortKinds, cohortName, cohortsOf, type Cohort } from '../metrics/cohorts.ts';
import { METRIC_COUNT } from '../metrics/column-index.ts';
import { createFanCounts } from '../metrics/fans.ts';
import type { PathTables } from '../metrics/table.ts';
import { advanceTable, type AdvanceTable } from '../origination/table.ts';
import {
  equityTable,
  trancheClasses,
  trancheTable,
  type EquityTable,
  type TrancheClass,
  type TranchePath,
  type TrancheTable,
} from '../tranches/table.ts';
import { traceWaterfall, type WaterfallTraceRow } from '../waterfall/trace.ts';
import { waterfallTable, type DealFlows, type WaterfallTable } from '../waterfall/table.ts';
import { createTaxView } from '../tax/tax-view.ts';
import { taxTable, type TaxTable } from '../tax/table.ts';
import { zoneNames } from '../zones/table.ts';
import { feesByYear } from './fees-by-year.ts';
import { createManagerDesk } from './manager-desk.ts';
import { replayManager, type ManagerReplay } from './manager-replay.ts';
import { ROW_WIDTH, type PathRunner } from './path-runner.ts';
import { rowColumns } from './result.ts';
import type { RunPlan } from './run-plan.ts';

/** One path in full detail: what a run computes and forgets. Tables by month have lastMonth + 1 rows. */
export type PathReplay = {
  readonly path: number;
  readonly lastMonth: number;
  readonly advances: Table<AdvanceTable>;
  readonly exits: Table<ExitTable>;
  readonly book: Table<BookTable>;
  readonly cash: Table<CashTable>;
  /** What decided the cash of each month: with the ledger, the terms can be laid on the path again. */
  readonly steps: Table<CashStepsTable>;
  /** Limits, tests and accruals of the lenders; null when the fund has no facility. */
  readonly facilities: Table<FacilityTable> | null;
  /** Classes in place, senior-most first, then the equity and the reserve; null when the fund has one class of capital. */
  readonly tranches: TrancheReplay | null;
  readonly waterfall: Table<WaterfallTable>;
  /** The deals of an American waterfall: when each was made, what it cost, and the month from which it counts; null otherwise. */
  readonly deals: Pick<DealFlows, 'count' | 'originationMonth' | 'principalAud' | 'countsFromMonth'> | null;
  /** What each rule saw at each month-end (NaN: nothing) and in which months it acted; null without rules. */
  readonly rules:
    | readonly {
        readonly name: string;
        readonly metric: string;
        readonly value: Float64Array;
        readonly inForce: Uint8Array;
      }[]
    | null;
  /** Every fee and cost by financial year. */
  readonly fees: Table<FeeYearTable>;
  /** Tax years of the fund and of the LP class; null when no rate is stated and taxable income is not distributed. */
  readonly tax: Table<TaxTable> | null;
  /** Accounts of the manager; null when it is off. */
  readonly manager: ManagerReplay | null;
  readonly trace: readonly WaterfallTraceRow[];
  /** The path's figures, as a run keeps them, by name. */
  readonly figures: Readonly<Record<string, number>>;
  readonly figureCount: { readonly metrics: number; readonly guardrails: number };
  readonly suburbNames: readonly string[];
  /** Vintages, LTV bands, zones and suburbs of the path, with their gross IRR (NaN for none). */
  readonly cohorts: readonly (Cohort & { readonly name: string; readonly grossIrrAnnual: number })[];
  /** Actual against target: cost and marks by zone at each month-end, AUD, and the share of new advances each zone should get. */
  readonly zones: readonly {
    readonly targetFraction: number;
    readonly costAud: Float64Array;
    readonly markAud: Float64Array;
  }[];
};

export type TrancheReplay = {
  readonly classes: readonly { readonly name: TrancheClass; readonly table: Table<TrancheTable> }[];
  readonly equity: Table<EquityTable>;
};

/**
 * Simulates one path alone, bit for bit as in a run, and keeps its tapes, ledger and waterfall.
 * @param path any path number, also beyond the paths of the scenario
 */
export function replayPath(plan: RunPlan, runner: PathRunner, path: number): PathReplay {
  const row = new Float64Array(ROW_WIDTH);
  const { book } = runner.measure(path, row, 0, createFanCounts(plan.fans));
  const steps = createCashSteps(plan.book.months, book);
  const tables = runner.run(path, steps);
  const months = tables.lastMonth + 1;
  const { cash, equity } = tables;
  const desk = createManagerDesk(plan);
  const isAmerican = plan.book.waterfall.style === 'american';
  const deals = isAmerican ? createDealCounts(plan.book, plan.draws.mode).count(tables) : null;
  return {
    path,
    lastMonth: tables.lastMonth,
    advances: take(advanceTable, tables.advances, tables.advanceCount),
    exits: take(exitTable, tables.exits, tables.advanceCount),
    book: take(bookTable, tables.book, months),
    cash: take(cashTable, cash, months),
    steps: take(cashStepsTable, steps.columns, months),
    facilities: hasFacility(plan.book.leverage) ? take(facilityTable, tables.facilities, months) : null,
    tranches: takeTranches(tables.tranches, months),
    waterfall: take(waterfallTable, tables.waterfall, months),
    deals: deals === null ? null : dealsOf(deals),
    rules: ruleLines(plan, tables),
    fees: feesByYear(plan, tables),
    tax: plan.book.tax.view === null && !plan.book.tax.distributesIncome ? null : taxYears(plan, tables),
    manager: desk === null ? null : replayManager(plan.manager!, desk.evaluate(tables)),
    trace: traceWaterfall(
      plan.book.waterfall,
      equity.calledLpAud,
      equity.calledGpAud,
      equity.distributedAud,
      tables.lastMonth,
      cash.lpOnlyFeesAud,
      deals,
      equity.cashHeldAud,
      { drawnAud: cash.subscriptionDrawnAud, repaidAud: cash.subscriptionRepaidAud },
    ),
    figures: Object.fromEntries(rowColumns.map((name, position) => [name, row[position]!])),
    figureCount: { metrics: METRIC_COUNT, guardrails: ROW_WIDTH - METRIC_COUNT },
    suburbNames: plan.zones.suburbNames,
    cohorts: cohortKinds.flatMap((kind) =>
      cohortsOf(tables, kind).map((cohort) => ({
        ...cohort,
        name: kind === 'suburb' ? plan.zones.suburbNames[cohort.code]! : cohortName(kind, cohort.code),
        grossIrrAnnual: cohortIrrAnnual(tables, kind, cohort.code),
      })),
    ),
    zones: zoneNames.map((_, zone) => {
      const from = zone * (tables.months + 1);
      return {
        targetFraction: plan.book.allocation.targetFraction[zone]!,
        costAud: tables.zoneCostAud.slice(from, from + months),
        markAud: tables.zoneMarkAud.slice(from, from + months),
      };
    }),
  };
}

function dealsOf({ count, originationMonth, principalAud, countsFromMonth }: DealFlows): PathReplay['deals'] {
  return {
    count,
    originationMonth: originationMonth.slice(0, count),
    principalAud: principalAud.slice(0, count),
    countsFromMonth: countsFromMonth.slice(0, count),
  };
}

function ruleLines(plan: RunPlan, { rules: trace, months, lastMonth }: PathTables): PathReplay['rules'] {
  if (trace === null || plan.book.rules === null) return null;
  return plan.book.rules.rules.map(({ name, metric }, rule) => {
    const from = rule * (months + 1);
    const to = from + lastMonth + 1;
    return { name, metric, value: trace.value.slice(from, to), inForce: trace.inForce.slice(from, to) };
  });
}

function taxYears(plan: RunPlan, tables: PathTables): Table<TaxTable> {
  const view = createTaxView(plan.book.tax);
  const years = view.evaluate(tables);
  return take(taxTable, view.columns, years);
}

function takeTranches(path: TranchePath | null, rows: number): TrancheReplay | null {
  if (path === null) return null;
  return {
    classes: trancheClasses.flatMap((name, rank) => {
      const held = path.classes[rank];
      return held ? [{ name, table: take(trancheTable, held.columns, rows) }] : [];
    }),
    equity: take(equityTable, path.equity, rows),
  };
}

function take<D extends TableDef>(def: D, columns: Columns<D>, rows: number): Table<D> {
  return copyRows({ name: def.name, rows, columns }, rows);
}
