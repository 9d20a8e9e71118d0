import { useState, type ReactNode } from 'react';
import type { DeskView, DistributionView } from '../../../src-engine/index.ts';
import { DistributionPanel } from '../../charts/distribution-chart.tsx';
import { FanPanel } from '../../charts/fan-chart.tsx';
import { SeriesPanel } from '../../charts/series-chart.tsx';
import { IconButton } from '../../ui/button.tsx';
import { ChevronDownIcon } from '../../ui/icons.ts';
import { Menu } from '../../ui/menu.tsx';
import { DistributionSlot } from './distribution-slot.tsx';

type DeskChart =
  | { readonly kind: 'picked'; readonly key: string; readonly title: string; readonly view: DistributionView }
  | { readonly kind: 'distribution'; readonly key: string; readonly title: string; readonly view: DistributionView }
  | { readonly kind: 'fan'; readonly key: string; readonly title: string; readonly view: DeskView['fans'][number] }
  | {
      readonly kind: 'series';
      readonly key: string;
      readonly title: string;
      readonly view: DeskView['series'][number];
    };

/** All charts of a tab; on the tab of distributions the first takes any metric. */
function chartsOf(desk: DeskView): readonly DeskChart[] {
  return [
    ...desk.distributions.map((view, place): DeskChart => {
      const kind = desk.tab === 'distribution' && place === 0 ? 'picked' : 'distribution';
      return { kind, key: `d${view.metric}`, title: view.metricTitle, view };
    }),
    ...desk.fans.map((view): DeskChart => ({ kind: 'fan', key: `f${view.series}`, title: view.title, view })),
    ...desk.series.map((view): DeskChart => ({ kind: 'series', key: `s${view.key}`, title: view.title, view })),
  ];
}

/**
 * Two charts side by side; where a tab has more, each place can show any of them. `counted` is the number of paths of the run; a distribution says its own, without the paths that
 * have no value.
 */
export function DeskCharts({ desk, counted, seed }: { desk: DeskView; counted: string; seed: string }) {
  const charts = chartsOf(desk);
  const first = charts[0];
  const other = charts.find(
    ({ kind }) => kind !== first?.kind && !(first?.kind === 'picked' && kind === 'distribution'),
  );
  const [chosen, choose] = useState<readonly (string | null)[]>([null, null]);
  if (first === undefined) return null;
  const at = (place: number, fallback: DeskChart | undefined) =>
    charts.find(({ key }) => key === chosen[place]) ?? fallback;
  const shown = [at(0, first), at(1, other ?? charts[1])];
  return (
    <div className={shown[1] === undefined ? 'pair one' : 'pair'}>
      {shown.map(
        (chart, place) =>
          chart !== undefined && (
            <Slot
              key={place}
              chart={chart}
              origin={chart.kind === 'fan' || chart.kind === 'series' ? `${counted}, ${seed}` : seed}
              choice={
                charts.length > 2 && chart.kind !== 'picked' ? (
                  <Menu
                    trigger={<IconButton icon={ChevronDownIcon} label="Choose the chart" />}
                    entries={charts
                      .filter(({ kind }) => kind !== 'picked')
                      .map(({ key, title }) => ({
                        title,
                        act: () => choose(place === 0 ? [key, chosen[1]!] : [chosen[0]!, key]),
                      }))}
                  />
                ) : undefined
              }
            />
          ),
      )}
    </div>
  );
}

function Slot({ chart, origin, choice }: { chart: DeskChart; origin: string; choice: ReactNode }) {
  if (chart.kind === 'picked') return <DistributionSlot own={chart.view} origin={origin} />;
  if (chart.kind === 'fan') return <FanPanel view={chart.view} caption={origin} tools={choice} />;
  if (chart.kind === 'series') return <SeriesPanel view={chart.view} caption={origin} tools={choice} />;
  return <MarkedDistribution view={chart.view} origin={origin} choice={choice} />;
}

function MarkedDistribution({ view, origin, choice }: { view: DistributionView; origin: string; choice: ReactNode }) {
  const told = view.markers[0];
  const [marker] = useState(() =>
    told === undefined ? null : { name: told.name, value: told.value, share: told.shareAtLeast },
  );
  return <DistributionPanel view={view} caption={`${view.caption}, ${origin}`} marker={marker} tools={choice} />;
}
