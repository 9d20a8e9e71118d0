import { expect, inject, test } from 'vitest';
import { shareAt } from '../../../src-renderer/charts/options/distribution.ts';
import { heights, trimmed } from '../../../src-renderer/charts/options/histogram.ts';
import { distributionTable } from '../../../src-renderer/charts/tables/distribution-table.ts';
import {
  convergenceTable,
  exceedanceTable,
  fanOverlayTable,
  fanTable,
  seriesTable,
} from '../../../src-renderer/charts/tables/line-tables.ts';
import { deltaTable, pairsTable } from '../../../src-renderer/charts/tables/pair-tables.ts';
import { flipsTable } from '../../../src-renderer/features/compare/pairs-panel.tsx';
import '../provided.ts';
import { cash, comparison, convergence, distribution, fan, gappyFan } from './literal-views.ts';

const views = inject('deskViews');
const column = (table: { rows: readonly (readonly unknown[])[] }, at: number) => table.rows.map((row) => row[at]);

test('the twin of a distribution has its bins, and the share that reaches each equals that of the view at the marker', () => {
  const view = views.desks.distribution!.distributions[0]!;
  const table = distributionTable(view);
  const bins = trimmed(view);
  expect(column(table, 2)).toEqual([...bins.counts]);
  expect(column(table, 2).reduce((sum: number, count) => sum + (count as number), 0)).toBe(
    view.pathCount - view.missingCount,
  );
  const marker = view.markers[0]!;
  const row = table.rows.find(([from]) => from === marker.value)!;
  expect(row[4]).toBeCloseTo(marker.shareAtLeast!, 12);
});

test('the twin of a fan has every month and percentile, gaps as gaps', () => {
  const table = fanTable(gappyFan);
  expect(column(table, 0)).toEqual(Array.from({ length: 37 }, (_, month) => month));
  gappyFan.lines.forEach((line, at) => expect(column(table, at + 1)).toEqual([...line]));
  expect(table.columns.map(({ title }) => title)).toEqual(['Month', 'P5', 'P25', 'P50', 'P75', 'P95']);
});

test('percentiles are told lowest first, whatever the order of the view', () => {
  const turned = fan({ percentiles: [0.95, 0.5, 0.05], lines: [[3], [2], [1]] });
  expect(fanTable(turned).rows).toEqual([[0, 1, 2, 3]]);
});

test('the other twins hold the values of their views', () => {
  expect(seriesTable(cash).rows[1]).toEqual(['2', -1e6, 2e6, -4e6]);
  expect(convergenceTable(convergence).rows[0]).toEqual([64, 0.05, null]);
  expect(exceedanceTable(comparison.exceedance, comparison.runs, '').rows[1]).toEqual([0.08, 0.5, 0.75]);
  expect(pairsTable(comparison.scatter[1]!, 'A', 'B', '').rows[1]).toEqual([1, 0.0799, 0.081]);
  expect(fanOverlayTable([fan(), fan()], comparison.runs, '').rows[1]).toHaveLength(11);
  const change = comparison.headline[1]!.changes[1]!;
  expect(deltaTable([{ index: 1, name: 'Lower fee', change }], 'Fraction', '').rows).toEqual([
    ['B Lower fee', 0.0001, -0.0005, 0.0007, 'not distinguishable', 4000],
  ]);
});

test('a path that misses the hurdle by rounding has not flipped', () => {
  const flips = { toFail: 0, toPass: 1, paths: [{ path: 3, from: 0.07, to: 0.08 - 1e-12 }] };
  expect(flipsTable(flips, 'B', '', 0.08).rows).toEqual([[3, 0.07, 0.08 - 1e-12, 'to pass']]);
});

test('a bin cut in two keeps its density; the heights of equal bins are shares', () => {
  expect(heights({ edges: [0, 1, 2], counts: [1, 3] })).toEqual([0.25, 0.75]);
  expect(heights({ edges: [0, 1, 2, 2.5], counts: [1, 2, 1] })).toEqual([0.25, 0.5, 0.5]);
  expect(trimmed({ edges: [0, 1, 2, 3], counts: [0, 5, 0] })).toEqual({ edges: [1, 2], counts: [5] });
});

test('the dot of the marker rides on the drawn curve', () => {
  const { exceedance } = distribution();
  expect(shareAt(exceedance, 0.06)).toBe(0.875);
  expect(shareAt(exceedance, 0.07)).toBeCloseTo((0.875 + 0.5) / 2, 12);
  expect(shareAt(exceedance, 0.01)).toBe(1);
  expect(shareAt(exceedance, 0.2)).toBe(0);
});
