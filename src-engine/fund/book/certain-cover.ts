import type { Columns } from '../../core/table.ts';
import type { ContractPlan } from '../contract/plan.ts';
import { CAUSE, type ExitTable } from '../exits/table.ts';
import type { MarketPath } from '../market/table.ts';
import type { AdvanceTable } from '../origination/table.ts';
import type { AdvanceLifePlan } from './advance-plan.ts';

/**
 * The first mortgage never grows before a default, so a home worth cost and mortgage at the advance, times this for the
 * rounding of products in another order, certainly covers both.
 */
const ENOUGH = 1 + 1e-9;

/** Tells at which quarter-ends the mark of an advance may be below its cost, without computing marks: most never are. */
export interface CertainCover {
  /** Begins a path; the tables are those of the path that was run. Nothing is computed yet. */
  begin(market: MarketPath, advances: Columns<AdvanceTable>, exits: Columns<ExitTable>): void;
  /**
   * Lists those of the first `count` advances whose mark may be below their cost at a quarter-end that they live through.
   * @returns how many were written to `rows`, in ascending order
   */
  inDoubt(count: number, rows: Int32Array): number;
  /**
   * First quarter-end from `month` on, itself one, at which the mark of advance `row` may be below its cost; at those before it
   * is certain not to be. From a default on nothing is certain. May lie past the life of the advance.
   */
  nextInDoubt(row: number, month: number): number;
}

/** @param firstQuarterEndMonth first quarter-end on the month grid; the others follow every three months */
export function createCertainCover(plan: AdvanceLifePlan, firstQuarterEndMonth: number): CertainCover {
  const { contract, terms, months } = plan;
  const width = months + 1;
  const quarters = Math.floor((months - firstQuarterEndMonth) / 3) + 1;
  const stride = quarters + 1; // a quarter after the last: nothing is below
  /** Number of the first quarter-end from a month on. */
  const quarterFrom = Int32Array.from({ length: width }, (_, month) => Math.ceil((month - firstQuarterEndMonth) / 3));
  const certain = claimCoversCost(contract);
  const keep = terms.netOfSellingFraction;
  const lowestIndex = new Float64Array(plan.suburbs * stride).fill(Infinity); // of a suburb from a quarter-end on
  const lowestKnown = new Uint8Array(plan.suburbs);
  let market: MarketPath;
  let advances: Columns<AdvanceTable>;
  let exits: Columns<ExitTable>;

  function fillLowest(suburb: number): void {
    const index = market.suburbIndex;
    const base = suburb * width + firstQuarterEndMonth;
    let lowest = Infinity;
    for (let quarter = quarters - 1; quarter >= 0; quarter--) {
      const level = index[base + 3 * quarter]!;
      if (level < lowest) lowest = level;
      lowestIndex[suburb * stride + quarter] = lowest;
    }
    lowestKnown[suburb] = 1;
  }

  return {
    begin(path, tape, ends) {
      market = path;
      advances = tape;
      exits = ends;
      lowestKnown.fill(0);
    },
    inDoubt(count, rows) {
      const { originationMonth, suburb: suburbs, valueAud, principalAud, seniorAud } = advances;
      for (let row = 0; row < count; row++) if (lowestKnown[suburbs[row]!] === 0) fillLowest(suburbs[row]!);
      const { cause } = exits;
      const index = market.suburbIndex;
      let found = 0;
      for (let row = 0; row < count; row++) {
        const m0 = originationMonth[row]!;
        const suburb = suburbs[row]!;
        const enoughAud = (principalAud[row]! + seniorAud[row]!) * ENOUGH * index[suburb * width + m0]!;
        const lowestAud = valueAud[row]! * lowestIndex[suburb * stride + quarterFrom[m0]!]! * keep;
        if (certain && lowestAud >= enoughAud && cause[row] !== CAUSE.default) continue;
        rows[found] = row;
        found++;
      }
      return found;
    },
    nextInDoubt(row, month) {
      if (!certain) return month;
      const exit = exits.exitMonth[row]!;
      const suburb = advances.suburb[row]!;
      if (lowestKnown[suburb] === 0) fillLowest(suburb);
      const index = market.suburbIndex;
      const base = suburb * width;
      const valueAud = advances.valueAud[row]!;
      const costAud = advances.principalAud[row]! + advances.seniorAud[row]!;
      const enoughAud = costAud * ENOUGH * index[base + advances.originationMonth[row]!]!;
      let lowest = suburb * stride + quarterFrom[month]!;
      let at = month;
      while (at < exit) {
        if (valueAud * lowestIndex[lowest++]! * keep >= enoughAud) return at + 3 * (((exit - at + 2) / 3) | 0);
        if (valueAud * index[base + at]! * keep < enoughAud) return at;
        at += 3;
      }
      return at;
    },
  };
}

/** Whether the claim is at least the principal whatever the home is worth. */
function claimCoversCost(contract: ContractPlan): boolean {
  return contract.principalWeight === 1 && contract.gainFloorAud === 0 && contract.capMultiple.every((cap) => cap >= 1);
}
