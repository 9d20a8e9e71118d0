import type { WaterfallPlan } from './plan.ts';
import type { LineFlows } from './table.ts';

/** Differences of sums of money below this share of them are rounding, not capital. */
const DUST_FRACTION = 1e-12;

/**
 * Capital by month as the accounts count it, AUD. Clock from the call: what was called. Clock from the line draw: what was drawn
 * on the subscription line counts as called in the month of the draw, and the part of a call that repays the line no more.
 */
export interface PrefClock {
  /** Sets the two series for the months 0..lastMonth. Without a line, or with the clock from the call, they are the calls. */
  begin(calledLpAud: Float64Array, calledGpAud: Float64Array, lastMonth: number, line: LineFlows | null): void;
  lpAud(): Float64Array;
  gpAud(): Float64Array;
}

export function createPrefClock(plan: WaterfallPlan, months: number): PrefClock {
  const fromDraw = plan.prefClock === 'line-draw';
  const gp = plan.gpCommitmentFraction;
  const lpCounted = new Float64Array(fromDraw ? months + 1 : 0);
  const gpCounted = new Float64Array(fromDraw ? months + 1 : 0);
  let lp: Float64Array = lpCounted;
  let gpSeries: Float64Array = gpCounted;

  return {
    begin(calledLpAud, calledGpAud, lastMonth, line) {
      if (!fromDraw || line === null) {
        lp = calledLpAud;
        gpSeries = calledGpAud;
        return;
      }
      lp = lpCounted;
      gpSeries = gpCounted;
      for (let month = 0; month <= lastMonth; month++) {
        const putOffAud = line.drawnAud[month]! - line.repaidAud[month]!;
        lp[month] = counted(calledLpAud[month]!, (1 - gp) * putOffAud);
        gpSeries[month] = counted(calledGpAud[month]!, gp * putOffAud);
      }
    },
    lpAud: () => lp,
    gpAud: () => gpSeries,
  };
}

/** A line is repaid by a call of at least as much, so that nothing below zero is left but rounding. */
function counted(calledAud: number, putOffAud: number): number {
  const amountAud = calledAud + putOffAud;
  return amountAud > DUST_FRACTION * calledAud ? amountAud : 0;
}
