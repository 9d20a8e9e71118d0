import { expect, test } from 'vitest';
import type { FanView } from '../../../src-engine/index.ts';
import { fanOption } from '../../../src-renderer/charts/options/fan.ts';
import { chartTokenNames, type ChartTokens } from '../../../src-renderer/charts/tokens.ts';
import { fan } from './literal-views.ts';

const tokens = {
  ...Object.fromEntries(chartTokenNames.map((name) => [name, '#000000'])),
  'font-ui': 'sans-serif',
} as ChartTokens;
type Named = { name: string; endLabel?: { show: boolean }; markPoint?: { data: readonly { coord: number[] }[] } };
const names = (view: FanView) =>
  (fanOption(view)(tokens).series as Named[])
    .filter(({ name }) => /^P\d/.test(name ?? ''))
    .map(({ name, endLabel, markPoint }) => [name, endLabel!.show, markPoint!.data.map(({ coord }) => coord[0]!)]);

test('lines that end apart are named at their ends: the outer two and the median', () => {
  expect(names(fan())).toEqual([
    ['P5', true, []],
    ['P25', false, []],
    ['P50', true, []],
    ['P75', false, []],
    ['P95', true, []],
  ]);
});

test('lines that all run off to nothing are named where they are furthest apart', () => {
  const risesAndFalls = (k: number) =>
    Array.from({ length: 37 }, (_, month) => k * Math.max(0, 18 - Math.abs(month - 12)));
  const named = names(fan({ unit: 'Count', lines: [1, 2, 3, 4, 5].map(risesAndFalls) }));
  expect(named.filter(([, , at]) => (at as number[]).length > 0)).toEqual([
    ['P5', false, [1]],
    ['P50', false, [1]],
    ['P95', false, [1]],
  ]);
});
