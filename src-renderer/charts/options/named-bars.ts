import type { SeriesView } from '../../../src-engine/index.ts';
import { axisNumbers, shareText, valueText } from '../numbers.ts';
import { rangeOf } from '../scale.ts';
import { base, coordinate, tipPoints, type OptionBuilder } from './parts.ts';

/** Names longer than this, in letters, would lie over each other under upright bars. */
const LONG = 10;

/** Whether a series is bars over names that need lines of their own. */
export const hasLongNames = (view: SeriesView): boolean =>
  view.lines.length > 0 &&
  view.lines.every(({ kind }) => kind === 'bar') &&
  view.x.some((x) => typeof x === 'string' && x.length > LONG);

/** Bars that lie, one name a line, the first on top: names never turn. */
export function namedBarsOption(view: SeriesView): OptionBuilder {
  const range = rangeOf([...view.lines.map(({ values }) => values), [0]], 4);
  const left = Math.min(250, 20 + 6 * Math.max(0, ...view.x.map((x) => String(x).length))); // about six pixels a letter
  const numbers = axisNumbers(view.unit, range);
  const unitName = numbers.unitText.replace(/^, /, '');
  const hues = ['c-blue', 'c-orange', 'c-green', 'c-purple', 'c-sky', 'c-vermilion'] as const;
  const barText = (value: number) => (view.unit === 'Fraction' ? shareText(value) : numbers.label(value));
  return (t) => ({
    ...base,
    grid: { left, right: 56, top: view.lines.length > 1 ? 28 : 8, bottom: unitName === '' ? 28 : 40 },
    legend: {
      show: view.lines.length > 1,
      top: 0,
      left: 0,
      data: view.lines.map(({ name }) => ({ name, icon: 'rect' })),
    },
    xAxis: {
      type: 'value',
      ...range,
      axisLabel: { formatter: numbers.label },
      name: unitName,
      nameLocation: 'middle',
      nameGap: 24,
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: view.x.map(String),
      axisTick: { show: false },
      axisLine: { onZero: true },
      axisLabel: { interval: 0, color: t.text, hideOverlap: false, width: left - 14, overflow: 'truncate' },
    },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'none' },
      formatter: (params: unknown) => {
        const points = tipPoints(params);
        const rows = points.map((point) => `${point.seriesName}  ${valueText(coordinate(point, 0), view.unit)}`);
        return [points[0]?.axisValueLabel ?? '', ...rows].join('\n');
      },
    },
    series: view.lines.map(({ name, values }, place) => ({
      type: 'bar' as const,
      name,
      data: values.map((value) => value ?? '-'),
      barMaxWidth: 16,
      itemStyle: { color: t[hues[place % hues.length]!] },
      label: {
        show: view.lines.length === 1,
        position: 'right' as const,
        color: t.text,
        fontSize: 11,
        formatter: ({ value }: { value?: unknown }) => (typeof value === 'number' ? barText(value) : ''),
      },
    })),
  });
}
