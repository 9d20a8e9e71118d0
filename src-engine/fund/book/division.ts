import type { Columns } from '../../core/table.ts';
import type { CashTable } from '../cash/table.ts';
import type { PathTables } from '../metrics/table.ts';
import { createTranches } from '../tranches/layer.ts';
import { wholeFundAsEquity } from '../tranches/table.ts';
import { createWaterfall } from '../waterfall/run.ts';
import type { DealFlows } from '../waterfall/table.ts';
import type { BookPlan } from './plan.ts';

/** Who gets what of a path whose ledger is closed: the classes of capital in order of rank, then the waterfall. */
export interface Division extends Pick<PathTables, 'tranches' | 'equity' | 'waterfall'> {
  /** @param deals needed by American terms */
  run(tables: PathTables, deals: DealFlows | null): void;
}

export function createDivision(plan: BookPlan, cash: Columns<CashTable>): Division {
  const tranches = plan.tranches === null ? null : createTranches(plan.tranches, plan.months);
  const waterfall = createWaterfall(plan.waterfall, plan.months);
  const equity = tranches === null ? wholeFundAsEquity(cash) : tranches.path.equity;
  const line = { drawnAud: cash.subscriptionDrawnAud, repaidAud: cash.subscriptionRepaidAud };
  return {
    tranches: tranches === null ? null : tranches.path,
    equity,
    waterfall: waterfall.columns,
    run({ lastMonth, market }, deals) {
      if (tranches !== null) tranches.run(cash, cash.distributedAud, market.cashRateAnnual, lastMonth);
      const { calledLpAud, calledGpAud, distributedAud, cashHeldAud } = equity;
      waterfall.run(calledLpAud, calledGpAud, distributedAud, lastMonth, cash.lpOnlyFeesAud, deals, cashHeldAud, line);
    },
  };
}
