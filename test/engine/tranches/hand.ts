import type { Columns } from '../../../src-engine/core/table.ts';
import { createTable } from '../../../src-engine/core/table.ts';
import { cashTable, type CashTable } from '../../../src-engine/fund/cash/table.ts';
import { termsConfig } from '../../../src-engine/fund/terms/config.ts';
import { trancheConfig } from '../../../src-engine/fund/tranches/config.ts';
import { createTranches } from '../../../src-engine/fund/tranches/layer.ts';
import { resolveTranches, type TranchePlan } from '../../../src-engine/fund/tranches/plan.ts';
import type { TranchePath } from '../../../src-engine/fund/tranches/table.ts';

/** Settings of the tranches alone, nested as in a scenario. */
export type TrancheSettings = Record<string, unknown>;

/** A fund of 1,000 over two years whose quarters end in months 3, 6, 9 ... (first close at the end of a quarter). */
export function planOf(settings: TrancheSettings, lifeMonths = 24): TranchePlan {
  const terms = { ...termsConfig.parse({ firstCloseDate: '2026-06-30', lifeMonths }), commitmentsAud: 1000 };
  return resolveTranches(trancheConfig.parse(settings), terms, lifeMonths, 0)!;
}

export type HandFlows = {
  /** Amounts by month; what is left out is 0. */
  readonly called?: Readonly<Record<number, number>>;
  readonly distributed?: Readonly<Record<number, number>>;
  /** Net asset value before the distribution; the last one holds until the next. */
  readonly nav?: Readonly<Record<number, number>>;
  readonly income?: Readonly<Record<number, number>>;
  readonly principal?: Readonly<Record<number, number>>;
  readonly cash?: number;
  readonly cashRateAnnual?: number;
  readonly gpFraction?: number;
};

export type HandRun = {
  readonly path: TranchePath;
  readonly ledger: Columns<CashTable>;
  readonly cashRate: Float64Array;
};

/** Runs the layer over a ledger written by hand. */
export function runHand(plan: TranchePlan, flows: HandFlows, lastMonth = 24): HandRun {
  const ledger = createTable(cashTable, lastMonth + 1).columns;
  const gp = flows.gpFraction ?? 0;
  let nav = 0;
  for (let m = 0; m <= lastMonth; m++) {
    const called = flows.called?.[m] ?? 0;
    ledger.calledLpAud[m] = called * (1 - gp);
    ledger.calledGpAud[m] = called * gp;
    ledger.distributedAud[m] = flows.distributed?.[m] ?? 0;
    ledger.shareReceivedAud[m] = flows.income?.[m] ?? 0;
    ledger.principalReceivedAud[m] = flows.principal?.[m] ?? 0;
    ledger.cashAud[m] = flows.cash ?? 0;
    nav = flows.nav?.[m] ?? nav;
    ledger.navAud[m] = nav;
  }
  const layer = createTranches(plan, lastMonth);
  const cashRate = new Float64Array(lastMonth + 1).fill(flows.cashRateAnnual ?? 0);
  layer.run(ledger, ledger.distributedAud, cashRate, lastMonth);
  return { path: layer.path, ledger, cashRate };
}

/** Amounts of a column by month, zeros left out. */
export function nonZero(column: ArrayLike<number>): Record<number, number> {
  return Object.fromEntries(
    Array.from(column, (value, month) => [month, value] as const).filter(([, value]) => value !== 0),
  );
}

/** A debt class without tests: fixed coupon, bullet, unless said otherwise. */
export const notes = (sizeFraction: number, fixedRateAnnual: number, more: TrancheSettings = {}) => ({
  sizeFraction,
  couponBasis: 'fixed',
  fixedRateAnnual,
  amortisation: 'bullet',
  minCollateralMultiple: 0,
  ...more,
});
