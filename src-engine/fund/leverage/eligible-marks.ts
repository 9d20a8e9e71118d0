import type { Columns } from '../../core/table.ts';
import type { ExitTable } from '../exits/table.ts';
import type { AdvanceTable } from '../origination/table.ts';
import { ZONES } from '../zones/table.ts';
import type { NavLinePlan } from './plan.ts';

/** Where the lender looks. Zone arrays are zone-major [zone * (months + 1) + month]; suburb cost is that of the open month. */
export type Collateral = {
  readonly months: number;
  readonly zoneOfSuburb: Uint8Array;
  readonly zoneCostAud: Float64Array;
  readonly zoneMarkAud: Float64Array;
  readonly suburbCostAud: Float64Array;
  readonly advances: Columns<AdvanceTable>;
  readonly exits: Columns<ExitTable>;
};

/**
 * Eligible marks of a closed month, AUD. Concentration is measured at cost, as a deed and the guardrails do: of every advance
 * counts at most its cap, of every suburb at most its cap of what is left, of every zone the same; the marks of a zone count
 * in the proportion of its cost that is left, less the haircut. One pass over suburbs; over advances only while the book is so
 * small that one advance can exceed its cap.
 */
export function createEligibleMarks(
  plan: NavLinePlan,
  collateral: Collateral,
): (month: number, advanceCount: number) => number {
  const { zoneOfSuburb, zoneCostAud, zoneMarkAud, suburbCostAud } = collateral;
  const { principalAud, suburb } = collateral.advances;
  const { cashMonth } = collateral.exits;
  const rows = collateral.months + 1;
  const suburbs = suburbCostAud.length;
  const aboveCapAud = new Float64Array(suburbs);
  const countedAud = new Float64Array(ZONES);

  return function eligibleMarksAud(month, advanceCount) {
    let costAud = 0;
    for (let zone = 0; zone < ZONES; zone++) costAud += zoneCostAud[zone * rows + month]!;
    if (!(costAud > 0)) return 0;
    aboveCapAud.fill(0);
    countedAud.fill(0);
    const mostOfAdvance = plan.advanceCapFraction * costAud;
    if (mostOfAdvance < plan.largestAdvanceAud)
      for (let row = 0; row < advanceCount; row++) {
        const above = principalAud[row]! - mostOfAdvance;
        if (above > 0 && cashMonth[row]! > month) aboveCapAud[suburb[row]!]! += above;
      }
    const mostOfSuburb = plan.suburbCapFraction * costAud;
    for (let s = 0; s < suburbs; s++) {
      const left = suburbCostAud[s]! - aboveCapAud[s]!;
      if (left > 0) countedAud[zoneOfSuburb[s]!]! += left < mostOfSuburb ? left : mostOfSuburb;
    }
    const mostOfZone = plan.zoneCapFraction * costAud;
    let eligible = 0;
    for (let zone = 0; zone < ZONES; zone++) {
      const cost = zoneCostAud[zone * rows + month]!;
      if (!(cost > 0)) continue;
      const counted = Math.min(countedAud[zone]!, mostOfZone, cost);
      eligible += (zoneMarkAud[zone * rows + month]! * plan.keptOfZone[zone]! * counted) / cost;
    }
    return eligible;
  };
}
