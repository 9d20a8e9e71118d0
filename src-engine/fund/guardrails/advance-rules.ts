import type { PathTables } from '../metrics/table.ts';
import { RULE } from './column-index.ts';
import type { GuardrailPlan } from './resolve.ts';

const DEFAULT_CAUSE = 2;

/** Rules about single advances: ticket of the zone, age at the end, and share of the concentration base. */
export function createAdvanceRules(
  plan: GuardrailPlan,
): (tables: PathTables, base: Float64Array, out: Float64Array, offset: number) => void {
  const rows = plan.months + 1;
  const { ticketAud } = plan;
  const ageLimit = plan.config.contractAge.limitMonths;
  const shareLimit = plan.config.advanceShare.limitFraction;
  // Sparse table of range minima of the base: level k at month m is the least over [m, m + 2^k).
  const levels = 32 - Math.clz32(rows);
  const least = new Float64Array(levels * rows);

  return function checkAdvances(tables, base, out, offset) {
    const { advances, exits, advanceCount: count, lastMonth } = tables;
    const { principalAud, originationMonth, zone } = advances;
    const { exitMonth, cashMonth, cause } = exits;
    for (let m = 0; m <= lastMonth; m += 1) least[m] = base[m]!;
    for (let k = 1, half = 1; half * 2 <= lastMonth + 1; k += 1, half *= 2) {
      const to = k * rows;
      const from = to - rows;
      for (let m = 0; m + 2 * half <= lastMonth + 1; m += 1) {
        const a = least[from + m]!;
        const b = least[from + m + half]!;
        least[to + m] = a < b ? a : b;
      }
    }

    let ticketWorst = 0;
    let ticketFirst = Infinity;
    let ageWorst = 0;
    let ageFirst = Infinity;
    let shareWorst = 0;
    let shareFirst = Infinity;
    for (let i = 0; i < count; i += 1) {
      const p = principalAud[i]!;
      const start = originationMonth[i]!;
      const ticket = p / ticketAud[zone[i]!]!;
      if (ticket > ticketWorst) ticketWorst = ticket;
      if (ticket > 1 && start < ticketFirst) ticketFirst = start;

      const age = exitMonth[i]! - start;
      if (age > ageWorst) ageWorst = age;
      if (age > ageLimit && start + Math.floor(ageLimit) + 1 < ageFirst) ageFirst = start + Math.floor(ageLimit) + 1;

      const end = Math.min(Math.max(cashMonth[i]!, start + 1), lastMonth + 1);
      const level = 31 - Math.clz32(end - start);
      const a = least[level * rows + start]!;
      const b = least[level * rows + end - (1 << level)]!;
      const share = p / (a < b ? a : b);
      if (share > shareWorst) shareWorst = share;
      if (share > shareLimit && start < shareFirst)
        for (let m = start; m < end && m < shareFirst; m += 1) if (p / base[m]! > shareLimit) shareFirst = m;
    }
    const none = count === 0;
    out[offset + RULE.ticketWorstMultiple] = none ? NaN : ticketWorst;
    out[offset + RULE.ticketMonth] = monthOrNaN(ticketFirst);
    out[offset + RULE.contractAgeWorstMonths] = none ? NaN : ageWorst;
    out[offset + RULE.contractAgeMonth] = monthOrNaN(ageFirst);
    out[offset + RULE.advanceShareWorstFraction] = none ? NaN : shareWorst;
    out[offset + RULE.advanceShareMonth] = monthOrNaN(shareFirst);
    checkDefaults(tables, plan, cause, out, offset);
  };
}

/** Defaults to date and in any twelve months, over all advances made on the path. */
function checkDefaults(
  tables: PathTables,
  plan: GuardrailPlan,
  cause: Uint8Array,
  out: Float64Array,
  offset: number,
): void {
  const { advanceCount: count, lastMonth, book } = tables;
  const toDateLimit = plan.config.cumulativeDefaults.limitFraction;
  const yearLimit = plan.config.yearlyDefaults.limitFraction;
  let total = 0;
  for (let i = 0; i < count; i += 1) if (cause[i] === DEFAULT_CAUSE) total += 1;
  let toDate = 0;
  let year = 0;
  let worstYear = 0;
  let toDateFirst = Infinity;
  let yearFirst = Infinity;
  for (let m = 0; m <= lastMonth; m += 1) {
    const fell = book.defaultsCount[m]!;
    toDate += fell;
    year += fell - (m >= 12 ? book.defaultsCount[m - 12]! : 0);
    if (year > worstYear) worstYear = year;
    if (toDateFirst === Infinity && toDate / count > toDateLimit) toDateFirst = m;
    if (yearFirst === Infinity && year / count > yearLimit) yearFirst = m;
  }
  out[offset + RULE.cumulativeDefaultsWorstFraction] = total / count;
  out[offset + RULE.cumulativeDefaultsMonth] = monthOrNaN(toDateFirst);
  out[offset + RULE.yearlyDefaultsWorstFraction] = worstYear / count;
  out[offset + RULE.yearlyDefaultsMonth] = monthOrNaN(yearFirst);
}

/** `Infinity` stands for "never" while searching; tables say NaN. */
export function monthOrNaN(month: number): number {
  return month === Infinity ? NaN : month;
}
