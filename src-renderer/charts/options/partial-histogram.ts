import type { PartialView } from '../../../src-engine/index.ts';
import { axisNumbers, shareNumbers } from '../numbers.ts';
import { niceRange, shareRange } from '../scale.ts';
import { heights, histogramBars, trimmed } from './histogram.ts';
import { base, numberAxis, type OptionBuilder } from './parts.ts';

/** Net IRR of the paths so far. */
export function partialHistogramOption(histogram: PartialView['histogram']): OptionBuilder {
  const bins = trimmed(histogram ?? { edges: [], counts: [] });
  const range = niceRange(bins.edges[0] ?? Number.NaN, bins.edges.at(-1) ?? Number.NaN, 4);
  const high = shareRange(Math.max(0, ...heights(bins)));
  const numbers = axisNumbers('Annual', range);
  return (t) => ({
    ...base,
    grid: { left: 44, right: 12, top: 24, bottom: 40 },
    xAxis: numberAxis(`Net IRR${numbers.unitText}`, range, numbers.label),
    yAxis: {
      type: 'value',
      ...high,
      axisLine: { onZero: false },
      axisLabel: { formatter: shareNumbers(high).label },
      name: 'Share of paths',
      nameGap: 8,
      nameTextStyle: { align: 'left', padding: [0, 0, 0, -40] },
    },
    tooltip: { show: false },
    series: [histogramBars(t, bins, null)],
  });
}
