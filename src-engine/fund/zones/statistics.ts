import { quantileOfSorted } from '../../numeric/quantile.ts';
import type { SuburbTable } from '../data/data-room.ts';
import { metricNames, type MetricName } from '../data/metrics.ts';
import { measuredRows } from './copies.ts';

/** One metric over one set of suburbs, each measurement counted once. NaN where there is none. */
export type MetricSummary = {
  readonly metric: MetricName;
  /** Measurements: distinct figures of postcodes (or areas, or suburbs), not copies. */
  readonly count: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
};

/** Median and quartiles (type 7) of every metric over the suburbs in `rows`. */
export function summariseMetrics(suburbs: SuburbTable, rows: readonly number[]): MetricSummary[] {
  return metricNames.map((metric) => {
    const values = suburbs.metrics[metric];
    const sorted = Float64Array.from(measuredRows(suburbs, metric, rows), (s) => values[s]!).sort();
    return {
      metric,
      count: sorted.length,
      lowerQuartile: quantileOfSorted(sorted, 0.25),
      median: quantileOfSorted(sorted, 0.5),
      upperQuartile: quantileOfSorted(sorted, 0.75),
    };
  });
}
