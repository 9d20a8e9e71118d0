import type { Columns } from '../../core/table.ts';
import { claimAud } from '../contract/settle.ts';
import type { ExitTable } from '../exits/table.ts';
import type { MarketPath } from '../market/table.ts';
import type { AdvanceTable } from '../origination/table.ts';
import { createSeniorBalances, type SeniorBalances } from '../senior/balance.ts';
import type { AdvanceLifePlan } from './advance-plan.ts';

/**
 * Index marks of single advances, asked for after the path is done: what the walk of a life adds to the book's marks and then
 * forgets. Only rules that look at one deal need them, so nothing is kept in the walk itself.
 */
export interface AdvanceMarks {
  /** Begins a path; `market`, `advances` and `exits` are those of the path that was run. Nothing is computed yet. */
  begin(market: MarketPath, advances: Columns<AdvanceTable>, exits: Columns<ExitTable>): void;
  /** Mark of advance `row` at month-end `month`, from its origination to the month before its cash arrives, AUD. */
  markAud(row: number, month: number): number;
}

/** @param shared the balances that the lives of the path have filled; null: balances of its own */
export function createAdvanceMarks(plan: AdvanceLifePlan, shared: SeniorBalances | null = null): AdvanceMarks {
  const { contract, terms, months } = plan;
  const width = months + 1;
  const balances = shared ?? createSeniorBalances(plan.senior, months);
  const keep = terms.netOfSellingFraction;
  let market: MarketPath;
  let advances: Columns<AdvanceTable>;
  let exits: Columns<ExitTable>;
  let balancesKnown = false;

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
    },
    markAud,
  };
}
