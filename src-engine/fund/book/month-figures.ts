import type { Columns } from '../../core/table.ts';
import type { Treasury } from '../cash/treasury.ts';
import type { RecyclingPool } from '../reinvestment/pool.ts';
import type { BookTable } from './table.ts';

/**
 * Marks as old as the valuation lag, rolled forward for advances made and proceeds since; never negative, AUD.
 * @param last at the end of the fund marks are never old
 */
export function laggedMarkAud(lagMonths: number, book: Columns<BookTable>, month: number, last: boolean): number {
  if (lagMonths === 0 || last) return book.markAud[month]!;
  const from = Math.max(-1, month - lagMonths);
  let markAud = from < 0 ? 0 : book.markAud[from]!;
  for (let m = from + 1; m <= month; m++)
    markAud +=
      book.advancesMadeAud[m]! -
      (book.principalReceivedAud[m]! + book.interestReceivedAud[m]! + book.shareReceivedAud[m]!);
  return Math.max(0, markAud);
}

/** Hands out the cash of the month, at least `leastAud` as far as it goes; what that took out of the pool leaves it. */
export function payOut(treasury: Treasury, pool: RecyclingPool, month: number, last: boolean, leastAud: number): void {
  const takenAud = treasury.distribute(month, pool.heldAud(), last, leastAud);
  if (takenAud > 0) pool.spend(takenAud);
}

/** Cumulative pace; its last entry is exactly 1, so that rounding strands no capital. */
export function runningSum(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length);
  let total = 0;
  for (let i = 0; i < values.length; i++) sums[i] = total += values[i]!;
  sums[values.length - 1] = 1;
  return sums;
}
