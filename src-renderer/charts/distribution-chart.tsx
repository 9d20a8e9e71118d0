import { useMemo, type ReactNode } from 'react';
import type { DistributionView } from '../../src-engine/index.ts';
import { ChartPanel } from './chart-panel.tsx';
import { MarkerHandle } from './marker-handle.tsx';
import { distributionOption, distributionRange, type MarkerNow } from './options/distribution.ts';
import { distributionTable } from './tables/distribution-table.ts';

/** Histogram and exceedance in a panel with its tools. With `onMarker` the marker can be dragged. */
export function DistributionPanel({
  view,
  caption,
  marker,
  onMarker,
  tools,
}: {
  view: DistributionView;
  caption: string;
  /** Keep it the same object while it stands still. */
  marker: MarkerNow | null;
  onMarker?: ((value: number) => void) | undefined;
  tools?: ReactNode | undefined;
}) {
  const build = useMemo(() => distributionOption(view, marker), [view, marker]);
  const table = useMemo(() => distributionTable(view), [view]);
  const range = useMemo(() => distributionRange(view, marker), [view, marker]);
  const hasValues = view.counts.some((count) => count > 0);
  return (
    <ChartPanel
      title={view.title}
      caption={caption}
      build={build}
      table={table}
      tools={tools}
      empty={hasValues ? undefined : `No path has a value of ${view.metricTitle}.`}
      overlay={
        marker !== null &&
        onMarker !== undefined && (
          <MarkerHandle name={marker.name} value={marker.value} unit={view.unit} range={range} onMove={onMarker} />
        )
      }
    />
  );
}
