import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { EChart } from '../../../src-renderer/charts/echart.tsx';
import type { Chart } from '../../../src-renderer/charts/echarts.ts';
import { convergenceOption } from '../../../src-renderer/charts/options/convergence.ts';
import { deltaBarsOption } from '../../../src-renderer/charts/options/delta-bars.ts';
import { distributionOption } from '../../../src-renderer/charts/options/distribution.ts';
import { exceedanceOption } from '../../../src-renderer/charts/options/exceedance.ts';
import { fanOption } from '../../../src-renderer/charts/options/fan.ts';
import { fanOverlayOption } from '../../../src-renderer/charts/options/fan-overlay.ts';
import { namedBarsOption } from '../../../src-renderer/charts/options/named-bars.ts';
import { pairedScatterOption } from '../../../src-renderer/charts/options/paired-scatter.ts';
import { partialHistogramOption } from '../../../src-renderer/charts/options/partial-histogram.ts';
import type { OptionBuilder } from '../../../src-renderer/charts/options/parts.ts';
import { seriesOption } from '../../../src-renderer/charts/options/series.ts';
import '../provided.ts';
import '../../../src-renderer/styles/index.css';
import {
  cash,
  comparison,
  convergence,
  distribution,
  emptyFan,
  fan,
  gappyFan,
  guardrails,
  hazards,
  manyPoints,
  noPaths,
  onePath,
} from './literal-views.ts';

const views = inject('deskViews');
const hurdle = { name: 'Hurdle', value: 0.08, share: 0.5 };
const names = { first: 'A', second: 'B', metricTitle: 'Net IRR' };
const change = comparison.headline[0]!.changes[1]!;
const nothing = { x: [], y: [], path: [], correlation: null, pairCount: 0 };
/** Every chart with the cases that a run can give it. */
const charts: readonly (readonly [name: string, build: OptionBuilder])[] = [
  ['distribution', distributionOption(distribution(), hurdle)],
  ['distribution without paths', distributionOption(noPaths, null)],
  ['distribution of one path', distributionOption(onePath, null)],
  ['distribution of 10,000 paths', distributionOption(manyPoints, { ...hurdle, share: null })],
  ['distribution of a run', distributionOption(views.desks.distribution!.distributions[0]!, hurdle)],
  ['marker beyond the bars', distributionOption(distribution(), { name: 'Marker', value: 0.3, share: 0 })],
  ['fan', fanOption(fan())],
  [
    'fan with a mean and a level',
    fanOption(fan({ unit: 'Multiple', mean: fan().lines[2]! }), { value: 1, label: '1.0x' }),
  ],
  ['fan with gaps', fanOption(gappyFan)],
  ['fan without values', fanOption(emptyFan)],
  ['fan of a run', fanOption(views.desks.cash!.fans[0]!)],
  ['bars and a line', seriesOption(cash)],
  ['lines with nulls', seriesOption(hazards, true)],
  ['series without points', seriesOption({ ...cash, x: [], lines: [] })],
  ['series of a run', seriesOption(views.desks.cash!.series[0]!)],
  ['bars with long names', namedBarsOption(guardrails)],
  ['convergence', convergenceOption(convergence, 1000)],
  ['convergence before the first paths', convergenceOption([], 1000)],
  ['histogram so far', partialHistogramOption({ edges: [0, 0.1, 0.2], counts: [0, 3] })],
  ['histogram before the first paths', partialHistogramOption(null)],
  ['exceedance of two', exceedanceOption(comparison.exceedance, comparison.runs)],
  ['exceedance of none', exceedanceOption({ ...comparison.exceedance, x: [], shares: [], markers: [] }, [])],
  ['pairs', pairedScatterOption(comparison.scatter[1]!, names, { first: 0.08, second: 0.1 })],
  ['no pairs', pairedScatterOption(nothing, names, null)],
  ['changes', deltaBarsOption([{ index: 1, name: 'Lower fee', change }], 'Annual')],
  [
    'unknown change',
    deltaBarsOption([{ index: 1, name: 'B', change: { ...change, value: null, low: null, high: null } }], 'Aud'),
  ],
  ['fans of two', fanOverlayOption([fan(), gappyFan], comparison.runs)],
  ['fans of none', fanOverlayOption([], [])],
];

let problems: string[] = [];
beforeEach(() => {
  problems = [];
  for (const kind of ['error', 'warn'] as const)
    vi.spyOn(console, kind).mockImplementation((...said) => void problems.push(String(said)));
});
afterEach(() => {
  vi.restoreAllMocks();
  delete document.documentElement.dataset['theme'];
});

/** Pixels that are not clear, and the colours among them. */
function ink(canvas: HTMLCanvasElement) {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Set<number>();
  let count = 0;
  for (let at = 0; at < data.length; at += 4)
    if (data[at + 3]! > 200) {
      count += 1;
      colours.add((data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!);
    }
  return { count, colours };
}

async function drawn(
  build: OptionBuilder,
): Promise<{ chart: Chart; canvas: HTMLCanvasElement; unmount: () => Promise<void> }> {
  let chart: Chart | null = null;
  const { unmount } = await render(
    <div style={{ width: 430, height: 200 }}>
      <EChart build={build} description="A chart" onChart={(made) => (chart = made)} />
    </div>,
  );
  await vi.waitFor(() => expect(chart).not.toBeNull());
  await vi.waitFor(() => expect(document.querySelector('canvas')).not.toBeNull()); // drawn with the next frame
  chart!.getZr().flush();
  return { chart: chart!, canvas: document.querySelector('canvas')!, unmount };
}

test.each(charts)('%s draws on a canvas in both themes and says nothing on the console', async (_, build) => {
  const inks = [];
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset['theme'] = theme;
    const { canvas, unmount } = await drawn(build);
    inks.push(ink(canvas));
    await unmount();
  }
  expect(inks[0]!.count).toBeGreaterThan(200); // axes and labels at the least
  expect(inks[1]!.count).toBeGreaterThan(200);
  expect(inks[0]!.colours).not.toEqual(inks[1]!.colours);
  expect(problems).toEqual([]);
});

test('bars under the marker are grey and those over it blue, in the colours of the theme', async () => {
  document.documentElement.dataset['theme'] = 'light';
  const { canvas } = await drawn(distributionOption(distribution(), hurdle));
  const { colours } = ink(canvas);
  expect(colours.has(0xc6ccd4)).toBe(true); // --bar-off
  expect(colours.has(0x8fbbde)).toBe(true); // --bar
});

test('a chart is drawn anew when the theme changes, and leaves nothing behind when it goes', async () => {
  document.documentElement.dataset['theme'] = 'light';
  const { chart, canvas, unmount } = await drawn(fanOption(fan()));
  const before = ink(canvas).colours;
  expect(before.has(0xd8e7f5)).toBe(true); // --band-outer
  document.documentElement.dataset['theme'] = 'dark';
  await vi.waitFor(() => {
    chart.getZr().flush();
    expect(ink(canvas).colours.has(0x1d3750)).toBe(true);
  });
  await unmount();
  expect(chart.isDisposed()).toBe(true);
});

test('a chart in too small a box says so instead', async () => {
  await render(
    <div style={{ width: 100, height: 40 }}>
      <EChart build={fanOption(fan())} description="A chart" />
    </div>,
  );
  await vi.waitFor(() => expect(document.body.textContent).toContain('Too small to draw'));
});
