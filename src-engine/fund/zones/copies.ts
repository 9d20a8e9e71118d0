import type { SuburbTable } from '../data/data-room.ts';
import { metricSources } from '../data/metric.ts';
import { metricOf, type MetricName } from '../data/metrics.ts';

/** Where a metric is measured: its figure is copied to every suburb of that place. */
export type MetricLevel = 'suburb' | 'postcode' | 'area';

const ofPostcodes: readonly string[] = [metricSources.sales, metricSources.rents, metricSources.mixed];

/** Level at which a metric is published, from its source: sales and rents by postcode, some rents by local government area. */
export function metricLevel(name: MetricName): MetricLevel {
  if (name.startsWith('lga')) return 'area';
  return ofPostcodes.includes(metricOf(name).source) ? 'postcode' : 'suburb';
}

/**
 * Weight 1 / (number of copies) per suburb: equal figures of one postcode (or area) are one measurement and together weigh 1.
 * Suburbs with different figures, as after an import, are measurements of their own. 0 where the figure is missing.
 */
export function measurementWeights(suburbs: SuburbTable, name: MetricName): Float64Array {
  const values = suburbs.metrics[name];
  const level = metricLevel(name);
  if (level === 'suburb') return values.map((value) => (Number.isNaN(value) ? 0 : 1));
  const key = (s: number) => `${level === 'area' ? suburbs.lga[s]! : suburbs.postcodes[s]!}|${values[s]!}`;
  const copies = new Map<string, number>();
  for (let s = 0; s < suburbs.rows; s++) copies.set(key(s), (copies.get(key(s)) ?? 0) + 1);
  return values.map((value, s) => (Number.isNaN(value) ? 0 : 1 / copies.get(key(s))!));
}

/**
 * Sales a year of each suburb. The published count is that of the postcode, copied to its suburbs; here the suburbs that share
 * it share it by dwellings (equally where a number of dwellings is missing). NaN where no count is known.
 */
export function suburbSales(suburbs: SuburbTable): Float64Array {
  const { allSalesCount, houseSalesCount, unitSalesCount, dwellingCount } = suburbs.metrics;
  const published = Float64Array.from({ length: suburbs.rows }, (_, s) => {
    if (!Number.isNaN(allSalesCount[s]!)) return allSalesCount[s]!;
    const [houses, units] = [houseSalesCount[s]!, unitSalesCount[s]!];
    return Number.isNaN(houses) ? units : Number.isNaN(units) ? houses : houses + units;
  });
  const sharers = new Map<string, number[]>();
  for (let s = 0; s < suburbs.rows; s++) {
    const key = `${suburbs.postcodes[s]!}|${published[s]!}`;
    const rows = sharers.get(key);
    if (rows === undefined) sharers.set(key, [s]);
    else rows.push(s);
  }
  const sales = new Float64Array(suburbs.rows).fill(NaN);
  for (const rows of sharers.values()) {
    let dwellings = 0;
    for (const s of rows) dwellings += dwellingCount[s]!;
    for (const s of rows) sales[s] = published[s]! * (dwellings > 0 ? dwellingCount[s]! / dwellings : 1 / rows.length);
  }
  return sales;
}

/** Those of `rows` that hold a figure of this metric, one row for each measurement (the first of its copies). */
export function measuredRows(suburbs: SuburbTable, name: MetricName, rows: Iterable<number>): number[] {
  const values = suburbs.metrics[name];
  const level = metricLevel(name);
  const seen = new Set<string>();
  const kept: number[] = [];
  for (const s of rows) {
    if (Number.isNaN(values[s]!)) continue;
    if (level !== 'suburb') {
      const key = `${level === 'area' ? suburbs.lga[s]! : suburbs.postcodes[s]!}|${values[s]!}`;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    kept.push(s);
  }
  return kept;
}
