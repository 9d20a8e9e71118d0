import { useMemo, type ReactNode } from 'react';
import type { SeriesView } from '../../src-engine/index.ts';
import { ChartPanel } from './chart-panel.tsx';
import { EChart } from './echart.tsx';
import { hasLongNames, namedBarsOption } from './options/named-bars.ts';
import { seriesOption } from './options/series.ts';
import { seriesTable } from './tables/line-tables.ts';

/** Under this height the chart keeps narrow margins. */
const COMPACT = 240;

/** Lines and bars alone, `height` pixels high: for a strip whose headings stand outside. */
export function SeriesChart({ view, height }: { view: SeriesView; height: number }) {
  const build = useMemo(() => seriesOption(view, height < COMPACT), [view, height]);
  return (
    <div style={{ height }}>
      <EChart build={build} description={`${view.title}. By ${view.xTitle}.`} />
    </div>
  );
}

/** The same in a panel with its tools. */
export function SeriesPanel({
  view,
  caption,
  tools,
}: {
  view: SeriesView;
  caption: string;
  tools?: ReactNode | undefined;
}) {
  const build = useMemo(() => (hasLongNames(view) ? namedBarsOption(view) : seriesOption(view)), [view]);
  const table = useMemo(() => seriesTable(view), [view]);
  const isEmpty = view.x.length === 0 || view.lines.length === 0;
  return (
    <ChartPanel
      title={view.title}
      caption={caption}
      build={build}
      table={table}
      tools={tools}
      empty={isEmpty ? 'There is nothing to draw: no value by any date.' : undefined}
    />
  );
}
