import type { Columns } from '../../core/table.ts';
import { claimAud } from '../contract/settle.ts';
import type { ContractPlan } from '../contract/plan.ts';
import { CAUSE, type ExitTable } from '../exits/table.ts';
import type { MarketPath } from '../market/table.ts';
import type { AdvanceTable } from '../origination/table.ts';
import { createSeniorBalances, type SeniorBalances } from '../senior/balance.ts';
import type { AdvanceLifePlan } from './advance-plan.ts';

/**
 * The first mortgage never grows before a default, so a home worth cost and mortgage at the advance, times this for the
 * rounding of products in another order, certainly covers both.
 */
const ENOUGH = 1 + 1e-9;

/**
 * Index marks of single advances, asked for after the path is done: what the walk of a life adds to the book's marks and then
 * forgets. Only rules that look at one deal need them, so nothing is kept in the walk itself.
 */
export interface AdvanceMarks {
  /** Begins a path; `market`, `advances` and `exits` are those of the path that was run. Nothing is computed yet. */
  begin(market: MarketPath, advances: Columns<AdvanceTable>, exits: Columns<ExitTable>): void;
  /** Mark of advance `row` at month-end `month`, from its origination to the month before its cash arrives, AUD. */
  markAud(row: number, month: number): number;
  /** Whether that mark is below the cost of the advance; the mark is computed only where it is not plain. */
  isBelowCost(row: number, month: number): boolean;
  /**
   * Writes 0 for each of the first `count` advances that is certain to keep its mark at or above its cost at every quarter-end
   * (`firstQuarterEndMonth`, + 3, ...) that it lives through, 1 for the others. Much cheaper than marks.
   */
  mayFall(count: number, firstQuarterEndMonth: number, out: Uint8Array): void;
}

/** @param shared the balances that the lives of the path have filled; null: balances of its own */
export function createAdvanceMarks(plan: AdvanceLifePlan, shared: SeniorBalances | null = null): AdvanceMarks {
  const { contract, terms, months } = plan;
  const width = months + 1;
  const balances = shared ?? createSeniorBalances(plan.senior, months);
  const certain = claimCoversCost(contract);
  const keep = terms.netOfSellingFraction;
  let market: MarketPath;
  let advances: Columns<AdvanceTable>;
  let exits: Columns<ExitTable>;
  let balancesKnown = false;
  const lowestIndex = new Float64Array(plan.suburbs * width); // of a suburb from a quarter-end on
  const lowestKnown = new Uint8Array(plan.suburbs);

  function fillLowest(suburb: number, firstQuarterEndMonth: number): void {
    const index = market.suburbIndex;
    const base = suburb * width;
    let lowest = Infinity;
    for (let at = months - ((months - firstQuarterEndMonth) % 3); at >= 0; at -= 3) {
      const level = index[base + at]!;
      if (level < lowest) lowest = level;
      lowestIndex[base + at] = lowest;
    }
    lowestKnown[suburb] = 1;
  }

  function markAud(row: number, month: number): number {
    if (!balancesKnown) balances.beginPath(market.mortgageRateAnnual);
    balancesKnown = true;
    const m0 = advances.originationMonth[row]!;
    const base = advances.suburb[row]! * width;
    const homeAud = (advances.valueAud[row]! / market.suburbIndex[base + m0]!) * market.suburbIndex[base + month]!;
    const series = balances.series(m0, advances.seniorAgeMonths[row]!, advances.interestOnly[row]!);
    const owedAud = advances.seniorAud[row]! / balances.factor[series + m0]!;
    const exit = exits.exitMonth[row]!;
    const inDefault = month >= exit; // a default waits for its sale; everything else is settled at its event
    const soldAud = inDefault ? homeAud * terms.forcedPriceFraction : homeAud;
    const grown = balances.defaultGrowth;
    const seniorAud = inDefault
      ? (owedAud * balances.factor[series + exit]! * grown[month]!) / grown[exit]!
      : owedAud * balances.factor[series + month]!;
    const availableAud = soldAud * (inDefault ? terms.netOfForeclosureFraction : keep) - seniorAud;
    const claim = claimAud(
      contract,
      advances.principalAud[row]!,
      advances.startValueAud[row]!,
      advances.shareFraction[row]!,
      soldAud,
      (inDefault ? exit : month) - m0,
      false,
    );
    const mark = Math.min(claim, Math.max(0, availableAud));
    return inDefault ? terms.defaultMarkFraction * mark : mark;
  }

  return {
    begin(path, tape, ends) {
      market = path;
      advances = tape;
      exits = ends;
      balancesKnown = shared !== null;
      lowestKnown.fill(0);
    },
    markAud,
    isBelowCost(row, month) {
      const costAud = advances.principalAud[row]!;
      if (certain && month < exits.exitMonth[row]!) {
        const at = advances.suburb[row]! * width;
        const index = market.suburbIndex;
        const enoughAud = (costAud + advances.seniorAud[row]!) * ENOUGH * index[at + advances.originationMonth[row]!]!;
        if (advances.valueAud[row]! * index[at + month]! * keep >= enoughAud) return false;
      }
      return markAud(row, month) < costAud;
    },
    mayFall(count, firstQuarterEndMonth, out) {
      if (!certain) {
        out.fill(1, 0, count);
        return;
      }
      const { originationMonth, suburb: suburbs, valueAud, principalAud, seniorAud } = advances;
      const { cause } = exits;
      const index = market.suburbIndex;
      for (let i = 0; i < count; i++) {
        const suburb = suburbs[i]!;
        if (lowestKnown[suburb] === 0) fillLowest(suburb, firstQuarterEndMonth);
        const m0 = originationMonth[i]!;
        const quarterEnd = m0 + ((firstQuarterEndMonth - m0 + 3 * width) % 3);
        const at = suburb * width;
        const enoughAud = (principalAud[i]! + seniorAud[i]!) * ENOUGH * index[at + m0]!;
        const covered = quarterEnd > months || valueAud[i]! * lowestIndex[at + quarterEnd]! * keep >= enoughAud;
        out[i] = covered && cause[i] !== CAUSE.default ? 0 : 1;
      }
    },
  };
}

/** Whether the claim is at least the principal whatever the home is worth. */
function claimCoversCost(contract: ContractPlan): boolean {
  return contract.principalWeight === 1 && contract.gainFloorAud === 0 && contract.capMultiple.every((cap) => cap >= 1);
}
