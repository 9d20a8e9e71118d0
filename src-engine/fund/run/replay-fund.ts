import { copyRows, type Columns, type Table } from '../../core/table.ts';
import { ledgerSides, type CashTable } from '../cash/table.ts';
import type { ExitTable } from '../exits/table.ts';
import type { PathTables } from '../metrics/table.ts';
import { createTranches } from '../tranches/layer.ts';
import type { TranchePlan } from '../tranches/plan.ts';
import { wholeFundAsEquity, type EquityFlows } from '../tranches/table.ts';
import type { WaterfallPlan } from '../waterfall/plan.ts';
import { createWaterfall } from '../waterfall/run.ts';
import { waterfallTable, type DealFlows, type WaterfallTable } from '../waterfall/table.ts';

/** What a path's advances and ledger say, by month 0..lastMonth, AUD; everything but who gets what. */
export type FundFlows = {
  readonly lastMonth: number;
  /** Cash of all exits: see `proceedsByMonth` for that of a loan tape. */
  readonly proceedsAud: Float64Array;
  /**
   * Every line of the ledger but what is distributed, which is not read; what is received from exits is read for the interest
   * cover of a capital structure alone.
   */
  readonly ledger: Columns<CashTable>;
  /** Needed by American terms; null otherwise. */
  readonly deals: DealFlows | null;
};

/** A capital structure over the flows of a path. */
export type Structure = { readonly plan: TranchePlan; readonly cashRateAnnual: Float64Array };

/** Who got what, by month and in all. LP + GP commitment + carry = what is distributed to the equity. */
export type FundReplay = {
  readonly distributedAud: Float64Array;
  /** Part of it that reaches the waterfall: all of it without a structure. */
  readonly equityDistributedAud: Float64Array;
  /** What the capital that goes through the waterfall pays and gets, and the cash that interim tests take as distributed. */
  readonly equity: EquityFlows;
  readonly waterfall: Table<WaterfallTable>;
  readonly totals: {
    readonly distributedAud: number;
    /** Before the clawback, which goes from the manager to the LP class. */
    readonly lpAud: number;
    readonly gpCommitmentAud: number;
    readonly carryAud: number;
    readonly clawbackAud: number;
  };
};

/** Cash below this share of the largest ledger line of its month is rounding, not a distribution. */
const DUST_FRACTION = 1e-12;

/**
 * The fund told from its loans: what came in (calls, proceeds, interest) less what went out (advances, costs) and what was
 * kept is the distribution of each month, and the terms share it. Pure; nothing simulated is read but the arguments.
 * `structure`: the classes above the equity and the cash rate that their coupons stand on; then the terms share what is left.
 * Agrees with the run to rounding (1e-9 of commitments), because it sums in another order.
 *
 * The waterfall of path-mean flows is not the mean of outcomes; label it so.
 * Errors: `input/invalid` for American terms without deals; `numeric/not-finite`.
 */
export function replayFund(flows: FundFlows, terms: WaterfallPlan, structure: Structure | null = null): FundReplay {
  const { lastMonth, ledger, deals } = flows;
  const distributedAud = distributionsOf(flows);
  const equity = equityOf(flows, distributedAud, structure);
  const runner = createWaterfall(terms, lastMonth);
  runner.run(
    equity.calledLpAud,
    equity.calledGpAud,
    equity.distributedAud,
    lastMonth,
    ledger.lpOnlyFeesAud,
    deals,
    equity.cashHeldAud,
    { drawnAud: ledger.subscriptionDrawnAud, repaidAud: ledger.subscriptionRepaidAud },
  );
  const { columns } = runner;
  return {
    distributedAud,
    equityDistributedAud: equity.distributedAud,
    equity,
    waterfall: copyRows({ name: waterfallTable.name, rows: lastMonth + 1, columns }, lastMonth + 1),
    totals: {
      distributedAud: sum(distributedAud),
      lpAud: sum(columns.lpAud),
      gpCommitmentAud: sum(columns.gpCommitmentAud),
      carryAud: sum(columns.carryAud),
      clawbackAud: sum(columns.clawbackAud),
    },
  };
}

/**
 * Proceeds of a loan tape by the month in which the cash arrived, AUD. Not for deterministic mode, where an advance exits in
 * parts at different months: take the proceeds of the book there.
 */
export function proceedsByMonth(
  exits: Pick<Columns<ExitTable>, 'cashMonth' | 'paidAud'>,
  advanceCount: number,
  lastMonth: number,
): Float64Array {
  const proceedsAud = new Float64Array(lastMonth + 1);
  for (let i = 0; i < advanceCount; i++) proceedsAud[exits.cashMonth[i]!]! += exits.paidAud[i]!;
  return proceedsAud;
}

/** The flows of a path that was run, from its loan tape and ledger. Arrays are views of the tables: use them at once. */
export function fundFlowsOf(tables: PathTables, deals: DealFlows | null): FundFlows {
  const { cash, exits, advanceCount, lastMonth } = tables;
  return { lastMonth, ledger: cash, deals, proceedsAud: proceedsByMonth(exits, advanceCount, lastMonth) };
}

/** What the capital that goes through the waterfall pays and gets. */
function equityOf(
  { ledger, lastMonth }: FundFlows,
  distributedAud: Float64Array,
  structure: Structure | null,
): EquityFlows {
  if (structure === null) return { ...wholeFundAsEquity(ledger), distributedAud };
  const layer = createTranches(structure.plan, lastMonth);
  layer.run(ledger, distributedAud, structure.cashRateAnnual, lastMonth);
  return layer.path.equity;
}

function distributionsOf({ lastMonth, ledger, proceedsAud }: FundFlows): Float64Array {
  const out = new Float64Array(lastMonth + 1);
  const sources = linesOf(ledger, 'source', ['principalReceivedAud', 'interestReceivedAud', 'shareReceivedAud']);
  const uses = linesOf(ledger, 'use', ['distributedAud']);
  let keptAud = 0;
  for (let m = 0; m <= lastMonth; m++) {
    let inAud = keptAud + proceedsAud[m]!;
    for (const line of sources) inAud += line[m]!;
    keptAud = ledger.cashAud[m]!;
    let leftAud = inAud - keptAud;
    for (const line of uses) leftAud -= line[m]!;
    out[m] = leftAud > DUST_FRACTION * inAud ? leftAud : 0;
  }
  return out;
}

/** The lines of one side of the ledger, some left out. */
function linesOf(ledger: Columns<CashTable>, side: 'source' | 'use', without: readonly string[]): Float64Array[] {
  const sides: Readonly<Record<string, 'source' | 'use'>> = ledgerSides;
  return Object.entries(ledger).flatMap(([name, line]) =>
    sides[name] === side && !without.includes(name) ? [line] : [],
  );
}

function sum(amounts: Float64Array): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
}
