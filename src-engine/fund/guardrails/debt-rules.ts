import { debtToNavFraction } from '../cash/table.ts';
import { FACILITY } from '../leverage/table.ts';
import type { PathTables } from '../metrics/table.ts';
import { monthOrNaN } from './advance-rules.ts';
import { RULE } from './column-index.ts';
import type { GuardrailPlan } from './resolve.ts';

/** Debt over NAV at the month-ends of a NAV line or deal notes; interest cover at those of a NAV line. */
export function checkDebt(tables: PathTables, plan: GuardrailPlan, out: Float64Array, offset: number): void {
  const { cash, facilities, lastMonth } = tables;
  const mostDebt = plan.config.debtToNav.limitFraction;
  const leastCover = plan.config.interestCover.limitMultiple;
  let worstDebt = -1;
  let debtFirst = Infinity;
  let worstCover = Infinity;
  let coverFirst = Infinity;
  for (let m = 0; m <= lastMonth; m += 1) {
    const noLine = facilities.navLineState[m] === FACILITY.none;
    if (noLine && cash.dealNoteDebtAud[m] === 0) continue;
    const debt = debtToNavFraction(cash, m);
    if (debt > worstDebt) worstDebt = debt;
    if (debtFirst === Infinity && debt > mostDebt) debtFirst = m;
    if (noLine) continue;
    const cover = facilities.interestCoverMultiple[m]!;
    if (cover < worstCover) worstCover = cover;
    if (coverFirst === Infinity && cover < leastCover) coverFirst = m;
  }
  out[offset + RULE.debtToNavWorstFraction] = worstDebt < 0 ? NaN : worstDebt;
  out[offset + RULE.debtToNavMonth] = monthOrNaN(debtFirst);
  out[offset + RULE.interestCoverWorstMultiple] = worstCover === Infinity ? NaN : worstCover;
  out[offset + RULE.interestCoverMonth] = monthOrNaN(coverFirst);
}
