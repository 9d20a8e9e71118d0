import type { ChartTokens } from './tokens.ts';

/** What every chart looks like. Motion is off: charts follow data that streams. Tooltips are drawn on the canvas. */
export function chartTheme(t: ChartTokens): object {
  const axis = {
    axisLine: { show: true, lineStyle: { color: t.axis, width: 1 } },
    axisTick: { show: true, length: 4, lineStyle: { color: t.axis } },
    axisLabel: { color: t['text-2'], fontSize: 11, margin: 8, hideOverlap: true },
    splitLine: { show: false, lineStyle: { color: t.grid, width: 1 } },
    nameTextStyle: { color: t['text-3'], fontSize: 11 },
    nameGap: 8,
  };
  return {
    color: [t['c-blue'], t['c-orange'], t['c-green'], t['c-purple'], t['c-sky'], t['c-vermilion']],
    backgroundColor: 'transparent',
    animation: false,
    textStyle: { fontFamily: t['font-ui'], fontSize: 11, color: t['text-2'] },
    categoryAxis: axis,
    valueAxis: {
      ...axis,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { show: true, lineStyle: { color: t.grid, width: 1 } },
    },
    legend: { textStyle: { color: t['text-2'], fontSize: 11 }, itemWidth: 16, itemHeight: 8, itemGap: 12 },
    tooltip: {
      renderMode: 'richText',
      confine: true,
      backgroundColor: t['tip-bg'],
      borderWidth: 0,
      padding: [6, 8],
      textStyle: { color: t['tip-text'], fontSize: 11, fontFamily: t['font-ui'] },
      axisPointer: { lineStyle: { color: t.axis, type: [3, 3] } },
    },
  };
}
