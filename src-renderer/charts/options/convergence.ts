import type { PartialView } from '../../../src-engine/index.ts';
import { countText } from '../../ui/format.ts';
import { axisNumbers, valueText } from '../numbers.ts';
import { niceRange, rangeOf } from '../scale.ts';
import { band, base, thinLine, tipPoints, type OptionBuilder } from './parts.ts';

/** Half of the 95 % interval of a mean, in standard errors. */
export const BAND = 1.96;

export type Convergence = PartialView['convergence'];

/** Lower and upper end of the band at every point; null where there is no error yet. */
export function bandEnds(points: Convergence) {
  const ends = (sign: number) =>
    points.map(({ mean, standardError }) => (standardError === null ? null : mean + sign * BAND * standardError));
  return { low: ends(-1), high: ends(1) };
}

/** Running mean of net IRR with its 95 % band over the paths done. The axis looks at the later points: the first are wild. */
export function convergenceOption(points: Convergence, pathsAsked: number): OptionBuilder {
  const { low, high } = bandEnds(points);
  const from = points.findIndex(({ paths }) => paths >= (points.at(-1)?.paths ?? 0) / 10);
  const range = rangeOf([low.slice(from), high.slice(from), points.slice(from).map(({ mean }) => mean)], 5);
  const numbers = axisNumbers('Annual', range);
  const x = points.map(({ paths }) => paths);
  const end = Math.max(pathsAsked, x.at(-1) ?? 1);
  return (t) => ({
    ...base,
    grid: { left: 56, right: 16, top: 14, bottom: 40 },
    xAxis: {
      type: 'value',
      min: 0,
      max: end,
      interval: niceRange(0, end, 5).interval,
      name: 'Paths',
      nameLocation: 'middle',
      nameGap: 24,
      splitLine: { show: false },
      axisLine: { show: true, onZero: false },
      axisTick: { show: true },
      axisLabel: { formatter: (value: number) => countText(value), showMaxLabel: true },
    },
    yAxis: { type: 'value', ...range, axisLabel: { formatter: numbers.label } },
    tooltip: {
      trigger: 'axis',
      formatter: (params: unknown) => {
        const point = points[tipPoints(params)[0]?.dataIndex ?? -1];
        if (point === undefined) return '';
        const at = points.indexOf(point);
        const interval =
          low[at] == null ? '' : `\n95 % ${valueText(low[at], 'Annual')} to ${valueText(high[at]!, 'Annual')}`;
        return `${countText(point.paths)} paths\nMean net IRR  ${valueText(point.mean, 'Annual')}${interval}`;
      },
    },
    series: [
      band(x, low, high, { fill: t['band-outer'], z: 1 }),
      thinLine(
        'Lower end',
        x.map((at, k) => [at, low[k] ?? null]),
        { color: t['band-edge'], width: 1, z: 3 },
      ),
      thinLine(
        'Upper end',
        x.map((at, k) => [at, high[k] ?? null]),
        { color: t['band-edge'], width: 1, z: 3 },
      ),
      thinLine(
        'Mean net IRR',
        points.map(({ paths, mean }) => [paths, mean]),
        { color: t['band-median'], width: 2, z: 4 },
      ),
    ],
  });
}
