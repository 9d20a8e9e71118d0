import { METRIC, rowColumns, sparkOf, type RunAnswer } from '../../../src-engine/index.ts';
import { jsonText } from '../exports/json-text.ts';
import type { FinishedRun } from './run-store.ts';

/** What the store keeps of an answer of the engine. */
export function runRecord(
  { result, rows, completedPaths }: RunAnswer,
  facts: Pick<FinishedRun, 'workSeconds' | 'endedAt'>,
): FinishedRun {
  const kept = rows ?? new Float64Array(0);
  const netIrr = result.summary.metrics.find(({ name }) => name === 'netIrrAnnual');
  const { risk } = result.summary;
  const spark = sparkOf(netIrrOf(kept), risk.hurdleAnnual);
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
      spark: spark === null ? null : { ...spark, counts: [...spark.counts] },
    },
    ...facts,
  };
}

function netIrrOf(rows: Float64Array): Float64Array {
  const width = rowColumns.length;
  return Float64Array.from({ length: rows.length / width }, (_, i) => rows[i * width + METRIC.netIrrAnnual]!);
}

const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
