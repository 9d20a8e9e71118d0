import type { ComparisonView } from '../../../src-engine/index.ts';
import { letterLine, letterStyle } from '../letters.ts';
import { axisNumbers, question, shareNumbers, shareText, valueText } from '../numbers.ts';
import { niceRange } from '../scale.ts';
import { withAlpha } from '../tokens.ts';
import { base, coordinate, markLineBase, tipPoints, numberAxis, type OptionBuilder } from './parts.ts';
import { runLegend } from './run-legend.ts';

/** Chance of at least x, one curve a run, each with its letter, colour and line style; shares are named at its hurdle. */
export function exceedanceOption(
  view: ComparisonView['exceedance'],
  runs: readonly { readonly letter: string; readonly name: string; readonly hurdleAnnual: number }[],
): OptionBuilder {
  const range = niceRange(view.x[0] ?? Number.NaN, view.x.at(-1) ?? Number.NaN, 7);
  const numbers = axisNumbers(view.unit, range);
  const names = runs.map(({ letter, name }) => `${letter} ${name}`);
  const shares = { min: 0, max: 1, interval: 0.2 };
  return (t) => ({
    ...base,
    grid: { left: 46, right: 16, top: 28, bottom: 42 },
    legend: runLegend(names),
    xAxis: numberAxis(`${view.metricTitle}${numbers.unitText}`, range, numbers.label),
    yAxis: { type: 'value', ...shares, axisLabel: { formatter: shareNumbers(shares).label } },
    tooltip: {
      trigger: 'axis',
      formatter: (params: unknown) => {
        const points = tipPoints(params);
        const rows = points.map((point) => `${point.seriesName}  ${shareText(coordinate(point, 1))}`);
        return [`${question(view.metricTitle)}, x = ${valueText(coordinate(points[0], 0), view.unit)}`, ...rows].join(
          '\n',
        );
      },
    },
    series: view.shares.map((curve, index) => {
      const style = letterStyle(index);
      const color = t[style.token];
      const hurdle = runs[index]?.hurdleAnnual ?? Number.NaN;
      const share = curve[view.x.indexOf(hurdle)] ?? null;
      const isNamed = share !== null && view.shares.length === 2;
      return {
        type: 'line' as const,
        name: names[index] ?? style.letter,
        data: view.x.map((x, at) => [x, curve[at]!]),
        symbol: style.symbol,
        symbolSize: 7,
        showSymbol: false,
        clip: true,
        lineStyle: letterLine(t, index),
        itemStyle: { color },
        markPoint: {
          silent: true,
          symbol: style.symbol,
          symbolSize: 8,
          itemStyle: { color, borderColor: t['bg-panel'], borderWidth: 1.5 },
          data: share === null ? [] : [{ name: style.letter, coord: [hurdle, share] }],
          label: {
            show: isNamed,
            formatter: `${style.letter} ${shareText(share)}`,
            position: index % 2 === 0 ? ('left' as const) : ('right' as const),
            distance: 8,
            color: t.text,
            fontSize: 11,
            fontWeight: 600,
            backgroundColor: withAlpha(t['bg-panel'], 0.86),
            padding: [1, 3],
          },
        },
        ...(index > 0
          ? {}
          : {
              markLine: {
                ...markLineBase,
                lineStyle: { color: t.marker, width: 1, type: [2, 3] },
                label: { show: false },
                data: view.markers.map(({ value }) => ({ xAxis: value })),
              },
            }),
      };
    }),
  });
}
