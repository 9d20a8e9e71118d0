import { useEffect, useMemo } from 'react';
import type { RunRow } from '../../../src-main/contract/index.ts';
import { useActions, type Action } from '../../state/actions.ts';
import { useClient } from '../../state/client.ts';
import { useScreenHead } from '../../state/head.ts';
import { go, useRoute } from '../../state/route.ts';
import { currentRun, isLive, useRunRows } from '../../state/run-rows.ts';
import { hearRunsFromNowOn, runAgain, steerRun } from '../../state/runs.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { RunInspector } from './run-inspector.tsx';
import { RunList } from './run-list.tsx';
import { RunPanel } from './run-panel.tsx';

/** The monitor: one run in full above, all runs of the project below. */
export function Screen() {
  const { rows, live, isLoaded } = useRunRows();
  const runId = useRoute((route) => route.runId);
  useEffect(hearRunsFromNowOn, []);
  const underWay = currentRun({ rows, live, isLoaded });
  const run = rows.find(({ id }) => id === runId) ?? rows.find(({ id }) => id === underWay?.runId) ?? rows[0] ?? null;
  const other = underWay !== null && underWay.runId !== run?.id ? underWay.runId : null;
  useRunActions(run);
  const head = useMemo(
    () => ({
      crumbs: run === null ? [] : [{ title: `run ${run.id}` }],
      primary: other === null ? undefined : { title: `Show run ${other}, under way`, act: () => go({ runId: other }) },
    }),
    [run, other],
  );
  useScreenHead(head);
  if (!isLoaded) return <LoadingState text="Loading the runs" />;
  if (run === null)
    return (
      <EmptyState
        title="Nothing has been run yet"
        text="Open a scenario and run it: you see here how its mean settles, and every run is kept with its version, seed and figures."
      >
        <Button kind="primary" onClick={() => go({ screen: 'library' })}>
          Choose a scenario
        </Button>
      </EmptyState>
    );
  return (
    <div className="runs">
      <RunPanel run={run} />
      <div className="list">
        <RunList rows={rows} />
      </div>
      <RunInspector run={run} live={[...live.values()]} rows={rows} />
    </div>
  );
}

/** What can be done with the chosen run, in the palette with its key. */
function useRunActions(run: RunRow | null): void {
  const client = useClient();
  const actions = useMemo((): readonly Action[] => {
    if (run === null) return [];
    const name = `run ${run.id}`;
    const steer = (what: 'runs.pause' | 'runs.resume' | 'runs.cancel') => () => void steerRun(client, what, run.id);
    const all: (Action | false)[] = [
      run.state === 'running' && {
        id: 'runs.pause',
        title: `Pause ${name}`,
        group: 'Runs',
        keys: 'alt+p',
        act: steer('runs.pause'),
      },
      (run.state === 'paused' || run.state === 'interrupted' || run.state === 'cancelled') && {
        id: 'runs.resume',
        title: `Resume ${name}`,
        group: 'Runs',
        keys: 'alt+p',
        act: steer('runs.resume'),
      },
      isLive(run.state) && {
        id: 'runs.cancel',
        title: `Cancel ${name}`,
        group: 'Runs',
        keys: 'alt+x',
        act: steer('runs.cancel'),
      },
      !isLive(run.state) && {
        id: 'runs.again',
        title: `Run ${run.scenarioName} again`,
        group: 'Runs',
        keys: 'mod+enter',
        act: () => void runAgain(client, run),
      },
      run.resultHash !== null && {
        id: 'runs.result',
        title: `Open the result of ${name}`,
        group: 'Runs',
        keys: 'alt+r',
        act: () => go({ screen: 'results', runId: run.id }),
      },
    ];
    return all.filter((action): action is Action => action !== false);
  }, [client, run]);
  useActions(actions);
}
