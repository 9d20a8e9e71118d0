import { useCallback, useMemo } from 'react';
import type { DistributionView } from '../../../src-engine/index.ts';
import { DistributionPanel } from '../../charts/distribution-chart.tsx';
import { inSentence } from '../../charts/numbers.ts';
import type { MarkerNow } from '../../charts/options/distribution.ts';
import { useClient } from '../../state/client.ts';
import { pick, useResults, type Picked } from '../../state/results.ts';
import { Select } from '../../ui/select.tsx';

/** What the distribution shows now: the user's pick, else the one the desk brings. */
export function shownDistribution(picked: Picked | null, own: DistributionView | null): DistributionView | null {
  return picked === null ? own : (picked.view.value ?? own);
}

/** The marker as it stands on screen: where the user put it at once, its share when the host has counted it. */
export function markerNow(picked: Picked | null, view: DistributionView): MarkerNow | null {
  const told = view.markers[0];
  const isPicked = picked?.metric === view.metric && picked.marker !== null;
  if (!isPicked) return told === undefined ? null : { name: told.name, value: told.value, share: told.shareAtLeast };
  const value = picked.marker!;
  return told?.value === value
    ? { name: told.name, value, share: told.shareAtLeast }
    : { name: 'Marker', value, share: null };
}

/** Any metric of the run as a distribution, with a marker to drag. */
export function DistributionSlot({ own, origin }: { own: DistributionView; origin: string }) {
  const client = useClient();
  const picked = useResults((slice) => slice.picked);
  const metrics = useResults((slice) => slice.metrics);
  const view = shownDistribution(picked, own)!;
  const marker = useMemo(() => markerNow(picked, view), [picked, view]);
  const move = useCallback((value: number) => void pick(client, view.metric, value), [client, view.metric]);
  const options = useMemo(() => {
    const listed = metrics.map(({ name, title }) => ({ value: name, title }));
    return listed.some(({ value }) => value === own.metric)
      ? listed
      : [{ value: own.metric, title: own.metricTitle }, ...listed];
  }, [metrics, own]);
  return (
    <DistributionPanel
      view={view}
      caption={captionOf(marker, view.caption, origin)}
      marker={marker}
      onMarker={move}
      tools={
        <Select
          small
          label="Metric"
          options={options}
          value={view.metric}
          onChange={(metric) => void pick(client, metric, null)}
        />
      }
    />
  );
}

/** Says what grey means, how many paths were counted, and where the figures come from. */
function captionOf(marker: MarkerNow | null, counted: string, origin: string): string {
  if (marker === null) return `${counted}, ${origin}`;
  return `Grey bars miss the ${marker.name === 'Marker' ? 'marker' : inSentence(marker.name)}. ${counted}, ${origin}`;
}
