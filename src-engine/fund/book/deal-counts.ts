import type { DrawSettings } from '../../random/settings.ts';
import type { PathTables } from '../metrics/table.ts';
import type { SeniorBalances } from '../senior/balance.ts';
import type { DealFlows } from '../waterfall/table.ts';
import { createAdvanceMarks } from './advance-marks.ts';
import { createCertainCover } from './certain-cover.ts';
import type { BookPlan } from './plan.ts';

type Tape = PathTables['advances'];

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
  const inDoubt = new Int32Array(plan.advanceCapacity);
  const cover = createCertainCover(plan.life, firstQuarterEndMonth);

  function firstQuarterEnd(month: number): number {
    return month + ((((firstQuarterEndMonth - month) % 3) + 3) % 3);
  }

  /** End of the quarter in which an advance is written down, `realised` when not before that. */
  function advanceWrittenDown({ originationMonth, principalAud }: Tape, row: number, realised: number): number {
    let below = 0;
    let month = firstQuarterEnd(originationMonth[row]!);
    for (;;) {
      const next = cover.nextInDoubt(row, month);
      if (next >= realised) return realised;
      if (next > month) below = 0;
      month = next;
      below = marks.markAud(row, month) < principalAud[row]! ? below + 1 : 0;
      if (below === writeDownQuarters) return month;
      month += 3;
    }
  }

  /** Every advance is a deal. */
  function countAdvances(tape: Tape, settled: Int32Array, count: number): void {
    for (let row = 0; row < count; row++) countsFromMonth[row] = settled[row]!;
    reason.fill(REALISED, 0, count);
    const found = writeDownQuarters > 0 ? cover.inDoubt(count, inDoubt) : 0;
    for (let i = 0; i < found; i++) {
      const row = inDoubt[i]!;
      const realised = settled[row]!;
      const counts = advanceWrittenDown(tape, row, realised);
      countsFromMonth[row] = counts;
      if (counts < realised) reason[row] = WRITTEN_DOWN;
    }
  }

  /** Whether the marks of the advances from..to - 1 that are made by then sum to less than their cost. */
  function isBelow({ originationMonth, principalAud }: Tape, from: number, to: number, month: number): boolean {
    let gapAud = 0;
    for (let i = from; i < to; i++)
      if (originationMonth[i]! <= month) gapAud += marks.markAud(i, month) - principalAud[i]!;
    return gapAud < 0;
  }

  /** The same of the advances from..to - 1 together; until `realised` all of them live. */
  function quarterWrittenDown(tape: Tape, from: number, to: number, realised: number): number {
    const { originationMonth } = tape;
    let first = realised;
    for (let i = from; i < to; i++)
      first = Math.min(first, cover.nextInDoubt(i, firstQuarterEnd(originationMonth[i]!)));
    let below = 0;
    for (let month = first; month < realised; month += 3) {
      below = isBelow(tape, from, to, month) ? below + 1 : 0;
      if (below === writeDownQuarters) return month;
    }
    return realised;
  }

  /** The advances from..to - 1 of an origination quarter are one deal. */
  function countQuarter(tape: Tape, settled: Int32Array, from: number, to: number): void {
    const { originationMonth } = tape;
    let realised = settled[from]!;
    for (let i = from; i < to; i++) if (settled[i]! < realised) realised = settled[i]!;
    const counts = writeDownQuarters > 0 ? quarterWrittenDown(tape, from, to, realised) : realised;
    const why = counts < realised ? WRITTEN_DOWN : REALISED;
    for (let i = from; i < to; i++) {
      const own = to - from === 1 || (why === REALISED && settled[i] === realised);
      reason[i] = own ? why : why + OF_QUARTER;
      countsFromMonth[i] = counts > originationMonth[i]! ? counts : originationMonth[i]!;
    }
  }

  function countQuarters(tape: Tape, settled: Int32Array, count: number): void {
    const { originationMonth } = tape;
    for (let from = 0, to = 0; from < count; from = to) {
      const quarterEnd = firstQuarterEnd(originationMonth[from]!);
      while (to < count && originationMonth[to]! <= quarterEnd) to++;
      countQuarter(tape, settled, from, to);
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
      const settled = mode === 'deterministic' ? exits.exitMonth : exits.cashMonth;
      marks.begin(tables.market, advances, exits);
      cover.begin(tables.market, advances, exits);
      if (deal === 'advance') countAdvances(advances, settled, advanceCount);
      else countQuarters(advances, settled, advanceCount);
      return {
        count: advanceCount,
        originationMonth: advances.originationMonth,
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
