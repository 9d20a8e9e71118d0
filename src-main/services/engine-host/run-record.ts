import { METRIC, rowColumns, type RunAnswer } from '../../../src-engine/index.ts';
import { jsonText } from '../exports/json-text.ts';
import type { FinishedRun, RunHeadline } from './run-store.ts';

const SPARK_BINS = 24;

/** What the store keeps of an answer of the engine. */
export function runRecord(
  { result, rows, completedPaths }: RunAnswer,
  facts: Pick<FinishedRun, 'workSeconds' | 'endedAt'>,
): FinishedRun {
  const kept = rows ?? new Float64Array(0);
  const netIrr = result.summary.metrics.find(({ name }) => name === 'netIrrAnnual');
  const { risk } = result.summary;
  return {
    resultJson: jsonText(result),
    rows: kept,
    completedPaths,
    columnNames: rowColumns,
    resultHash: result.manifest.resultHash,
    headline: {
      meanNetIrrAnnual: known(netIrr?.mean),
      standardErrorAnnual: known(netIrr?.standardError),
      belowHurdleFraction: known(risk.belowHurdleProbability.value),
      spark: sparkOf(kept, risk.hurdleAnnual),
    },
    ...facts,
  };
}

/** Histogram of net IRR in equal bins from the least to the greatest, and where the hurdle stands in it; null without values. */
export function sparkOf(rows: Float64Array, hurdleAnnual: number): RunHeadline['spark'] {
  let low = Infinity;
  let high = -Infinity;
  for (let at = METRIC.netIrrAnnual; at < rows.length; at += rowColumns.length) {
    if (rows[at]! < low) low = rows[at]!;
    if (rows[at]! > high) high = rows[at]!;
  }
  if (!(low <= high)) return null;
  const counts = Array.from({ length: SPARK_BINS }, () => 0);
  const width = high - low;
  for (let at = METRIC.netIrrAnnual; at < rows.length; at += rowColumns.length) {
    const share = width > 0 ? (rows[at]! - low) / width : 0;
    if (!Number.isNaN(share)) counts[Math.min(SPARK_BINS - 1, Math.floor(share * SPARK_BINS))]! += 1;
  }
  return { counts, hurdleAt: width > 0 ? (hurdleAnnual - low) / width : null };
}

const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
