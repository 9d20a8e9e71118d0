import type { FanView } from '../../../src-engine/index.ts';
import { axisNumbers, percentileName, valueText } from '../numbers.ts';
import { rangeOf, yearStep } from '../scale.ts';
import { band, base, coordinate, markLineBase, thinLine, tipPoints, numberAxis, type OptionBuilder } from './parts.ts';

/** Years of the months of a fan. */
export const yearsOf = (view: FanView): readonly number[] => (view.lines[0] ?? []).map((_, month) => month / 12);

/** The axis of years under a fan. */
export function yearAxis(years: readonly number[]) {
  const last = years.at(-1) ?? 1;
  return numberAxis(
    'Years from first close',
    { min: 0, max: last > 0 ? last : 1, interval: yearStep(last) },
    (value) => (Number.isInteger(value) ? String(value) : ''),
  );
}

/** Month and year of a point of a fan, for its tooltip. */
export const monthText = (years: number | null): string => {
  const month = Math.round((years ?? 0) * 12);
  return `Month ${month}, year ${(month / 12).toFixed(month % 12 === 0 ? 0 : 1)}`;
};

/** Percentile fan: bands of one hue by lightness, median a line, mean dashed. `reference` is drawn as a dotted level. */
export function fanOption(
  view: FanView,
  reference: { readonly value: number; readonly label: string } | null = null,
): OptionBuilder {
  const years = yearsOf(view);
  const range = rangeOf([...view.lines, view.mean ?? [], reference === null ? [] : [reference.value]], 5);
  const numbers = axisNumbers(view.unit, range);
  const order = view.percentiles.map((_, index) => index).sort((a, b) => view.percentiles[a]! - view.percentiles[b]!);
  const pairs = Math.floor(order.length / 2);
  const points = (line: readonly (number | null)[]) => years.map((year, index) => [year, line[index] ?? null]);
  return (t) => ({
    ...base,
    grid: { left: 52, right: 38, top: numbers.unitText === '' ? 12 : 24, bottom: 40 },
    xAxis: yearAxis(years),
    yAxis: {
      type: 'value',
      ...range,
      axisLabel: { formatter: numbers.label },
      name: numbers.unitText.replace(/^, /, ''),
      nameGap: 8,
      nameTextStyle: { align: 'left', padding: [0, 0, 0, -46] },
    },
    tooltip: {
      trigger: 'axis',
      formatter: (params: unknown) => {
        const found = tipPoints(params).filter((point) => coordinate(point, 1) !== null);
        const rows = found.map((point) => `${point.seriesName}  ${valueText(coordinate(point, 1), view.unit)}`);
        return [monthText(coordinate(found[0], 0)), ...rows.toReversed()].join('\n');
      },
    },
    series: [
      ...Array.from({ length: pairs }, (_, k) =>
        band(years, view.lines[order[k]!]!, view.lines[order[order.length - 1 - k]!]!, {
          fill: k === 0 ? t['band-outer'] : t['band-inner'],
          z: 1 + k,
        }),
      ),
      ...order.map((line, rank) => {
        const isMedian = 2 * rank === order.length - 1;
        const isOuter = rank === 0 || rank === order.length - 1;
        const color = isMedian ? t['band-median'] : isOuter ? t['band-edge'] : 'transparent';
        const name = percentileName(view.percentiles[line]!);
        return {
          ...thinLine(name, points(view.lines[line]!), { color, width: isMedian ? 2 : 1, z: 5 }),
          endLabel: {
            show: isMedian || isOuter,
            formatter: name,
            color: t['text-2'],
            fontSize: 11,
            distance: 4,
          },
          labelLayout: { moveOverlap: 'shiftY' as const },
        };
      }),
      ...(view.mean === undefined
        ? []
        : [thinLine('Mean', points(view.mean), { color: t['band-mean'], width: 1.25, type: [4, 3], z: 6 })]),
      {
        type: 'line',
        data: [],
        markLine: {
          ...markLineBase,
          lineStyle: { color: t.axis, type: [2, 3], width: 1 },
          label: { position: 'insideEndTop', color: t['text-2'], fontSize: 11 },
          data: reference === null ? [] : [{ yAxis: reference.value, label: { formatter: reference.label } }],
        },
      },
    ],
  });
}
