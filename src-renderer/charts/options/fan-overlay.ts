import type { FanView } from '../../../src-engine/index.ts';
import { letterLine, letterStyle } from '../letters.ts';
import { axisNumbers, valueText } from '../numbers.ts';
import { rangeOf } from '../scale.ts';
import { withAlpha } from '../tokens.ts';
import { monthText, yearAxis, yearsOf } from './fan.ts';
import { band, base, coordinate, thinLine, tipPoints, type OptionBuilder } from './parts.ts';
import { runLegend } from './run-legend.ts';

/** Place of the median, and of the two outer percentiles. */
function places(view: FanView) {
  const order = view.percentiles.map((_, at) => at).sort((a, b) => view.percentiles[a]! - view.percentiles[b]!);
  return { low: order[0] ?? 0, high: order.at(-1) ?? 0, middle: view.percentiles.indexOf(0.5) };
}

/** The fans of several runs on one pair of axes: median a line in the style of the run, P5 to P95 its shade between thin edges. */
export function fanOverlayOption(
  fans: readonly FanView[],
  runs: readonly { readonly letter: string; readonly name: string }[],
): OptionBuilder {
  const longest = fans.map(yearsOf).reduce((a, b) => (b.length > a.length ? b : a), []);
  const unit = fans[0]?.unit ?? 'Aud';
  const range = rangeOf(
    fans.flatMap(({ lines }) => lines),
    5,
  );
  const numbers = axisNumbers(unit, range);
  const names = runs.map(({ letter, name }) => `${letter} ${name}`);
  return (t) => ({
    ...base,
    grid: { left: 52, right: 16, top: 28, bottom: 42 },
    legend: runLegend(names),
    xAxis: yearAxis(longest),
    yAxis: { type: 'value', ...range, axisLabel: { formatter: numbers.label } },
    tooltip: {
      trigger: 'axis',
      formatter: (params: unknown) => {
        const points = tipPoints(params).filter(({ seriesName }) => names.includes(seriesName ?? ''));
        const month = Math.round((coordinate(points[0], 0) ?? 0) * 12);
        const rows = fans.map((fan, index) => {
          const { low, high, middle } = places(fan);
          const text = (line: number) => valueText(fan.lines[line]?.[month] ?? null, unit);
          return `${letterStyle(index).letter}  P50 ${text(middle)}, P5 ${text(low)}, P95 ${text(high)}`;
        });
        return [monthText(coordinate(points[0], 0)), ...rows].join('\n');
      },
    },
    series: fans.flatMap((fan, index) => {
      const { low, high, middle } = places(fan);
      const years = yearsOf(fan);
      const style = letterStyle(index);
      const color = t[style.token];
      const line = (place: number) => years.map((year, at) => [year, fan.lines[place]?.[at] ?? null]);
      const { width: _, ...edge } = letterLine(t, index);
      return [
        band(years, fan.lines[low] ?? [], fan.lines[high] ?? [], { fill: withAlpha(color, 0.12), z: 1 + index }),
        thinLine(`${style.letter} low`, line(low), { ...edge, width: 1, z: 4 }),
        thinLine(`${style.letter} high`, line(high), { ...edge, width: 1, z: 4 }),
        {
          ...thinLine(names[index] ?? style.letter, line(middle), { color, width: 2, type: edge.type, z: 5 }),
          symbol: style.symbol,
          symbolSize: 7,
          showSymbol: false,
        },
      ];
    }),
  });
}
