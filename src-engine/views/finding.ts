import type { StoredResult } from '../fund/run/result-schema.ts';
import { chosenPercentWords, pathsWords, percentWords, shareWords } from './words.ts';

/** Metric of a result by name; undefined when it was not summarised. */
export function metricOfResult(
  result: StoredResult,
  name: string,
): StoredResult['summary']['metrics'][number] | undefined {
  return result.summary.metrics.find((metric) => metric.name === name);
}

/** What a result says in one sentence, about the hurdle. Paths without a net IRR do not reach it. */
export function findingOf(result: StoredResult): string {
  const { hurdleAnnual, valuedCount, totalLossCount } = result.summary.risk;
  const { pathsCompleted, mode } = result.manifest;
  const hurdle = `the ${chosenPercentWords(hurdleAnnual)} hurdle`;
  const sentence = (): string => {
    if (pathsCompleted === 0) return 'No path was completed';
    if (valuedCount === 0) return 'No path has a net IRR';
    if (totalLossCount === pathsCompleted) return 'Every path loses all that was paid in';
    const met = metricOfResult(result, 'hurdleMetFlag');
    if (mode === 'deterministic' || pathsCompleted === 1) {
      const path = mode === 'deterministic' ? 'the expected path' : 'the one path';
      const irr = metricOfResult(result, 'netIrrAnnual')?.mean;
      return `Net IRR of ${path} is ${percentWords(irr)}, ${met?.mean === 1 ? 'and reaches' : 'short of'} ${hurdle}`;
    }
    if (met?.mean === 1) return `Net IRR reaches ${hurdle} in every path`;
    if (met?.mean === 0) return `Net IRR reaches ${hurdle} in no path`;
    return `Net IRR reaches ${hurdle} in ${shareWords(met?.mean, met?.standardError)} of paths`;
  };
  return result.partial ? `${sentence()}, over the ${pathsWords(pathsCompleted)} done.` : `${sentence()}.`;
}
