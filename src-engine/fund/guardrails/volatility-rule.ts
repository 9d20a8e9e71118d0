import type { PathTables } from '../metrics/table.ts';
import { RULE } from './column-index.ts';
import type { GuardrailPlan } from './resolve.ts';

const ZONE_COUNT = 3;
/** Months with a book below which a sample deviation says nothing: one year. */
const LEAST_MONTHS = 12;
/** Monthly log deviation below which the fund's index moves by rounding only (the deterministic mode). */
const NO_VOLATILITY = 1e-8;

/**
 * Largest sample deviation of monthly log changes of a zone's index over that of the fund's mix of zones (weights: cost at the
 * opening of the month), over the months in which the fund holds advances. Zones without exposure are left out.
 */
export function createVolatilityRule(
  plan: GuardrailPlan,
): (tables: PathTables, out: Float64Array, offset: number) => void {
  const rows = plan.months + 1;
  const sum = new Float64Array(ZONE_COUNT + 1);
  const squares = new Float64Array(ZONE_COUNT + 1);
  const held = new Uint8Array(ZONE_COUNT);

  return function checkVolatility(tables, out, offset) {
    const { zoneCostAud, market, lastMonth } = tables;
    const { zoneLog } = market;
    const marketRows = market.months + 1;
    sum.fill(0);
    squares.fill(0);
    held.fill(0);
    let months = 0;
    for (let m = 1; m <= lastMonth; m += 1) {
      let cost = 0;
      let mixed = 0;
      for (let z = 0; z < ZONE_COUNT; z += 1) {
        const at = z * marketRows + m;
        const weight = zoneCostAud[z * rows + m - 1]!;
        if (weight > 0) held[z] = 1;
        cost += weight;
        mixed += weight * (zoneLog[at]! - zoneLog[at - 1]!);
      }
      if (cost <= 0) continue;
      months += 1;
      for (let z = 0; z <= ZONE_COUNT; z += 1) {
        const at = z * marketRows + m;
        const change = z === ZONE_COUNT ? mixed / cost : zoneLog[at]! - zoneLog[at - 1]!;
        sum[z]! += change;
        squares[z]! += change * change;
      }
    }
    let worst = NaN;
    if (months >= LEAST_MONTHS) {
      const fund = deviation(sum[ZONE_COUNT]!, squares[ZONE_COUNT]!, months);
      if (fund > NO_VOLATILITY)
        for (let z = 0; z < ZONE_COUNT; z += 1) {
          if (held[z] === 0) continue;
          const ratio = deviation(sum[z]!, squares[z]!, months) / fund;
          if (!(ratio <= worst)) worst = ratio;
        }
    }
    out[offset + RULE.zoneVolatilityWorstMultiple] = worst;
  };
}

function deviation(sum: number, squares: number, count: number): number {
  return Math.sqrt(Math.max(0, (squares - (sum * sum) / count) / (count - 1)));
}
