import type { ChangeView, Unit } from '../../../src-engine/index.ts';
import { differenceText } from '../../ui/format.ts';
import { letterStyle } from '../letters.ts';
import { differenceNumbers } from '../numbers.ts';
import { rangeOf } from '../scale.ts';
import { base, tipPoints, type OptionBuilder } from './parts.ts';

export type DeltaRow = { readonly index: number; readonly name: string; readonly change: ChangeView };

/** Change of one figure against the first run, a bar from zero for each run, whiskers its 95 % interval. Grey: may be chance. */
export function deltaBarsOption(rows: readonly DeltaRow[], unit: Unit): OptionBuilder {
  const values = rows.map(({ change }) => change.value ?? 0);
  const range = rangeOf([[0], values, rows.map(({ change }) => change.low), rows.map(({ change }) => change.high)], 5);
  const numbers = differenceNumbers(unit, range);
  const labels = rows.map(({ index, name }) => `${letterStyle(index).letter} ${name}`);
  return (t) => ({
    ...base,
    grid: { left: 118, right: 76, top: 8, bottom: 40 },
    xAxis: {
      type: 'value',
      ...range,
      name: `Change against A${numbers.unitText}`,
      nameLocation: 'middle',
      nameGap: 24,
      axisLabel: { formatter: numbers.label },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: labels,
      axisTick: { show: false },
      axisLine: { onZero: true },
      axisLabel: { interval: 0, color: t.text, hideOverlap: false, width: 100, overflow: 'truncate' },
    },
    tooltip: {
      trigger: 'item',
      formatter: (params: unknown) => {
        const row = rows[tipPoints(params)[0]?.dataIndex ?? -1];
        if (row === undefined) return '';
        const { value, low, high } = row.change;
        const interval = `95 % interval ${differenceText(low, unit)} to ${differenceText(high, unit)}`;
        return `${labels[rows.indexOf(row)]}\n${differenceText(value, unit)}${low === null ? '' : `\n${interval}`}`;
      },
    },
    series: [
      {
        type: 'custom',
        clip: false,
        z: 3,
        encode: { x: [0, 1], y: 2 },
        data: rows.map((_, row) => [0, values[row]!, row]),
        renderItem: (params, api) => {
          const row = params.dataIndex;
          const { change, index } = rows[row]!;
          const [zero, y] = api.coord([0, row]) as [number, number];
          const x = (value: number) => (api.coord([value, row]) as [number, number])[0];
          const end = x(values[row]!);
          const height = Math.min(18, (api.size!([0, 1]) as number[])[1]! * 0.6);
          const fill = change.verdict === 'real' ? t[letterStyle(index).token] : t['bar-off'];
          const stroke = (x1: number, x2: number, y1: number, y2: number) => ({
            type: 'line' as const,
            shape: { x1, x2, y1, y2 },
            style: { stroke: t.marker, lineWidth: 1.25 },
          });
          const [low, high] = [change.low, change.high].map((value) => (value === null ? null : x(value)));
          const whiskers =
            low == null || high == null
              ? []
              : [stroke(low, high, y, y), stroke(low, low, y - 4, y + 4), stroke(high, high, y - 4, y + 4)];
          return {
            type: 'group',
            children: [
              {
                type: 'rect',
                shape: {
                  x: Math.min(zero, end),
                  y: y - height / 2,
                  width: Math.max(1.5, Math.abs(end - zero)),
                  height,
                },
                style: { fill, stroke: change.verdict === 'real' ? fill : t.axis },
              },
              ...whiskers,
              {
                type: 'text',
                x: Math.max(zero, end, high ?? end) + 6,
                y,
                style: {
                  text: differenceText(change.value, unit),
                  fill: t.text,
                  font: `11px ${t['font-ui']}`,
                  verticalAlign: 'middle' as const,
                },
              },
            ],
          };
        },
      },
    ],
  });
}
