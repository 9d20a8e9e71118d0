import { useEffect, useMemo } from 'react';
import type { DeskTab } from '../../../src-engine/index.ts';
import type { RunRow } from '../../../src-main/contract/index.ts';
import { originText } from '../../charts/numbers.ts';
import { useActions } from '../../state/actions.ts';
import { useClient } from '../../state/client.ts';
import { useScreenHead } from '../../state/head.ts';
import { go, replaceRoute, useRoute } from '../../state/route.ts';
import { openResult, openTab, useResults } from '../../state/results.ts';
import { isLive, useRunRows } from '../../state/run-rows.ts';
import { Button } from '../../ui/button.tsx';
import { countText, timeText } from '../../ui/format.ts';
import { tabTerms } from '../../ui/help-terms.ts';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { DeskCharts } from './desk-charts.tsx';
import { DeskTables } from './desk-tables.tsx';
import { markerNow, shownDistribution } from './distribution-slot.tsx';
import { HeadFigures } from './head-figures.tsx';
import { ResultInspector } from './inspector.tsx';
import { useResultActions } from './result-actions.ts';
import { ResultBanners } from './result-banners.tsx';
import { ExportMenu } from './export-menu.tsx';
import { hasResult, RunChoice } from './run-choice.tsx';

const tabTitles: Readonly<Record<DeskTab, string>> = {
  distribution: 'Distribution',
  cash: 'Cash',
  waterfall: 'Waterfall',
  portfolio: 'Portfolio',
  guardrails: 'Guardrails',
};

/** The result of one run: five figures, and a desk of tabs with two charts and a table each. */
export function Screen() {
  const { runId, scenarioId } = useRoute();
  const { rows, isLoaded } = useRunRows();
  const run = rows.find(({ id }) => id === runId) ?? null;
  // Without a run in the address: the newest with a result, of the current scenario if there is one.
  const fallback = rows.find((row) => hasResult(row) && row.scenarioId === scenarioId) ?? rows.find(hasResult) ?? null;
  useEffect(() => {
    if (runId === null && fallback !== null) replaceRoute({ runId: fallback.id });
  }, [runId, fallback]);
  if (!isLoaded) return <LoadingState text="Loading the runs" />;
  if (run !== null && hasResult(run)) return <Result key={run.id} run={run} />;
  if (run !== null) return <WithoutResult run={run} fallback={fallback} />;
  if (runId !== null)
    return (
      <EmptyState
        title={`Run ${runId} is not in this project`}
        text="It may have been removed, or the address is from another project."
      >
        <Button onClick={() => go({ screen: 'runs', runId: null })}>Show all runs</Button>
      </EmptyState>
    );
  return (
    <EmptyState
      title="No run has finished yet"
      text="A result appears here when a scenario has been run: five figures, their distributions, cash, waterfall and guardrails."
    >
      <Button kind="primary" onClick={() => go({ screen: 'library' })}>
        Choose a scenario
      </Button>
    </EmptyState>
  );
}

function WithoutResult({ run, fallback }: { run: RunRow; fallback: RunRow | null }) {
  const text = isLive(run.state)
    ? 'The monitor shows the figures so far.'
    : 'It ended before the first paths were finished. The monitor says why and what to do.';
  return (
    <EmptyState
      title={`Run ${run.id} of ${run.scenarioName} has no result${isLive(run.state) ? ' yet' : ''}`}
      text={text}
    >
      <Button kind="primary" onClick={() => go({ screen: 'runs', runId: run.id })}>
        Open the monitor
      </Button>
      {fallback !== null && <Button onClick={() => go({ runId: fallback.id })}>Open run {fallback.id}</Button>}
    </EmptyState>
  );
}

function Result({ run }: { run: RunRow }) {
  const client = useClient();
  const rows = useRunRows((slice) => slice.rows);
  const place = useRoute((route) => route.place);
  const { headline, desks, picked, runId } = useResults();
  const isHere = runId === run.id;
  const tabs = (isHere && headline.value?.tabs) || (['distribution'] as const);
  const tab = tabs.find((key) => key === place) ?? tabs[0] ?? 'distribution';
  const desk = isHere ? desks[tab] : undefined;
  const { actions, runAgainAction } = useResultActions(run);
  useActions(actions);
  const head = useMemo(
    () => ({
      crumbs: [
        { title: run.scenarioName, to: { screen: 'scenario' as const, scenarioId: run.scenarioId } },
        { title: `run ${run.id}` },
      ],
      saved: run.endedAt === null ? undefined : `ended ${timeText(run.endedAt)}`,
      primary: runAgainAction,
    }),
    [run.scenarioName, run.scenarioId, run.id, run.endedAt, runAgainAction],
  );
  useScreenHead(head);
  useEffect(() => void openResult(client, run.id), [client, run.id, run.resultHash]);
  const isReady = isHere && headline.value !== null;
  useEffect(() => {
    if (isReady) void openTab(client, tab);
  }, [client, isReady, tab, run.id]);

  if (isHere && headline.state === 'failed')
    return <ErrorState error={headline.error} onRetry={() => void openResult(client, run.id)} />;
  if (!isHere || headline.value === null) return <LoadingState text="Loading the result" />;
  const { value } = headline;
  const seed = originText({ seed: value.seed, run: `run ${run.id}` });
  const n = `${value.partial ? 'partial, ' : ''}n = ${countText(value.pathsCompleted)}`;
  const own = desks.distribution?.value?.distributions[0] ?? null;
  const view = tab === 'distribution' ? shownDistribution(picked, own) : null;
  return (
    <div className="results">
      <ResultBanners run={run} headline={value} />
      <HeadFigures figures={value.figures} />
      <Tabs
        label="Desk"
        items={tabs.map((key) => ({ key, title: tabTitles[key], help: tabTerms[key] }))}
        value={tab}
        onChange={(key) => replaceRoute({ place: key })}
        end={
          <>
            <RunChoice rows={rows} run={run} onChoose={(id) => go({ runId: id })} />
            <ExportMenu run={run} />
          </>
        }
      >
        {desk === undefined || (desk.state === 'loading' && desk.value === null) ? (
          <LoadingState text={`Loading ${tabTitles[tab]}`} />
        ) : desk.state === 'failed' ? (
          <ErrorState error={desk.error} onRetry={() => void openTab(client, tab)} />
        ) : (
          <div className={desk.value!.tables.length === 0 ? 'deskbody bare' : 'deskbody'} key={tab}>
            <DeskCharts desk={desk.value!} seed={seed} counted={n} />
            <DeskTables tables={desk.value!.tables} tab={tab} />
          </div>
        )}
      </Tabs>
      <ResultInspector run={run} headline={value} view={view} marker={view === null ? null : markerNow(picked, view)} />
    </div>
  );
}
