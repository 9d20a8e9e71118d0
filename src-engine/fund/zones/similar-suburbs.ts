import type { SuburbTable } from '../data/data-room.ts';
import { metricNames } from '../data/metrics.ts';
import { measurementWeights } from './copies.ts';
import { standardise } from './score.ts';

export type SimilarSuburb = {
  readonly row: number;
  /** Root mean square difference of the z-scores of shared metrics; 0 = alike in all. */
  readonly distance: number;
  readonly sharedMetricCount: number;
  /** True when prices and rents are the same because they are copies of one postcode's. */
  readonly samePostcode: boolean;
};

/**
 * Suburbs nearest to one by their standardised metrics, neutral ones included, nearest first; ties by row. A suburb that shares
 * fewer than half of the metrics known for the one asked about is left out.
 *
 * @param zLimit limit of one z-score, as in the risk score
 */
export function similarSuburbs(suburbs: SuburbTable, row: number, count: number, zLimit: number): SimilarSuburb[] {
  const columns = metricNames
    .filter((name) => !Number.isNaN(suburbs.metrics[name][row]!))
    .map((name) => standardise(suburbs.metrics[name], measurementWeights(suburbs, name), zLimit));
  const others: SimilarSuburb[] = [];
  for (let s = 0; s < suburbs.rows; s++) {
    if (s === row) continue;
    let squares = 0;
    let shared = 0;
    for (const z of columns) {
      if (Number.isNaN(z[s]!)) continue;
      squares += (z[s]! - z[row]!) * (z[s]! - z[row]!);
      shared += 1;
    }
    if (shared === 0 || shared < columns.length / 2) continue;
    others.push({
      row: s,
      distance: Math.sqrt(squares / shared),
      sharedMetricCount: shared,
      samePostcode: suburbs.postcodes[s] === suburbs.postcodes[row],
    });
  }
  return others.toSorted((a, b) => a.distance - b.distance || a.row - b.row).slice(0, count);
}
