import type { SeriesView } from '../../../src-engine/index.ts';
import type { ChartOption, LineSeries } from '../echarts.ts';
import { axisNumbers, valueText } from '../numbers.ts';
import { niceRange, rangeOf, yearStep } from '../scale.ts';
import type { ChartTokens } from '../tokens.ts';
import { base, coordinate, markLineBase, tipPoints, type OptionBuilder } from './parts.ts';

type Line = SeriesView['lines'][number];

const hues = ['c-blue', 'c-orange', 'c-vermilion', 'c-purple', 'c-green', 'c-sky'] as const;
const dashes: readonly ('solid' | number[])[] = ['solid', [6, 3], [2, 3], [8, 3, 2, 3], [12, 3], [4, 4]];
const symbols = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow'] as const;

const outHues = ['c-orange', 'c-vermilion', 'c-purple'] as const;
const inHues = ['c-blue', 'c-green', 'c-purple'] as const;

/** What flows out is orange, what comes in blue; further bars of a side take the next hue. */
function barHues(view: SeriesView): ReadonlyMap<Line, (typeof hues)[number]> {
  const bars = view.lines.filter(({ kind }) => kind === 'bar');
  const isOut = ({ values }: Line) =>
    values.some((value) => (value ?? 0) < 0) && values.every((value) => (value ?? 0) <= 0);
  const side = (wanted: boolean) => bars.filter((line) => isOut(line) === wanted);
  return new Map([
    ...side(true).map((line, rank) => [line, outHues[rank % 3]!] as const),
    ...side(false).map((line, rank) => [line, inHues[rank % 3]!] as const),
  ]);
}

/** Bars of a point stand on each other, those below zero apart: the ends of what they reach. */
function barEnds(view: SeriesView): readonly number[] {
  const bars = view.lines.filter(({ kind }) => kind === 'bar');
  if (bars.length === 0) return [];
  const sum = (at: number, sign: number) =>
    bars.reduce((total, { values }) => total + Math.max(0, sign * (values[at] ?? 0)), 0) * sign;
  return view.x.flatMap((_, at) => [sum(at, 1), sum(at, -1)]).concat(0);
}

function lineSeries(t: ChartTokens, line: Line, rank: number, view: SeriesView, isOverBars: boolean): LineSeries {
  const color = isOverBars && rank === 0 ? t.marker : t[hues[rank % hues.length]!];
  const isNumeric = !isOverBars && view.x.every((x) => typeof x === 'number');
  return {
    type: 'line',
    name: line.name,
    data: view.x.map((x, at) =>
      isNumeric ? [x as number, line.values[at] ?? Number.NaN] : (line.values[at] ?? Number.NaN),
    ),
    symbol: symbols[rank % symbols.length]!,
    symbolSize: 4,
    showSymbol: isOverBars && view.x.length <= 40,
    z: 5,
    clip: true,
    lineStyle: { color, width: isOverBars ? 1.5 : 1.75, type: isOverBars ? 'solid' : dashes[rank % dashes.length]! },
    itemStyle: { color },
  };
}

function horizontal(view: SeriesView, hasBars: boolean, isCompact: boolean): NonNullable<ChartOption['xAxis']> {
  const named = { name: view.xTitle, nameLocation: 'middle' as const, nameGap: isCompact ? 21 : 24 };
  const numbers = view.x.filter((x) => typeof x === 'number');
  if (hasBars || numbers.length < view.x.length || numbers.length < 2)
    return {
      type: 'category',
      data: view.x.map(String),
      ...named,
      axisLine: { onZero: false },
      axisTick: { alignWithLabel: true },
    };
  const [from, to] = [Math.min(...numbers), Math.max(...numbers)];
  const isFew = to - from <= 12 && numbers.every((x) => Number.isInteger(x));
  const plain = isFew ? 1 : niceRange(from, to, 6).interval;
  const interval = /month/i.test(view.xTitle) ? 12 * yearStep(((isCompact ? 2 : 1) * (to - from)) / 12) : plain;
  return {
    type: 'value',
    min: from,
    max: to,
    interval,
    ...named,
    splitLine: { show: false },
    axisLine: { show: true, onZero: false },
    axisTick: { show: true },
  };
}

/** Lines and bars over one axis, with names above. `isCompact` saves height. */
export function seriesOption(view: SeriesView, isCompact = false): OptionBuilder {
  const hasBars = view.lines.some(({ kind }) => kind === 'bar');
  const isRate = view.unit === 'Fraction' || view.unit === 'Annual';
  const lines = view.lines.filter(({ kind }) => kind === 'line').map(({ values }) => values);
  // Rates are read against zero; a level such as an index is not.
  const range = rangeOf([...lines, barEnds(view), isRate && view.x.length > 0 ? [0] : []], isCompact ? 4 : 5);
  const numbers = axisNumbers(view.unit, range);
  const unitName = numbers.unitText.replace(/^, /, '');
  const hasHead = view.lines.length > 1 || unitName !== '';
  const barHue = barHues(view);
  const drawnLines = view.lines.filter(({ kind }) => kind === 'line');
  return (t) => {
    return {
      ...base,
      grid: { left: 46, right: isCompact ? 10 : 16, top: hasHead ? 28 : 16, bottom: isCompact ? 36 : 40 },
      legend: {
        show: view.lines.length > 1,
        top: 0,
        left: unitName === '' ? 0 : 14 + 6.5 * unitName.length, // the name of the axis stands before it
        itemWidth: hasBars ? 12 : 18,
        itemGap: 10,
        data: view.lines.map(({ name, kind }) =>
          kind === 'bar' ? { name, icon: 'rect' } : { name, itemStyle: { opacity: hasBars ? 1 : 0 } },
        ),
      },
      xAxis: horizontal(view, hasBars, isCompact),
      yAxis: {
        type: 'value',
        ...range,
        axisLabel: { formatter: numbers.label },
        name: unitName,
        nameGap: 13,
        nameTextStyle: { align: 'left', padding: [0, 0, 0, -40] },
      },
      tooltip: {
        trigger: 'axis',
        formatter: (params: unknown) => {
          const points = tipPoints(params);
          const head = `${view.xTitle} ${points[0]?.axisValueLabel ?? ''}${unitName === '' ? '' : `  (${unitName})`}`;
          const place = (point: (typeof points)[number]) => coordinate(point, 1);
          return [head, ...points.map((point) => `${point.seriesName}  ${valueText(place(point), view.unit)}`)].join(
            '\n',
          );
        },
      },
      series: view.lines.map((line) => {
        if (line.kind === 'line') return lineSeries(t, line, drawnLines.indexOf(line), view, hasBars);
        return {
          type: 'bar' as const,
          name: line.name,
          stack: 'bars',
          barWidth: '62%',
          data: line.values.map((value) => value ?? '-'),
          itemStyle: { color: t[barHue.get(line)!] },
          markLine: {
            ...markLineBase,
            label: { show: false },
            lineStyle: { color: t.axis, type: 'solid' as const, width: 1 },
            data: [{ yAxis: 0 }],
          },
        };
      }),
    };
  };
}
