import type { DrawSettings } from '../../random/settings.ts';
import type { PathTables } from '../metrics/table.ts';
import type { SeniorBalances } from '../senior/balance.ts';
import type { DealFlows } from '../waterfall/table.ts';
import { createAdvanceMarks } from './advance-marks.ts';
import type { BookPlan } from './plan.ts';

const REALISED = 0;
const WRITTEN_DOWN = 1;
/** Added to a reason when another advance of the same quarter gave it. */
const OF_QUARTER = 2;

/** Says from which month each advance of a path counts in an American waterfall, and why. One per worker. */
export interface DealCounts {
  /** Reads the tables of the path that was run last. The result is scratch, valid until the next call. */
  count(tables: PathTables): DealFlows;
}

/**
 * An advance is realised in the month in which its cash arrives (in deterministic mode, where it exits in parts, in the month
 * of its event), and written down at the end of the quarter that completes `writeDownQuarters` quarter-ends in a row with a
 * mark below its cost. A deal of a whole origination quarter counts with all its advances as soon as the first of them is
 * realised or the sum of its marks is below the sum of its cost that long. Once a deal counts it goes on counting.
 *
 * @param balances first mortgages that the lives of the path have filled, to save doing it again; null: its own
 */
export function createDealCounts(
  plan: BookPlan,
  mode: DrawSettings['mode'],
  balances: SeniorBalances | null = null,
): DealCounts {
  const { deal, writeDownQuarters, firstQuarterEndMonth } = plan.waterfall;
  const marks = createAdvanceMarks(plan.life, balances);
  const countsFromMonth = new Int32Array(plan.advanceCapacity);
  const reason = new Uint8Array(plan.advanceCapacity);
  const calledAud = new Float64Array(plan.months + 1);
  const mayFall = new Uint8Array(plan.advanceCapacity); // stays 0 without a write-down test

  function firstQuarterEnd(month: number): number {
    return month + ((((firstQuarterEndMonth - month) % 3) + 3) % 3);
  }

  /** Whether the marks of the advances from..to - 1 that are made by then sum to less than their cost. */
  function isBelow(
    { originationMonth, principalAud }: PathTables['advances'],
    from: number,
    to: number,
    month: number,
  ) {
    if (to - from === 1) return marks.isBelowCost(from, month);
    let gapAud = 0;
    for (let i = from; i < to; i++)
      if (originationMonth[i]! <= month) gapAud += marks.markAud(i, month) - principalAud[i]!;
    return gapAud < 0;
  }

  /** End of the quarter in which the advances from..to - 1 are written down together, `realised` when not before that. */
  function writtenDown({ advances }: PathTables, from: number, to: number, realised: number): number {
    let below = 0;
    for (let month = firstQuarterEnd(advances.originationMonth[from]!); month < realised; month += 3) {
      below = isBelow(advances, from, to, month) ? below + 1 : 0;
      if (below === writeDownQuarters) return month;
    }
    return realised;
  }

  /** The advances from..to - 1 are one deal; until the first of them is realised all of them live. */
  function countDeal(tables: PathTables, settled: Int32Array, from: number, to: number): void {
    const { originationMonth } = tables.advances;
    const single = to - from === 1;
    let realised = settled[from]!;
    let risky = false;
    for (let i = from; i < to; i++) {
      if (settled[i]! < realised) realised = settled[i]!;
      risky = risky || mayFall[i] === 1;
    }
    const counts = risky ? writtenDown(tables, from, to, realised) : realised;
    const why = counts < realised ? WRITTEN_DOWN : REALISED;
    for (let i = from; i < to; i++) {
      const own = single || (why === REALISED && settled[i] === realised);
      reason[i] = own ? why : why + OF_QUARTER;
      countsFromMonth[i] = counts > originationMonth[i]! ? counts : originationMonth[i]!;
    }
  }

  /** Only where classes above the equity fund part of the calls. */
  function fundCalledAud({ tranches, cash, lastMonth }: PathTables): Float64Array | null {
    if (tranches === null) return null;
    for (let m = 0; m <= lastMonth; m++) calledAud[m] = cash.calledLpAud[m]! + cash.calledGpAud[m]!;
    return calledAud;
  }

  return {
    count(tables) {
      const { advances, exits, advanceCount, book } = tables;
      const { originationMonth } = advances;
      const settled = mode === 'deterministic' ? exits.exitMonth : exits.cashMonth;
      marks.begin(tables.market, advances, exits);
      if (writeDownQuarters > 0) marks.mayFall(advanceCount, firstQuarterEndMonth, mayFall);
      let from = 0;
      while (from < advanceCount) {
        if (deal === 'advance' && mayFall[from] === 0) {
          countsFromMonth[from] = settled[from]!;
          reason[from] = REALISED;
          from++;
          continue;
        }
        let to = from + 1;
        if (deal === 'origination-quarter') {
          const quarterEnd = firstQuarterEnd(originationMonth[from]!);
          while (to < advanceCount && originationMonth[to]! <= quarterEnd) to++;
        }
        countDeal(tables, settled, from, to);
        from = to;
      }
      return {
        count: advanceCount,
        originationMonth,
        principalAud: advances.principalAud,
        countsFromMonth,
        reason,
        advancesMadeAud: book.advancesMadeAud,
        recycledAud: book.recycledAud,
        fundCalledAud: fundCalledAud(tables),
      };
    },
  };
}
