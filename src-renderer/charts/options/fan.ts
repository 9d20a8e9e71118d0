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

/** Part of the axis that two names need between them. */
const NAME_ROOM = 1 / 14;

/**
 * Where the lines are named: null for their ends. Lines that meet at their end, as those of a book that has run off, are named
 * in the month in which the nearest two are furthest apart.
 */
function nameMonth(view: FanView, named: readonly number[], span: number): number | null {
  const gapAt = (month: number): number => {
    const values = named.map((line) => view.lines[line]![month] ?? null);
    if (values.includes(null)) return -1;
    const sorted = (values as number[]).toSorted((a, b) => a - b);
    return Math.min(...sorted.slice(1).map((value, place) => value - sorted[place]!));
  };
  const months = (view.lines[0] ?? []).map((_, month) => month);
  const last = months.findLast((month) => gapAt(month) >= 0);
  if (named.length < 2 || last === undefined || gapAt(last) >= span * NAME_ROOM) return null;
  const widest = months.reduce((best, month) => (gapAt(month) > gapAt(best) ? month : best), last);
  return gapAt(widest) > gapAt(last) * 2 ? widest : null;
}

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
  const named = [order[0], order[(order.length - 1) / 2], order.at(-1)].filter((line) => line !== undefined);
  const at = nameMonth(view, named, range.max - range.min);
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
        const isNamed = named.includes(line);
        const isOuter = isNamed && !isMedian;
        const color = isMedian ? t['band-median'] : isOuter ? t['band-edge'] : 'transparent';
        const name = percentileName(view.percentiles[line]!);
        return {
          ...thinLine(name, points(view.lines[line]!), { color, width: isMedian ? 2 : 1, z: 5 }),
          endLabel: { show: isNamed && at === null, formatter: name, color: t['text-2'], fontSize: 11, distance: 4 },
          markPoint: {
            silent: true,
            symbol: 'circle',
            symbolSize: 0,
            label: { formatter: name, position: 'right' as const, color: t.text, fontSize: 11, distance: 9 },
            data: isNamed && at !== null ? [{ name, coord: [years[at]!, view.lines[line]![at]!] }] : [],
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
