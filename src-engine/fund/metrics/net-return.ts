import { irrInto } from '../../numeric/irr.ts';
import { owedAboveEquityAud } from '../tranches/table.ts';
import type { MetricsPlan } from './resolve.ts';
import type { PathTables } from './table.ts';

/** Writes net IRR and net TVPI of the LP class alone, as the path metrics define them. Scratch: one per worker. */
export function createNetReturn(
  plan: MetricsPlan,
): (tables: PathTables, out: Float64Array, irrAt: number, tvpiAt: number) => void {
  const net = new Float64Array(plan.months + 1);
  return function measureNetReturn(tables, out, irrAt, tvpiAt) {
    const { equity, waterfall, lastMonth } = tables;
    let called = 0;
    let received = 0;
    for (let m = 0; m <= lastMonth; m += 1) {
      const receipt = waterfall.lpAud[m]! + waterfall.clawbackAud[m]!;
      net[m] = receipt - equity.calledLpAud[m]!;
      called += equity.calledLpAud[m]!;
      received += receipt;
    }
    irrInto(net, lastMonth + 1, 12, out, irrAt);
    out[tvpiAt] = (received + residualNavAud(plan, tables, called)) / called;
  };
}

/** Residual NAV below this share of paid-in capital is the rounding of a fund that has paid out everything. */
const RESIDUAL_ROUNDING = 1e-9;

/**
 * The LP class's part of what is left after the last distribution and the classes above it, AUD; a fund that owes more than it
 * has leaves nothing.
 */
export function residualNavAud(
  plan: MetricsPlan,
  { cash, tranches, lastMonth }: PathTables,
  calledAud: number,
): number {
  const equityAud = cash.navAud[lastMonth]! - cash.distributedAud[lastMonth]! - owedAboveEquityAud(tranches, lastMonth);
  const left = equityAud * plan.lpFraction;
  return left > RESIDUAL_ROUNDING * calledAud ? left : 0;
}
