import type { DataRoom } from '../../data/data-room.ts';
import { log } from '../../../numeric/log.ts';
import { regress } from '../../data/regression.ts';
import { known, type FittedParameter } from './fit-price.ts';

/** Years between the middle of 2018 and the middle of the four quarters to 2024-Q1. */
const YEARS = 5.25;
const FEWEST_SALES = 30;

/**
 * Suburb volatility from the spread of house price growth over postcodes, 2018 to 2023-24: the squared distance from the mean
 * of log growth over the whole span is regressed on 1 / sales, because a median of n sales carries a sampling variance in
 * proportion to 1 / n. The constant is what would be left with endless sales; over years it gives the variance a year.
 * Postcodes beyond three robust sds (1.4826 x median distance) are left out: mix changes, not prices.
 */
export function fitSuburbs(data: DataRoom): FittedParameter {
  const { suburbs } = data;
  const growth = suburbs.metrics.housePriceGrowthAnnual;
  const sales = suburbs.metrics.houseSalesCount;
  const seen = new Set<string>();
  const rows: { growth: number; sales: number }[] = [];
  for (let s = 0; s < suburbs.rows; s++) {
    const postcode = suburbs.postcodes[s]!;
    if (seen.has(postcode) || !(growth[s]! > -1) || !(sales[s]! >= FEWEST_SALES)) continue;
    seen.add(postcode);
    rows.push({ growth: YEARS * log(1 + growth[s]!), sales: sales[s]! });
  }
  const middle = median(rows.map((r) => r.growth));
  const spread = 1.4826 * median(rows.map((r) => Math.abs(r.growth - middle)));
  const kept = rows.filter((r) => Math.abs(r.growth - middle) <= 3 * spread);
  const mean = kept.reduce((sum, r) => sum + r.growth, 0) / kept.length;
  const fit = regress(
    Float64Array.from(kept, (r) => (r.growth - mean) * (r.growth - mean)),
    [Float64Array.from(kept, (r) => 1 / r.sales)],
    0,
  );
  const variance = Math.max(0, fit.coefficients[0]!);
  const value = Math.sqrt(variance / YEARS);
  return {
    path: 'market.suburbVolatilityAnnual',
    title: 'Suburb volatility',
    value,
    standardError: known(fit.standardErrors[0]! / YEARS / (2 * value)),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : 0.5 * (sorted[half - 1]! + sorted[half]!);
}
