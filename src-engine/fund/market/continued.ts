import { exp } from '../../numeric/exp.ts';
import type { HistoryMarket } from '../seasoned/table.ts';
import type { MarketPath, MarketSimulator } from './table.ts';

/** What the continued market needs beside the simulated one. */
export type Continuation = {
  /** Month in which the simulated market begins; its month 0. */
  readonly knownMonth: number;
  readonly history: HistoryMarket;
  readonly mortgageMarginAnnual: number;
  readonly zoneOfSuburb: Uint8Array;
  /** Expected log growth a month of a suburb above its zone. */
  readonly suburbGrowthLog: Float64Array;
};

/**
 * A market with a past: months before `knownMonth` are the history, the same on every path; from there on the simulated market
 * goes on, and all indices are 1 there. Draws are those of `simulated`, whose month 0 is `knownMonth`.
 */
export function createContinuedMarket(simulated: MarketSimulator, plan: Continuation): MarketSimulator {
  const inner = simulated.path;
  const { knownMonth: from, history } = plan;
  const T0 = inner.months + 1;
  const months = inner.months + from;
  const T1 = months + 1;
  const path: MarketPath = {
    months,
    suburbs: inner.suburbs,
    zones: inner.zones,
    nationalLog: new Float64Array(T1),
    zoneLog: new Float64Array(inner.zones * T1),
    suburbIndex: new Float64Array(inner.suburbs * T1),
    cashRateAnnual: new Float64Array(T1),
    mortgageRateAnnual: new Float64Array(T1),
    unemploymentFraction: new Float64Array(T1),
    inflationAnnual: new Float64Array(T1),
    populationGrowthAnnual: new Float64Array(T1),
  };
  const series = [
    'nationalLog',
    'cashRateAnnual',
    'unemploymentFraction',
    'inflationAnnual',
    'populationGrowthAnnual',
  ] as const;
  for (const name of series) path[name].set(history[name].subarray(0, from));
  for (let m = 0; m < from; m++) path.mortgageRateAnnual[m] = history.cashRateAnnual[m]! + plan.mortgageMarginAnnual;
  for (let z = 0; z < path.zones; z++)
    path.zoneLog.set(history.zoneLog.subarray(z * (from + 1), z * (from + 1) + from), z * T1);
  for (let s = 0; s < path.suburbs; s++)
    for (let m = 0; m < from; m++)
      path.suburbIndex[s * T1 + m] = exp(
        path.zoneLog[plan.zoneOfSuburb[s]! * T1 + m]! - plan.suburbGrowthLog[s]! * (from - m),
      );
  const copied = new Int32Array(path.suburbs); // the serial of the path for which a suburb was copied
  let serial = 0;
  return {
    path,
    begin(p) {
      simulated.begin(p);
      serial += 1;
      for (const name of series) path[name].set(inner[name], from);
      path.mortgageRateAnnual.set(inner.mortgageRateAnnual, from);
      for (let z = 0; z < path.zones; z++)
        path.zoneLog.set(inner.zoneLog.subarray(z * T0, (z + 1) * T0), z * T1 + from);
    },
    ensureSuburb(suburb) {
      if (copied[suburb] === serial) return;
      copied[suburb] = serial;
      simulated.ensureSuburb(suburb);
      path.suburbIndex.set(inner.suburbIndex.subarray(suburb * T0, (suburb + 1) * T0), suburb * T1 + from);
    },
  };
}
