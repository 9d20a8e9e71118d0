import { METRIC_COUNT } from './column-index.ts';
import { createBookMeasures } from './book-measures.ts';
import { measureDebt } from './debt-measures.ts';
import { createFromHere } from './from-here.ts';
import { measureBalance, measureMarket, measureParties } from './fund-measures.ts';
import type { MetricsPlan } from './resolve.ts';
import { createReturnMeasures } from './return-measures.ts';
import type { PathTables } from './table.ts';
import { createTrancheMeasures } from './tranche-measures.ts';

export type PathMetrics = {
  /** Writes one row of `pathMetricsTable` at `offset`. Reads the tables, allocates nothing unless an IRR has to be scanned. */
  evaluate(tables: PathTables, out: Float64Array, offset: number): void;
};

/**
 * Measures of one path. Every figure depends on the tables alone, never on the path before, so that paths may come in any
 * order on any worker. Scratch belongs to the instance: one per worker.
 */
export function createPathMetrics(plan: MetricsPlan): PathMetrics {
  const measureBook = createBookMeasures();
  const measureReturns = createReturnMeasures(plan);
  const measureFromHere = createFromHere(plan);
  const measureTranches = createTrancheMeasures(plan);
  return {
    evaluate(tables, out, offset) {
      out.fill(NaN, offset, offset + METRIC_COUNT); // parts of the fund that are not there, and who measures them later
      measureBook(tables, out, offset);
      measureReturns(tables, out, offset);
      measureParties(tables, out, offset); // reads the owner fees that measureBook wrote
      measureBalance(tables, out, offset);
      measureDebt(tables, out, offset);
      measureMarket(tables, out, offset);
      measureFromHere(tables, out, offset);
      measureTranches(tables, out, offset);
    },
  };
}
