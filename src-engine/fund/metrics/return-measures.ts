import { exp } from '../../numeric/exp.ts';
import { irrInto } from '../../numeric/irr.ts';
import { mirr } from '../../numeric/mirr.ts';
import { powInt } from '../../numeric/pow.ts';
import { xirrInto } from '../../numeric/xirr.ts';
import { monthProceedsAud } from './book-measures.ts';
import { METRIC } from './column-index.ts';
import { createHomeIndex } from './home-index.ts';
import { residualNavAud } from './net-return.ts';
import type { MetricsPlan } from './resolve.ts';
import type { PathTables } from './table.ts';

/** Distance from the hurdle at which a net IRR counts as reaching it: full catch-up puts many paths exactly there. */
export const HURDLE_TOLERANCE = 1e-9;

/** Month-end at which the DPI is read beside that of the whole life: half of the usual ten years. */
const DPI_MONTH = 60;

/** Rates and multiples of a path from its ledger. Scratch belongs to the instance: one per worker. */
export function createReturnMeasures(
  plan: MetricsPlan,
): (tables: PathTables, out: Float64Array, offset: number) => void {
  const rows = plan.months + 1;
  const gross = new Float64Array(rows);
  const fund = new Float64Array(rows);
  const net = new Float64Array(rows);
  const indexed = new Float64Array(rows);
  const datedFlows = new Float64Array(rows);
  const datedYears = new Float64Array(rows);
  const index = new Float64Array(rows);

  let heldHomes: ReturnType<typeof createHomeIndex> | null = null;

  return function measureReturns(tables, out, offset) {
    const { book, cash, equity, waterfall, lastMonth } = tables;
    const n = lastMonth + 1;
    if (plan.config.pmeIndex === 'held-homes') (heldHomes ??= createHomeIndex(tables.market.suburbs))(tables, index);
    else fillIndex(plan, tables, index);
    let called = 0;
    let calledIndexed = 0;
    let received = 0;
    let receivedIndexed = 0;
    let paidBackIn = NaN;
    let dated = 0;
    let dpiYear5 = NaN;
    for (let m = 0; m < n; m += 1) {
      gross[m] = monthProceedsAud(book, m) - book.advancesMadeAud[m]!;
      fund[m] = cash.distributedAud[m]! - cash.calledLpAud[m]! - cash.calledGpAud[m]!;
      const call = equity.calledLpAud[m]!;
      const receipt = waterfall.lpAud[m]! + waterfall.clawbackAud[m]!;
      const flow = receipt - call;
      const level = index[m]!;
      net[m] = flow;
      indexed[m] = flow / level;
      called += call;
      received += receipt;
      calledIndexed += call / level;
      receivedIndexed += receipt / level;
      if (m <= DPI_MONTH) dpiYear5 = received / called;
      if (received >= called) {
        if (Number.isNaN(paidBackIn) && called > 0) paidBackIn = m;
      }
      if (flow !== 0) {
        datedFlows[dated] = flow;
        datedYears[dated] = plan.yearsFromFirstClose[m]!;
        dated += 1;
      }
    }
    out[offset + METRIC.grossIrrClass] = irrInto(gross, n, 12, out, offset + METRIC.grossIrrAnnual);
    out[offset + METRIC.fundIrrClass] = irrInto(fund, n, 12, out, offset + METRIC.fundIrrAnnual);
    out[offset + METRIC.netIrrClass] = irrInto(net, n, 12, out, offset + METRIC.netIrrAnnual);
    xirrInto(datedFlows, datedYears, dated, out, offset + METRIC.netXirrAnnual);
    irrInto(indexed, n, 12, out, offset + METRIC.directAlphaAnnual);
    const monthly = mirr(net, plan.mirrFinanceMonthly, plan.mirrReinvestmentMonthly, n);
    out[offset + METRIC.netMirrAnnual] = powInt(1 + monthly, 12) - 1;

    const residual = residualNavAud(plan, tables, called);
    out[offset + METRIC.netDpiMultiple] = received / called;
    out[offset + METRIC.netDpiYear5Multiple] = dpiYear5;
    out[offset + METRIC.netRvpiMultiple] = residual / called;
    out[offset + METRIC.netTvpiMultiple] = (received + residual) / called;
    out[offset + METRIC.paidInFraction] = called / plan.lpCommitmentAud;
    out[offset + METRIC.paybackMonth] = paidBackIn;
    out[offset + METRIC.pmeMultiple] = (receivedIndexed + residual / index[lastMonth]!) / calledIndexed;
    const netIrr = out[offset + METRIC.netIrrAnnual]!;
    out[offset + METRIC.hurdleMetFlag] = netIrr >= plan.hurdleAnnual - HURDLE_TOLERANCE ? 1 : 0;
  };
}

/** Level of the yardstick at each month-end, 1 at first close. */
function fillIndex(plan: MetricsPlan, tables: PathTables, index: Float64Array): void {
  const { market, lastMonth } = tables;
  if (plan.config.pmeIndex === 'cash-rate') {
    index[0] = 1;
    for (let m = 1; m <= lastMonth; m += 1) index[m] = index[m - 1]! * (1 + market.cashRateAnnual[m - 1]! / 12);
    return;
  }
  const start = market.nationalLog[0]!;
  for (let m = 0; m <= lastMonth; m += 1) index[m] = exp(market.nationalLog[m]! - start);
}
