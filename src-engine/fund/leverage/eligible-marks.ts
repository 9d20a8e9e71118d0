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
  const aboveCapAud = new Float64Array(suburbCostAud.length);
  let anyAboveCap = false;
  // Suburbs zone after zone: the sum of a zone stays in a register.
  const suburbsOf = Array.from({ length: ZONES }, (_, zone) =>
    Int32Array.from(suburbCostAud.keys()).filter((s) => zoneOfSuburb[s] === zone),
  );

  /** What is above the cap of an advance counts against its suburb. */
  function findAboveCap(month: number, advanceCount: number, mostOfAdvance: number): void {
    if (anyAboveCap) aboveCapAud.fill(0);
    anyAboveCap = mostOfAdvance < plan.largestAdvanceAud;
    if (!anyAboveCap) return;
    for (let row = 0; row < advanceCount; row++) {
      const above = principalAud[row]! - mostOfAdvance;
      if (above > 0 && cashMonth[row]! > month) aboveCapAud[suburb[row]!]! += above;
    }
  }

  return function eligibleMarksAud(month, advanceCount) {
    let costAud = 0;
    for (let zone = 0; zone < ZONES; zone++) costAud += zoneCostAud[zone * rows + month]!;
    if (!(costAud > 0)) return 0;
    findAboveCap(month, advanceCount, plan.advanceCapFraction * costAud);
    const mostOfSuburb = plan.suburbCapFraction * costAud;
    const mostOfZone = plan.zoneCapFraction * costAud;
    let eligible = 0;
    for (let zone = 0; zone < ZONES; zone++) {
      const cost = zoneCostAud[zone * rows + month]!;
      if (!(cost > 0)) continue;
      const inZone = suburbsOf[zone]!;
      let counted = 0;
      // Once the book is large no advance is above its cap: half the reads.
      if (anyAboveCap)
        for (let i = 0; i < inZone.length; i++) {
          const left = suburbCostAud[inZone[i]!]! - aboveCapAud[inZone[i]!]!;
          if (left > 0) counted += left < mostOfSuburb ? left : mostOfSuburb;
        }
      else
        for (let i = 0; i < inZone.length; i++) {
          const left = suburbCostAud[inZone[i]!]!;
          if (left > 0) counted += left < mostOfSuburb ? left : mostOfSuburb;
        }
      counted = Math.min(counted, mostOfZone, cost);
      eligible += (zoneMarkAud[zone * rows + month]! * plan.keptOfZone[zone]! * counted) / cost;
    }
    return eligible;
  };
}
