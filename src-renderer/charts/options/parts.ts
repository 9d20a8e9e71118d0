import type { ChartOption, CustomSeries, LineSeries } from '../echarts.ts';
import type { ChartTokens } from '../tokens.ts';

/** Makes an option out of the tokens of the theme. */
export type OptionBuilder = (tokens: ChartTokens) => ChartOption;

/** What all charts share. */
export const base = { animation: false } as const;

/** Lines that name a value keep eight decimals: the library would round their place to two. */
export const markLineBase = { silent: true, precision: 8, symbol: 'none', animation: false } as const;

/** A horizontal axis of numbers: named below, with ticks, without a grid. */
export const numberAxis = (
  name: string,
  range: { readonly min: number; readonly max: number; readonly interval: number },
  label: (value: number) => string,
) => ({
  type: 'value' as const,
  ...range,
  name,
  nameLocation: 'middle' as const,
  nameGap: 24,
  splitLine: { show: false },
  axisLine: { show: true, onZero: false },
  axisTick: { show: true },
  axisLabel: { formatter: label },
});

type Point = readonly [number, number];

/** Areas between two lines: one for every stretch in which both have values. */
export function stretches(
  x: readonly number[],
  low: readonly (number | null)[],
  high: readonly (number | null)[],
): readonly { readonly top: readonly Point[]; readonly bottom: readonly Point[] }[] {
  const found: { top: Point[]; bottom: Point[] }[] = [];
  let isOpen = false;
  x.forEach((at, index) => {
    const [from, to] = [low[index] ?? null, high[index] ?? null];
    const hasBoth = from !== null && to !== null;
    if (hasBoth && !isOpen) found.push({ top: [], bottom: [] });
    if (hasBoth) {
      found.at(-1)!.top.push([at, to]);
      found.at(-1)!.bottom.push([at, from]);
    }
    isOpen = hasBoth;
  });
  return found;
}

/** A filled band between two lines over `x`. */
export function band(
  x: readonly number[],
  low: readonly (number | null)[],
  high: readonly (number | null)[],
  style: { readonly fill: string; readonly z: number },
): CustomSeries {
  const areas = stretches(x, low, high);
  return {
    type: 'custom',
    silent: true,
    clip: true,
    z: style.z,
    tooltip: { show: false },
    data: areas.map(({ bottom }) => [...bottom[0]!]),
    renderItem: (params, api) => {
      const area = areas[params.dataIndex];
      if (area === undefined) return null;
      const points = [...area.top, ...area.bottom.toReversed()].map((point) => api.coord([...point]));
      return { type: 'polygon', shape: { points }, style: { fill: style.fill } };
    },
  };
}

/** A thin line without marks. */
export function thinLine(
  name: string,
  points: readonly (readonly (number | null)[])[],
  style: { readonly color: string; readonly width: number; readonly type?: 'solid' | number[]; readonly z: number },
): LineSeries {
  return {
    type: 'line',
    name,
    data: points.map((point) => point.map((value) => value ?? Number.NaN)),
    symbol: 'none',
    z: style.z,
    clip: true,
    lineStyle: { color: style.color, width: style.width, type: style.type ?? 'solid' },
    itemStyle: { color: style.color },
  };
}

/** What the tooltip of an axis is given, as far as we read it. */
export type TipPoint = {
  readonly seriesName?: string;
  readonly seriesType?: string;
  readonly axisValueLabel?: string;
  readonly dataIndex: number;
  readonly value: unknown;
};

/** The points of a tooltip, whatever their number. */
export const tipPoints = (params: unknown): readonly TipPoint[] =>
  Array.isArray(params) ? (params as TipPoint[]) : [params as TipPoint];

/** Coordinate `place` of a point; null where it has none. */
export function coordinate(point: TipPoint | undefined, place: number): number | null {
  const value: unknown = Array.isArray(point?.value) ? (point.value as unknown[])[place] : point?.value;
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
