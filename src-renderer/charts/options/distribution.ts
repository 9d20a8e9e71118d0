import type { DistributionView } from '../../../src-engine/index.ts';
import { axisNumbers, markerText, question, shareNumbers, shareText, valueText } from '../numbers.ts';
import { niceRange, shareRange } from '../scale.ts';
import { withAlpha } from '../tokens.ts';
import { heights, histogramBars, trimmed } from './histogram.ts';
import { base, coordinate, markLineBase, tipPoints, numberAxis, type OptionBuilder } from './parts.ts';

/** Room around the plot, pixels: the handle of the marker lies over it. */
export const plotBox = { left: 44, right: 58, top: 38, bottom: 40 } as const;

/** Where the marker stands now, and the share that reaches it: null while it is dragged and the host has not answered. */
export type MarkerNow = { readonly name: string; readonly value: number; readonly share: number | null };

/** Height of the curve at `x`, for the dot that rides on it. */
export function shareAt({ x, share }: DistributionView['exceedance'], value: number): number {
  const right = x.findIndex((at) => at >= value);
  if (right < 0) return 0;
  if (right === 0) return x[0] === value ? share[0]! : 1;
  const [from, to] = [x[right - 1]!, x[right]!];
  const part = to > from ? (value - from) / (to - from) : 1;
  return share[right - 1]! + (share[right]! - share[right - 1]!) * part;
}

/** Ends of the horizontal axis: all bars and the marker. */
export function distributionRange(view: DistributionView, marker: MarkerNow | null) {
  const { edges } = trimmed(view);
  const [first, last] = [view.percentiles[0]?.value, view.percentiles.at(-1)?.value];
  // All paths have one value: its bin is as narrow as rounding, so the axis makes room on both sides.
  if (edges.length === 2 && first !== undefined && first === last && marker === null) return niceRange(first, first);
  const shown = marker === null ? edges : [...edges, marker.value];
  return edges.length === 0 ? niceRange(Number.NaN, Number.NaN) : niceRange(Math.min(...shown), Math.max(...shown), 7);
}

/** P50, and P5 and P95 where their names do not lie over its own. */
function apart(percentiles: DistributionView['percentiles'], room: number): DistributionView['percentiles'] {
  const middle = percentiles.find(({ percentile }) => percentile === 0.5);
  const outer = percentiles.filter(({ percentile }) => percentile === 0.05 || percentile === 0.95);
  return middle === undefined ? outer : [middle, ...outer.filter(({ value }) => Math.abs(value - middle.value) > room)];
}

/** Histogram, the chance of at least x, percentiles by name, and the marker. Bars that miss the marker are grey. */
export function distributionOption(view: DistributionView, marker: MarkerNow | null): OptionBuilder {
  const bins = trimmed(view);
  const range = distributionRange(view, marker);
  const left = shareRange(Math.max(0, ...heights(bins)));
  const numbers = axisNumbers(view.unit, range);
  const curve = view.exceedance.x.map((x, index) => [x, view.exceedance.share[index]!]);
  const named = apart(view.percentiles, (range.max - range.min) / 20);
  const share = marker === null ? 0 : (marker.share ?? shareAt(view.exceedance, marker.value));
  return (t) => ({
    ...base,
    grid: { ...plotBox },
    xAxis: numberAxis(`${view.metricTitle}${numbers.unitText}`, range, numbers.label),
    yAxis: [
      {
        type: 'value',
        ...left,
        axisLine: { onZero: false },
        axisLabel: { formatter: shareNumbers(left).label },
        name: 'Share of paths',
        nameGap: 8,
        nameTextStyle: { align: 'left', padding: [0, 0, 14, -40] },
      },
      {
        type: 'value',
        min: 0,
        max: 1,
        interval: 0.2,
        splitLine: { show: false },
        axisLabel: { formatter: shareNumbers({ min: 0, max: 1, interval: 0.2 }).label },
        name: question(view.metricTitle),
        nameLocation: 'middle',
        nameGap: 40,
        nameRotate: 270,
      },
    ],
    tooltip: {
      trigger: 'axis',
      formatter: (params: unknown) => {
        const point = tipPoints(params).find(({ seriesType }) => seriesType === 'line');
        const [x, y] = [coordinate(point, 0), coordinate(point, 1)];
        return x === null ? '' : `At least ${valueText(x, view.unit)}\n${shareText(y)} of paths`;
      },
    },
    series: [
      histogramBars(t, bins, marker?.value ?? null),
      {
        type: 'line',
        name: question(view.metricTitle),
        yAxisIndex: 1,
        data: curve,
        symbol: 'none',
        z: 4,
        clip: true,
        lineStyle: { color: t['band-median'], width: 2 },
        itemStyle: { color: t['band-median'] },
        markPoint: {
          silent: true,
          symbol: 'circle',
          symbolSize: 8,
          data: marker === null ? [] : [{ name: marker.name, coord: [marker.value, share] }],
          itemStyle: { color: t['bg-panel'], borderColor: t.marker, borderWidth: 2 },
          label: {
            show: marker !== null && marker.share !== null,
            formatter: shareText(share),
            position: 'right',
            distance: 6,
            color: t.text,
            fontWeight: 600,
            fontSize: 12,
            backgroundColor: withAlpha(t['bg-panel'], 0.86),
            padding: [1, 3],
          },
        },
        markLine: {
          ...markLineBase,
          data: [
            ...named.map(({ percentile, value }) => ({
              xAxis: value,
              lineStyle: { color: t.axis, type: [2, 3], width: 1 },
              label: {
                formatter: `P${Math.round(percentile * 100)}`,
                position: 'end' as const,
                distance: [0, 4] as unknown as number, // the library takes two distances here; its types know one
                color: t['text-2'],
                fontSize: 11,
              },
            })),
            ...(marker === null
              ? []
              : [
                  {
                    xAxis: marker.value,
                    lineStyle: { color: t.marker, type: 'solid' as const, width: 1.5 },
                    label: {
                      formatter: `${marker.name} ${markerText(marker.value, view.unit)}`,
                      position: 'end' as const,
                      distance: [0, 19] as unknown as number,
                      color: t.text,
                      fontWeight: 600 as const,
                      fontSize: 11,
                    },
                  },
                ]),
          ],
        },
      },
    ],
  });
}
