import type { SuburbTable } from '../data/data-room.ts';
import type { MetricName } from '../data/metrics.ts';
import { metricLevel } from './copies.ts';
import { pairCovariance } from './correlations.ts';

/** Pearson correlation of two metrics over the suburbs where both are known, with the number of measurements behind it. */
export type MetricCorrelation = {
  readonly first: MetricName;
  readonly second: MetricName;
  /** NaN for fewer than three measurements or a metric that does not vary. */
  readonly correlation: number;
  /** Pairs of figures; copies of one postcode's pair count once. */
  readonly count: number;
};

/** Two points are always on a line. */
const fewestPairs = 3;

/** Every pair of the metrics named, pairwise complete, in the order named. */
export function metricCorrelations(suburbs: SuburbTable, names: readonly MetricName[]): MetricCorrelation[] {
  return names.flatMap((first, i) =>
    names.slice(i + 1).map((second): MetricCorrelation => {
      const rows = distinctPairs(suburbs, first, second);
      const a = suburbs.metrics[first];
      const b = suburbs.metrics[second];
      const { correlation, n } = pairCovariance(
        rows.map((s) => a[s]!),
        rows.map((s) => b[s]!),
      );
      return { first, second, correlation: n < fewestPairs ? NaN : correlation, count: n };
    }),
  );
}

/** Rows with both figures; where both are copies of a wider place, one row for each distinct pair in it. */
function distinctPairs(suburbs: SuburbTable, first: MetricName, second: MetricName): number[] {
  const a = suburbs.metrics[first];
  const b = suburbs.metrics[second];
  const levels = [metricLevel(first), metricLevel(second)];
  const copied = !levels.includes('suburb');
  const byArea = levels.every((level) => level === 'area');
  const seen = new Set<string>();
  const rows: number[] = [];
  for (let s = 0; s < suburbs.rows; s++) {
    if (Number.isNaN(a[s]!) || Number.isNaN(b[s]!)) continue;
    if (copied) {
      const key = `${byArea ? suburbs.lga[s]! : suburbs.postcodes[s]!}|${a[s]!}|${b[s]!}`;
      if (seen.has(key)) continue;
      seen.add(key);
    }
    rows.push(s);
  }
  return rows;
}
