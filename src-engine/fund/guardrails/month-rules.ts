import type { PathTables } from '../metrics/table.ts';
import { monthOrNaN } from './advance-rules.ts';
import { RULE } from './column-index.ts';
import type { GuardrailPlan } from './resolve.ts';

const ZONE_COUNT = 3;

/** Combined and stress LTV: share of living advances above the limit, which the book counts each month. */
export function checkLtv(tables: PathTables, plan: GuardrailPlan, out: Float64Array, offset: number): void {
  const { book, lastMonth } = tables;
  const combinedLimit = plan.config.combinedLtv.toleratedAdvancesFraction;
  const stressLimit = plan.config.stressLtv.toleratedAdvancesFraction;
  let combinedWorst = -1;
  let combinedFirst = Infinity;
  let stressWorst = -1;
  let stressFirst = Infinity;
  for (let m = 0; m <= lastMonth; m += 1) {
    const living = book.livingCount[m]!;
    if (living <= 0) continue;
    const combined = book.combinedLtvBreachCount[m]! / living;
    const stress = book.stressLtvBreachCount[m]! / living;
    if (combined > combinedWorst) combinedWorst = combined;
    if (stress > stressWorst) stressWorst = stress;
    if (combinedFirst === Infinity && combined > combinedLimit) combinedFirst = m;
    if (stressFirst === Infinity && stress > stressLimit) stressFirst = m;
  }
  out[offset + RULE.combinedLtvWorstFraction] = combinedWorst < 0 ? NaN : combinedWorst;
  out[offset + RULE.combinedLtvMonth] = monthOrNaN(combinedFirst);
  out[offset + RULE.stressLtvWorstFraction] = stressWorst < 0 ? NaN : stressWorst;
  out[offset + RULE.stressLtvMonth] = monthOrNaN(stressFirst);
}

/**
 * Lowest (cash + uncalled commitments) / NAV at month-ends with living advances and a positive NAV. Commitments that must
 * repay the subscription line are spoken for.
 */
export function checkLiquidity(tables: PathTables, plan: GuardrailPlan, out: Float64Array, offset: number): void {
  const { book, cash, lastMonth } = tables;
  const least = plan.config.liquidity.limitFraction;
  let worst = Infinity;
  let first = Infinity;
  for (let m = 0; m <= lastMonth; m += 1) {
    const nav = cash.navAud[m]!;
    if (book.livingCount[m]! <= 0 || nav <= 0) continue;
    const liquidity = (cash.cashAud[m]! + cash.uncalledAud[m]! - cash.subscriptionDebtAud[m]!) / nav;
    if (liquidity < worst) worst = liquidity;
    if (first === Infinity && liquidity < least) first = m;
  }
  out[offset + RULE.liquidityWorstFraction] = worst === Infinity ? NaN : worst;
  out[offset + RULE.liquidityMonth] = monthOrNaN(first);
}

/** Zone shares of the concentration base, against the general limit and each zone's own. */
export function checkZones(
  tables: PathTables,
  plan: GuardrailPlan,
  base: Float64Array,
  out: Float64Array,
  offset: number,
): void {
  const { zoneCostAud, lastMonth } = tables;
  const rows = plan.months + 1;
  const limit = plan.config.zoneShare.limitFraction;
  let worst = 0;
  let first = Infinity;
  let ownWorst = -1;
  let ownFirst = Infinity;
  for (let z = 0; z < ZONE_COUNT; z += 1) {
    const own = plan.ownZoneLimit[z]!;
    const from = z * rows;
    let peak = 0;
    for (let m = 0; m <= lastMonth; m += 1) {
      const cost = zoneCostAud[from + m]!;
      if (cost === 0) continue;
      const share = cost / base[m]!;
      if (share > peak) peak = share;
      if (share > limit && m < first) first = m;
      if (share > own && m < ownFirst) ownFirst = m;
    }
    out[offset + RULE.peakGreenShareFraction + z] = peak;
    if (peak > worst) worst = peak;
    if (peak / own > ownWorst) ownWorst = peak / own;
  }
  const none = tables.advanceCount === 0;
  out[offset + RULE.zoneShareWorstFraction] = none ? NaN : worst;
  out[offset + RULE.zoneShareMonth] = monthOrNaN(first);
  out[offset + RULE.zoneOwnLimitWorstMultiple] = none || ownWorst < 0 ? NaN : ownWorst;
  out[offset + RULE.zoneOwnLimitMonth] = monthOrNaN(ownFirst);
}

/** Share of the concentration base in the suburb that holds most. */
export function checkSuburbs(
  tables: PathTables,
  plan: GuardrailPlan,
  base: Float64Array,
  out: Float64Array,
  offset: number,
): void {
  const { largestSuburbCostAud, lastMonth, advanceCount } = tables;
  const limit = plan.config.suburbShare.limitFraction;
  let worst = 0;
  let first = Infinity;
  for (let m = 0; m <= lastMonth; m += 1) {
    if (!(base[m]! > 0)) continue;
    const share = largestSuburbCostAud[m]! / base[m]!;
    if (share > worst) worst = share;
    if (share > limit && first === Infinity) first = m;
  }
  out[offset + RULE.suburbShareWorstFraction] = advanceCount === 0 ? NaN : worst;
  out[offset + RULE.suburbShareMonth] = monthOrNaN(first);
}
