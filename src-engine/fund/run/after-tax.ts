import { irrInto } from '../../numeric/irr.ts';
import { METRIC } from '../metrics/column-index.ts';
import { residualNavAud } from '../metrics/net-return.ts';
import type { PathTables } from '../metrics/table.ts';
import { createTaxView } from '../tax/tax-view.ts';
import type { RunPlan } from './run-plan.ts';

/** Writes the after-tax figures of the LP class on a path into its row of path metrics. */
export type AfterTax = (tables: PathTables, out: Float64Array, offset: number) => void;

/** Null when no rate is stated. Flows of the LP class less the tax of each year in the month in which it is paid. */
export function createAfterTax(plan: RunPlan): AfterTax | null {
  const { tax } = plan.book;
  if (tax.view === null) return null;
  const view = createTaxView(tax);
  const { columns } = view;
  const flows = new Float64Array(tax.months + 12 + tax.view.paidLagMonths + 1);
  return (tables, out, offset) => {
    const { cash, waterfall, lastMonth } = tables;
    const years = view.evaluate(tables);
    flows.fill(0);
    let calledAud = 0;
    let receivedAud = 0;
    let taxAud = 0;
    let last = lastMonth;
    for (let m = 0; m <= lastMonth; m++) {
      const receiptAud = waterfall.lpAud[m]! + waterfall.clawbackAud[m]!;
      calledAud += cash.calledLpAud[m]!;
      receivedAud += receiptAud;
      flows[m] = receiptAud - cash.calledLpAud[m]!;
    }
    for (let year = 0; year < years; year++) {
      const amountAud = columns.lpTaxAud[year]!;
      if (amountAud === 0) continue;
      const month = columns.taxPaidMonth[year]!;
      taxAud += amountAud;
      flows[month] = flows[month]! - amountAud;
      if (month > last) last = month;
    }
    const residualAud = residualNavAud(plan.metrics, tables, calledAud);
    const profitAud = receivedAud - calledAud;
    irrInto(flows, last + 1, 12, out, offset + METRIC.afterTaxNetIrrAnnual);
    out[offset + METRIC.afterTaxNetTvpiMultiple] = (receivedAud + residualAud - taxAud) / calledAud;
    out[offset + METRIC.lpTaxAud] = taxAud;
    out[offset + METRIC.lpEffectiveTaxFraction] = profitAud > 0 ? taxAud / profitAud : NaN;
  };
}
