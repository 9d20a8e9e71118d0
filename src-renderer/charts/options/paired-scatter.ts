import type { ComparisonView } from '../../../src-engine/index.ts';
import { axisNumbers, inSentence, valueText } from '../numbers.ts';
import { rangeOf } from '../scale.ts';
import { base, coordinate, markLineBase, tipPoints, type OptionBuilder } from './parts.ts';

/** A rate that misses the hurdle by rounding reaches it: full catch-up puts many paths exactly there. */
export const reaches = (value: number, hurdle: number): boolean => value >= hurdle - 1e-9;

export type Pairs = NonNullable<ComparisonView['scatter'][number]>;

/** Each dot is one path under two runs; above the line of 45 degrees the second is better. Colour and shape tell the flips. */
export function pairedScatterOption(
  pairs: Pairs,
  names: { readonly first: string; readonly second: string; readonly metricTitle: string },
  /** The hurdle of each run; null leaves flips out. */
  hurdles: { readonly first: number; readonly second: number } | null,
): OptionBuilder {
  const range = rangeOf([pairs.x, pairs.y, hurdles === null ? [] : [hurdles.first, hurdles.second]], 6);
  const numbers = axisNumbers('Annual', range);
  const passes = (value: number, hurdle: number | undefined) => Number(hurdle !== undefined && reaches(value, hurdle));
  const kind = (at: number) => passes(pairs.y[at]!, hurdles?.second) - passes(pairs.x[at]!, hurdles?.first);
  const dots = (wanted: number) =>
    pairs.x.flatMap((x, at) => (kind(at) === wanted ? [[x, pairs.y[at]!, pairs.path[at]!]] : []));
  const axis = (letter: string) => ({
    type: 'value' as const,
    ...range,
    name: `${letter}: ${inSentence(names.metricTitle)}`,
    nameLocation: 'middle' as const,
    axisLabel: { formatter: numbers.label },
  });
  return (t) => {
    const put = (name: string, wanted: number, symbol: string, size: number, color: string, opacity: number) => ({
      type: 'scatter' as const,
      name,
      data: dots(wanted),
      symbol,
      symbolSize: size,
      itemStyle: { color, opacity },
      z: 3,
      clip: true,
    });
    return {
      ...base,
      grid: { left: 58, right: 16, top: 28, bottom: 42 },
      legend: { top: 0, left: 0, itemWidth: 8, itemGap: 10, data: ['No change', 'Fail to pass', 'Pass to fail'] },
      xAxis: { ...axis(names.first), nameGap: 24 },
      yAxis: { ...axis(names.second), nameGap: 42 },
      tooltip: {
        trigger: 'item',
        formatter: (params: unknown) => {
          const point = tipPoints(params)[0];
          const [x, y, path] = [coordinate(point, 0), coordinate(point, 1), coordinate(point, 2)];
          if (path === null) return '';
          return `Path ${path}\n${names.first}  ${valueText(x, 'Annual')}\n${names.second}  ${valueText(y, 'Annual')}`;
        },
      },
      series: [
        put('No change', 0, 'circle', 3.5, t['text-3'], 0.45),
        put('Fail to pass', 1, 'triangle', 6, t['div-p3'], 0.95),
        put('Pass to fail', -1, 'diamond', 7, t['div-n3'], 0.95),
        {
          type: 'line',
          name: 'Equal',
          data: [
            [range.min, range.min],
            [range.max, range.max],
          ],
          symbol: 'none',
          silent: true,
          z: 4,
          lineStyle: { color: t.marker, width: 1 },
          markLine: {
            ...markLineBase,
            lineStyle: { color: t.axis, type: [2, 3], width: 1 },
            label: { show: false },
            data: hurdles === null ? [] : [{ xAxis: hurdles.first }, { yAxis: hurdles.second }],
          },
        },
      ],
    };
  };
}
