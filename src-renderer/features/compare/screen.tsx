import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ComparisonView } from '../../../src-engine/index.ts';
import { letters } from '../../charts/letters.ts';
import { useActions, type Action } from '../../state/actions.ts';
import { useHost } from '../../state/client.ts';
import { openComparison, useCompare } from '../../state/compare.ts';
import { useScreenHead } from '../../state/head.ts';
import { attempt, notify } from '../../state/notices.ts';
import { go, useRoute } from '../../state/route.ts';
import { useRunRows } from '../../state/run-rows.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { ChooseRuns } from './choose-runs.tsx';
import { ChangeOrFans, ExceedanceChart } from './compare-charts.tsx';
import { HeadlineTable } from './headline-table.tsx';
import { InputsTable } from './inputs-table.tsx';
import { PairsPanel } from './pairs-panel.tsx';
import { RunBar } from './run-bar.tsx';

/** Two to six runs side by side: inputs that differ first, then figures with their intervals, then the pictures. */
export function Screen() {
  const host = useHost();
  const ids = useRoute((route) => route.compareIds);
  const { rows, isLoaded } = useRunRows();
  const { view, ids: shown } = useCompare();
  const wanted = ids.join();
  useEffect(() => void openComparison(host.client, ids), [host, ids]);
  const exportCsv = useCallback(async () => {
    const saved = await attempt('Export', () => host.client['exports.comparisonCsv']({ ids: [...ids] }));
    if (saved === undefined || saved.kind === 'cancelled') return;
    host.files.take(saved);
    notify('Exported', { text: saved.kind === 'saved' ? saved.path : saved.name });
  }, [host, ids]);
  const actions = useMemo(
    (): readonly Action[] =>
      ids.length < 2
        ? []
        : [
            {
              id: 'compare.swap',
              title: 'Swap the base with the next run',
              group: 'Compare',
              keys: 'alt+s',
              act: () => go({ compareIds: [ids[1]!, ids[0]!, ...ids.slice(2)] }),
            },
            { id: 'compare.csv', title: 'Export the comparison as CSV', group: 'Compare', act: () => void exportCsv() },
            {
              id: 'compare.choose',
              title: 'Choose other runs to compare',
              group: 'Compare',
              act: () => go({ compareIds: [] }),
            },
          ],
    [ids, exportCsv],
  );
  useActions(actions);
  useScreenHead(
    useMemo(() => ({ crumbs: ids.length < 2 ? [] : [{ title: plural(ids.length, 'run') }] }), [ids.length]),
  );
  if (!isLoaded) return <LoadingState text="Loading the runs" />;
  const finished = rows.filter((row) => row.resultHash !== null);
  if (ids.length < 2)
    return finished.length < 2 ? (
      <EmptyState
        title="Two finished runs are needed"
        text="Compare shows which inputs differ between runs, how much each figure moves, and whether that is more than chance. Run a scenario, change an input, run it again."
      >
        <Button kind="primary" onClick={() => go({ screen: 'library' })}>
          Choose a scenario
        </Button>
      </EmptyState>
    ) : (
      <ChooseRuns rows={finished} chosen={ids} />
    );
  const isHere = shown.join() === wanted;
  return (
    <div className="compare">
      <RunBar ids={ids} rows={rows} view={isHere ? view.value : null} onExport={() => void exportCsv()} />
      {isHere && view.state === 'failed' ? (
        <ErrorState error={view.error} onRetry={() => void openComparison(host.client, ids)} />
      ) : !isHere || view.value === null ? (
        <LoadingState text="Comparing the runs" />
      ) : (
        <Comparison key={wanted} view={view.value} />
      )}
    </div>
  );
}

function Comparison({ view }: { view: ComparisonView }) {
  const [other, setOther] = useState(1);
  const [figure, setFigure] = useState(view.headline[0]?.key ?? '');
  const others = view.runs
    .slice(1)
    .map((run, place) => ({ value: String(place + 1), title: `${letters[place + 1]!} against A: ${run.name}` }));
  return (
    <>
      <div className="c2">
        <Panel title={view.inputs.title} caption={view.inputs.caption}>
          {view.inputs.rows.length === 0 ? (
            <p className="chart-empty">
              The runs have the same inputs. What differs is chance, or the version of the engine.
            </p>
          ) : (
            <InputsTable view={view.inputs} />
          )}
        </Panel>
        <HeadlineTable
          view={view}
          other={other}
          chosen={figure}
          onChoose={setFigure}
          tools={
            others.length > 1 ? (
              <Select
                small
                label="Run set against A"
                options={others}
                value={String(other)}
                onChange={(value) => setOther(Number(value))}
              />
            ) : undefined
          }
        />
      </div>
      <div className="c3">
        <ChangeOrFans view={view} figure={figure} />
        <ExceedanceChart view={view} />
        <PairsPanel key={other} view={view} other={other} />
      </div>
    </>
  );
}
