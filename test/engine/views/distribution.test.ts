import { describe, expect, test } from 'vitest';
import { distributionView } from '../../../src-engine/views/distribution.ts';
import { binEdges, niceWidth } from '../../../src-engine/views/bins.ts';
import { sparkOf } from '../../../src-engine/views/spark.ts';
import { notPlain } from '../../support/view-runs.ts';

const of = {
  metric: 'netIrrAnnual',
  unit: 'Annual',
  design: { clusters: 'paths', replicates: 0 },
  paths: null,
} as const;
const hurdle = { name: 'Hurdle', value: 0.08 };

/** A spread of values that repeats: no chance in it. */
const spread = (n: number, centre = 0.07, width = 0.06) =>
  Float64Array.from({ length: n }, (_, i) => centre + width * (((i * 0.618_033_988_749) % 1) - 0.5));

const cases: Readonly<Record<string, Float64Array>> = {
  'a usual spread': spread(10_000),
  'all below the hurdle': spread(500, 0.01, 0.02),
  'all above the hurdle': spread(500, 0.3, 0.02),
  'total losses beside a spread': Float64Array.from([...spread(997), -1, -1, -1]),
  'nothing but total losses': new Float64Array(64).fill(-1),
  'an atom on the hurdle': Float64Array.from([...spread(300), ...new Float64Array(200).fill(0.08 - 4e-10)]),
  'one path': Float64Array.of(0.0631),
  'one path of value 0': Float64Array.of(0),
  'two paths far apart': Float64Array.of(-1, 90),
  'values and holes': Float64Array.from(spread(200), (value, i) =>
    i % 7 === 0 ? NaN : i % 11 === 0 ? Infinity : value,
  ),
  'only holes': new Float64Array(5).fill(NaN),
  'no path': new Float64Array(0),
  'far outliers on both sides': Float64Array.from([...spread(2000), -0.9, 5, 12]),
};

describe.each(Object.entries(cases))('%s', (_, values) => {
  for (const marker of [hurdle, null]) {
    const view = distributionView(values, of, marker);
    const valued = values.filter((x) => Number.isFinite(x)).sort();

    test(`${marker === null ? 'without' : 'with'} a marker: counts, edges and curve hold`, () => {
      expect(notPlain(view)).toEqual([]);
      expect(view.pathCount).toBe(values.length);
      expect(view.counts.reduce((a, b) => a + b, 0)).toBe(view.pathCount - view.missingCount);
      expect(view.counts.length).toBeLessThanOrEqual(60);
      expect(view.missingCount).toBe(values.length - valued.length);
      const { x, share } = view.exceedance;
      expect(x.length).toBe(share.length);
      expect(x.length).toBeLessThanOrEqual(201);
      expect(view.edges.length).toBe(valued.length === 0 ? 0 : view.counts.length + 1);
      expect(view.edges.slice(1).every((edge, i) => edge > view.edges[i]!)).toBe(true);
      expect(x.slice(1).every((point, i) => point > x[i]!)).toBe(true);
      expect([share[0], share.at(-1)]).toEqual(valued.length === 0 ? [undefined, undefined] : [1, 0]);
      expect(view.mean === null).toBe(valued.length === 0);
      expect(share.slice(1).every((s, i) => s <= share[i]!)).toBe(true);
      const inside = valued.filter((v) => v >= view.edges[0]! && v < view.edges.at(-1)!).length;
      expect(view.below + view.above + inside).toBe(valued.length);
      expect(view.caption.includes('first bar holds')).toBe(view.below > 0);
      expect(view.caption.includes('last bar holds')).toBe(view.above > 0);
    });

    if (marker !== null && valued.length > 0)
      test('the marker is an edge and a point, and bars left of it are the paths that miss it', () => {
        const at = view.edges.indexOf(0.08);
        expect(at).toBeGreaterThanOrEqual(0);
        const missing = valued.filter((v) => v < 0.08 - 1e-9).length;
        expect(view.counts.slice(0, at).reduce((a, b) => a + b, 0)).toBe(missing);
        expect(view.markers[0]!.shareAtLeast).toBeCloseTo(1 - missing / valued.length, 12);
        expect(view.exceedance.share[view.exceedance.x.indexOf(0.08)]).toBeCloseTo(1 - missing / valued.length, 12);
      });
  }
});

test('bins are of one nice width', () => {
  const { edges } = distributionView(cases['a usual spread']!, of, hurdle);
  const widths = edges.slice(1).map((edge, i) => Number((edge - edges[i]!).toPrecision(6)));
  expect(new Set(widths)).toEqual(new Set([0.0025]));
  expect(niceWidth(0.0031)).toBe(0.005);
  expect(niceWidth(2.5)).toBe(2.5);
});

test('a far outlier does not flatten the rest', () => {
  const { counts, above } = distributionView(cases['far outliers on both sides']!, of, hurdle);
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(15);
  expect(above).toBe(2);
});

test('whole numbers have bins of at least one', () => {
  const edges = binEdges(Float64Array.of(3, 3, 4, 5), null, 1);
  expect(edges[1]! - edges[0]!).toBe(1);
});

test('the mean shortfall is over the paths that miss the marker', () => {
  const view = distributionView(Float64Array.of(0.02, 0.06, 0.1), of, hurdle);
  expect(view.markers[0]!.meanShortfall).toBeCloseTo(0.04, 12);
  expect(distributionView(Float64Array.of(0.1), of, hurdle).markers[0]!.meanShortfall).toBeNull();
});

describe('sparks', () => {
  test('24 bins hold the middle 99 per cent, the hurdle stands at its place', () => {
    const spark = sparkOf(cases['a usual spread']!, 0.07)!;
    expect(spark.counts.length).toBe(24);
    expect(spark.counts.reduce((a, b) => a + b, 0)).toBe(9900);
    expect(spark.hurdleAt).toBeCloseTo(0.5, 2);
  });

  test('a hurdle outside stands at the end, no value is no spark', () => {
    expect(sparkOf(cases['all above the hurdle']!, 0.08)!.hurdleAt).toBe(0);
    expect(sparkOf(cases['all below the hurdle']!, 0.08)!.hurdleAt).toBe(1);
    expect(sparkOf(cases['nothing but total losses']!, 0.08)!.hurdleAt).toBe(1);
    expect(sparkOf(cases['only holes']!, 0.08)).toBeNull();
  });
});
