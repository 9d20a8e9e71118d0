import type { CustomSeries } from '../echarts.ts';
import type { ChartTokens } from '../tokens.ts';

export type Bins = { readonly edges: readonly number[]; readonly counts: readonly number[] };

/** Bins without the empty ones at both ends. */
export function trimmed({ edges, counts }: Bins): Bins {
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return { edges, counts };
  const last = counts.findLastIndex((count) => count > 0);
  return { edges: edges.slice(first, last + 2), counts: counts.slice(first, last + 1) };
}

/** Middle one of the widths: a bin that was cut at a marker is drawn as high as its density. */
export function typicalWidth(edges: readonly number[]): number {
  const widths = edges
    .slice(1)
    .map((edge, index) => edge - edges[index]!)
    .filter((width) => width > 0)
    .sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

/** Height of each bar: the share of paths that a bin of the typical width would hold at the density of this one. */
export function heights({ edges, counts }: Bins): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const typical = typicalWidth(edges);
  return counts.map((count, index) => {
    const width = edges[index + 1]! - edges[index]!;
    return total === 0 ? 0 : (count / total) * (width > 0 && typical > 0 ? typical / width : 1);
  });
}

/** Bars of a histogram; those that end at or below `hurdle` are grey. */
export function histogramBars(t: ChartTokens, bins: Bins, hurdle: number | null): CustomSeries {
  const high = heights(bins);
  return {
    type: 'custom',
    clip: true,
    z: 1,
    encode: { x: [0, 1], y: 2 },
    data: high.map((height, index) => [bins.edges[index]!, bins.edges[index + 1]!, height]),
    renderItem: (params, api) => {
      const index = params.dataIndex;
      const [left, right, height] = [bins.edges[index]!, bins.edges[index + 1]!, high[index]!];
      if (height === 0) return null;
      const [x, y] = api.coord([left, height]) as [number, number];
      const [x2, bottom] = api.coord([right, 0]) as [number, number];
      const misses = hurdle !== null && right <= hurdle + Math.abs(hurdle) * 1e-9 + 1e-12;
      // A bin of one value alone has no width: a bar of eight pixels stands for it.
      const isPoint = x2 - x < (bins.counts.length === 1 ? 8 : 1e-6);
      const width = isPoint ? 8 : Math.max(1, x2 - x - 2);
      return {
        type: 'rect',
        shape: { x: isPoint ? x - 4 : x + Math.min(1, (x2 - x) / 2), y, width, height: bottom - y },
        style: { fill: misses ? t['bar-off'] : t.bar, stroke: misses ? t.axis : t['band-edge'], lineWidth: 1 },
      };
    },
  };
}
