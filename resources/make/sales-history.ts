import { numberAt, readSource } from './source-table.ts';
import type { SourceRow } from './source-table.ts';

/** A suppressed count stands for 11 to 30 sales ('s') or at most 10 ('-'); the publisher's price is kept in the first case. */
const suppressedCount = 15;
const kinds = { house: 'Non Strata', unit: 'Strata', all: 'Total' } as const;
export type Kind = keyof typeof kinds;

type Quarter = { readonly lower: number; readonly median: number; readonly upper: number; readonly sales: number };

/** Quarterly sales of each postcode by kind, in quarter order. */
export type PostcodeHistory = ReadonlyMap<string, readonly Quarter[]>;

export function readPostcodeHistory(folder: string): PostcodeHistory {
  const file = 'nsw_dcj_sales_postcode_quarterly_2018Q1_2024Q1.csv';
  const rows = readSource(folder, file, ['postcode', 'quarter', 'dwelling_type', 'price_median_aud', 'sales_count']);
  const quarters = [...new Set(rows.map((row) => row.quarter!))].toSorted();
  const byKey = new Map<string, SourceRow>();
  for (const row of rows) {
    const key = `${row.postcode}|${row.dwelling_type}|${row.quarter}`;
    if (byKey.has(key)) throw new Error(`${file}: ${key} stands twice`);
    byKey.set(key, row);
  }
  const history = new Map<string, Quarter[]>();
  for (const postcode of new Set(rows.map((row) => row.postcode!)))
    for (const kind of Object.keys(kinds) as Kind[])
      history.set(
        `${postcode}|${kind}`,
        quarters.map((quarter) => quarterOf(byKey.get(`${postcode}|${kinds[kind]}|${quarter}`))),
      );
  return history;
}

function quarterOf(row: SourceRow | undefined): Quarter {
  if (row === undefined) return { lower: NaN, median: NaN, upper: NaN, sales: NaN };
  const count = numberAt(row, 'sales_count');
  return {
    lower: numberAt(row, 'price_q1_aud'),
    median: numberAt(row, 'price_median_aud'),
    upper: numberAt(row, 'price_q3_aud'),
    sales: Number.isNaN(count) ? (row.suppression_flag === 's' ? suppressedCount : NaN) : count,
  };
}

/** Sales-weighted mean of `value` over the quarters where it is known; NaN with fewer than `least` of them. */
function weightedMean(quarters: readonly Quarter[], least: number, value: (quarter: Quarter) => number): number {
  let sum = 0;
  let weight = 0;
  let known = 0;
  for (const quarter of quarters) {
    const x = value(quarter);
    if (Number.isNaN(x) || Number.isNaN(quarter.sales)) continue;
    sum += x * quarter.sales;
    weight += quarter.sales;
    known += 1;
  }
  return known < least ? NaN : sum / weight;
}

const logMedian = (quarter: Quarter) => Math.log(quarter.median);
/** Interquartile range of a standard normal. */
const normalQuartileRange = 1.349;
/** As for the areas: an upper quartile of more than five medians is a site sold in many contracts. */
const logSpread = (quarter: Quarter) =>
  quarter.upper > 5 * quarter.median ? NaN : (Math.log(quarter.upper) - Math.log(quarter.lower)) / normalQuartileRange;

/** Growth of the last four quarters on the four before, from sales-weighted mean log medians; three quarters of each at least. */
export function recentGrowth(quarters: readonly Quarter[]): number {
  return (
    Math.exp(weightedMean(quarters.slice(-4), 3, logMedian) - weightedMean(quarters.slice(-8, -4), 3, logMedian)) - 1
  );
}

/** Sales-weighted mean spread of log prices over the last eight quarters; four at least. */
export function priceLogSpread(quarters: readonly Quarter[]): number {
  return weightedMean(quarters.slice(-8), 4, logSpread);
}

/** Largest fall from a peak of the four-quarter mean log median; twelve windows with all four quarters at least. */
export function worstFall(quarters: readonly Quarter[]): number {
  let peak = -Infinity;
  let fall = 0;
  let windows = 0;
  for (let end = 4; end <= quarters.length; end += 1) {
    const level = weightedMean(quarters.slice(end - 4, end), 4, logMedian);
    if (Number.isNaN(level)) continue;
    windows += 1;
    peak = Math.max(peak, level);
    fall = Math.max(fall, 1 - Math.exp(level - peak));
  }
  return windows < 12 ? NaN : fall;
}

/** Sales of the last four quarters over the four before, less one; NaN when a quarter is unknown. */
export function salesTrend(quarters: readonly Quarter[]): number {
  const sum = (part: readonly Quarter[]) => part.reduce((total, quarter) => total + quarter.sales, 0);
  return sum(quarters.slice(-4)) / sum(quarters.slice(-8, -4)) - 1;
}

/** Standard deviation over mean of quarterly sales; twelve known quarters at least. */
export function salesVariation(quarters: readonly Quarter[]): number {
  const sales = quarters.map((quarter) => quarter.sales).filter((value) => !Number.isNaN(value));
  if (sales.length < 12) return NaN;
  const mean = sales.reduce((a, b) => a + b, 0) / sales.length;
  return Math.sqrt(sales.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (sales.length - 1)) / mean;
}
