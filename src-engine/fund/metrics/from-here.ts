import { irrInto } from '../../numeric/irr.ts';
import { METRIC } from './column-index.ts';
import { residualNavAud } from './net-return.ts';
import type { MetricsPlan } from './resolve.ts';
import type { PathTables } from './table.ts';

/**
 * Returns of the LP class from the as-of date of a seasoned start: its share of NAV there (after the distribution of that month,
 * before any carry) is the outlay, as if a new investor had bought in. NaN without a seasoned start. Scratch: one per worker.
 */
export function createFromHere(plan: MetricsPlan): (tables: PathTables, out: Float64Array, offset: number) => void {
  const net = new Float64Array(plan.months + 1);
  return function measureFromHere(tables, out, offset) {
    const { cash, waterfall, lastMonth } = tables;
    out[offset + METRIC.netIrrFromHereAnnual] = NaN;
    out[offset + METRIC.netFromHereMultiple] = NaN;
    const from = plan.asOfMonth;
    if (from === null) return;
    const navAud = lpNavAud(plan, cash, from);
    let outlay = navAud;
    let received = 0;
    net[0] = -navAud;
    for (let m = from + 1; m <= lastMonth; m += 1) {
      const receipt = waterfall.lpAud[m]! + waterfall.clawbackAud[m]!;
      net[m - from] = receipt - cash.calledLpAud[m]!;
      outlay += cash.calledLpAud[m]!;
      received += receipt;
    }
    irrInto(net, lastMonth - from + 1, 12, out, offset + METRIC.netIrrFromHereAnnual);
    const left = residualNavAud(plan, tables, outlay);
    if (outlay > 0) out[offset + METRIC.netFromHereMultiple] = (received + left) / outlay;
  };
}

/** Share of the LP class in NAV after the distribution of a month, before carry, AUD; never below 0. */
export function lpNavAud(plan: MetricsPlan, cash: PathTables['cash'], month: number): number {
  return Math.max(0, (cash.navAud[month]! - cash.distributedAud[month]!) * plan.lpFraction);
}
