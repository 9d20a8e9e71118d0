import { useMemo, useState, type ReactNode } from 'react';
import type { ComparisonView } from '../../../src-engine/index.ts';
import { ChartPanel } from '../../charts/chart-panel.tsx';
import { letterStyle } from '../../charts/letters.ts';
import { shareText } from '../../charts/numbers.ts';
import { deltaBarsOption, type DeltaRow } from '../../charts/options/delta-bars.ts';
import { exceedanceOption } from '../../charts/options/exceedance.ts';
import { fanOverlayOption } from '../../charts/options/fan-overlay.ts';
import { exceedanceTable, fanOverlayTable } from '../../charts/tables/line-tables.ts';
import { deltaTable } from '../../charts/tables/pair-tables.ts';
import { IconButton } from '../../ui/button.tsx';
import { countText, unitHead } from '../../ui/format.ts';
import { ChevronDownIcon } from '../../ui/icons.ts';
import { Menu } from '../../ui/menu.tsx';

/** 'n = 10,000, seed 20261, runs 17 and 18'; run by run where they differ. */
export function runsText({ runs }: ComparisonView): string {
  const [first] = runs;
  const isSame = runs.every(({ paths, seed }) => paths === first?.paths && seed === first.seed);
  if (first === undefined || !isSame)
    return runs
      .map(({ letter, runId, paths, seed }) => `${letter} run ${runId}: n = ${countText(paths)}, seed ${seed}`)
      .join('; ');
  return `n = ${countText(first.paths)}, seed ${first.seed}, runs ${runs.map(({ runId }) => runId).join(', ')}`;
}

/** The first chart: how one figure changes, or the fans of one series on the same axes. */
export function ChangeOrFans({ view, figure }: { view: ComparisonView; figure: string }) {
  const [chosen, choose] = useState(view.runs.length > 2 || view.fans.length === 0 ? 'change' : view.fans[0]!.series);
  const fans = view.fans.find(({ series }) => series === chosen);
  const entries = [{ series: 'change', title: 'Change of the chosen figure' }, ...view.fans];
  const tools = (
    <Menu
      trigger={<IconButton icon={ChevronDownIcon} label="Choose the chart" />}
      entries={entries.map(({ series, title }) => ({ title, act: () => choose(series) }))}
    />
  );
  return fans === undefined ? (
    <ChangeChart view={view} figure={figure} tools={tools} />
  ) : (
    <FansChart key={fans.series} view={view} fans={fans} tools={tools} />
  );
}

function ChangeChart({ view, figure, tools }: { view: ComparisonView; figure: string; tools: ReactNode }) {
  const line = view.headline.find(({ key }) => key === figure) ?? view.headline[0];
  const rows = useMemo(
    () =>
      (line?.changes ?? []).flatMap((change, index): DeltaRow[] =>
        change === null ? [] : [{ index, name: view.runs[index]!.name, change }],
      ),
    [line, view.runs],
  );
  const unit = line?.unit ?? 'Annual';
  const title = `Change of ${line?.title ?? ''} against A`;
  const build = useMemo(() => deltaBarsOption(rows, unit), [rows, unit]);
  const table = useMemo(() => deltaTable(rows, unit, title), [rows, unit, title]);
  return (
    <ChartPanel
      title={title}
      caption={`Whiskers: 95 % interval; grey: not distinguishable. ${runsText(view)}`}
      build={build}
      table={table}
      tools={tools}
      empty={rows.length === 0 ? 'There is no change to draw.' : undefined}
    />
  );
}

function FansChart({
  view,
  fans,
  tools,
}: {
  view: ComparisonView;
  fans: ComparisonView['fans'][number];
  tools: ReactNode;
}) {
  const build = useMemo(() => fanOverlayOption(fans.runs, view.runs), [fans, view.runs]);
  const table = useMemo(() => fanOverlayTable(fans.runs, view.runs, fans.title), [fans, view.runs]);
  return (
    <ChartPanel
      title={fans.title}
      caption={`${unitHead(fans.unit)}, median and P5 to P95. ${runsText(view)}`}
      build={build}
      table={table}
      tools={tools}
      empty={fans.runs.length === 0 ? 'There is no fan to draw.' : undefined}
    />
  );
}

/** The chance of at least x for every run. */
export function ExceedanceChart({ view }: { view: ComparisonView }) {
  const title = exceedanceTitle(view);
  const build = useMemo(() => exceedanceOption(view.exceedance, view.runs), [view]);
  const table = useMemo(() => exceedanceTable(view.exceedance, view.runs, title), [view, title]);
  const { markers } = view.exceedance;
  return (
    <ChartPanel
      title={title}
      caption={`${markers.length === 0 ? '' : `Dotted: ${markers.map(({ name }) => name.toLowerCase()).join(', ')}. `}${runsText(view)}`}
      build={build}
      table={table}
      empty={view.exceedance.x.length === 0 ? 'No run has a value.' : undefined}
    />
  );
}

/** 'A reaches the hurdle in 14.1 % of paths, B in 15.0 %'. */
export function exceedanceTitle({ exceedance, runs }: ComparisonView): string {
  if (exceedance.markers.length === 0) return `Chance of at least x: ${exceedance.metricTitle}`;
  const shareOf = (run: number) => exceedance.shares[run]?.[exceedance.x.indexOf(runs[run]!.hurdleAnnual)] ?? null;
  const told = runs.map((_, run) => `${letterStyle(run).letter} in ${shareText(shareOf(run))}`);
  return `Paths that reach ${exceedance.markers.length === 1 ? 'the' : 'their'} hurdle: ${told.join(', ')}`;
}
