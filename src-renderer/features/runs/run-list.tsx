import { useMemo, useState } from 'react';
import type { RunRow } from '../../../src-main/contract/index.ts';
import { useLayout } from '../../state/layout.ts';
import { go, replaceRoute, useRoute } from '../../state/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { countText, errorText, momentText, percentText, plural } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { SearchField } from '../../ui/text-field.tsx';
import { Toggle } from '../../ui/toggle.tsx';
import { RunStateMark, tookText } from './run-state.tsx';

const columns: readonly DataColumn<RunRow>[] = [
  { key: 'id', title: 'Run', value: (run) => run.id, unit: 'Code', align: 'end', isFixed: true },
  {
    key: 'state',
    title: 'State',
    value: (run) => run.state,
    cell: (run) => <RunStateMark state={run.state} />,
    width: 112,
  },
  { key: 'scenario', title: 'Scenario', value: (run) => run.scenarioName },
  { key: 'version', title: 'Version', value: (run) => run.version, unit: 'Code', align: 'end' },
  {
    key: 'paths',
    title: 'Paths',
    value: (run) => run.pathsDone,
    unit: 'Count',
    text: (run) =>
      run.pathsDone === run.pathsAsked
        ? countText(run.pathsDone)
        : `${countText(run.pathsDone)} of ${countText(run.pathsAsked)}`,
    width: 124,
  },
  {
    key: 'irr',
    title: 'Net IRR',
    value: (run) => run.meanNetIrrAnnual,
    unit: 'Annual',
    tone: 'em',
    doc: 'Mean over the paths.',
  },
  {
    key: 'error',
    title: '± SE',
    value: (run) => run.standardErrorAnnual,
    unit: 'Annual',
    text: (run) => errorText(run.standardErrorAnnual, 'Annual') || 'n/a',
    tone: 'dim',
    doc: 'Standard error of the mean.',
  },
  {
    key: 'below',
    title: 'Below hurdle',
    value: (run) => run.belowHurdleFraction,
    unit: 'Fraction',
    text: (run) => percentText(run.belowHurdleFraction),
    doc: 'Share of paths whose net IRR misses the hurdle.',
  },
  {
    key: 'took',
    title: 'Took',
    value: (run) => run.workSeconds,
    unit: 'Year',
    text: tookText,
    doc: 'Time under way, without pauses.',
  },
  {
    key: 'when',
    title: 'Asked',
    value: (run) => run.createdAt,
    align: 'end',
    text: (run) => momentText(run.createdAt, Date.now()),
    tone: 'dim',
  },
  {
    key: 'hash',
    width: 88,
    title: 'Result',
    value: (run) => run.resultHash,
    text: (run) => run.resultHash?.slice(0, 8) ?? 'n/a',
    tone: 'dim',
    doc: 'Start of the hash: equal hashes are equal results, to the last bit.',
  },
  { key: 'seed', title: 'Seed', value: (run) => run.seed, isHidden: true },
  { key: 'tags', title: 'Tags', value: (run) => run.tags.join(', ') },
  { key: 'note', title: 'Note', value: (run) => run.note, width: 180 },
];

/** Every run of the project. Mark two to six and compare them; Enter opens a result. */
export function RunList({ rows }: { rows: readonly RunRow[] }) {
  const runId = useRoute((route) => route.runId);
  const [filter, setFilter] = useState('');
  const [isAll, setAll] = useLayout('runs:archived', false);
  const [marked, setMarked] = useState<readonly string[]>([]);
  const shown = useMemo(
    () => (isAll ? rows : rows.filter((run) => !run.isArchived || run.id === runId)),
    [rows, isAll, runId],
  );
  const chosen = rows.filter((run) => marked.includes(String(run.id)) && run.resultHash !== null);
  const offReason =
    chosen.length < 2
      ? 'Mark two to six runs that have a result'
      : chosen.length > 6
        ? 'At most six runs can be compared'
        : undefined;
  const hidden = rows.length - shown.length;
  return (
    <Panel
      title={plural(rows.length, 'run')}
      caption={hidden > 0 ? `${countText(hidden)} archived and not shown` : 'Newest first'}
      tools={
        <div className="row buttons">
          <SearchField label="Filter runs" value={filter} onChange={setFilter} />
          <Toggle label="Archived" isOn={isAll} onChange={setAll} />
          <Button
            small
            aria-disabled={offReason !== undefined}
            title={offReason}
            onClick={() =>
              offReason === undefined &&
              go({ screen: 'compare', compareIds: chosen.map(({ id }) => id).toSorted((a, b) => a - b) })
            }
          >
            Compare selected
          </Button>
        </div>
      }
    >
      <DataTable
        label="Runs"
        columns={columns}
        rows={shown}
        rowKey={(run) => String(run.id)}
        place="runs"
        filter={filter}
        marked={marked.length > 0 ? marked : runId === null ? [] : [String(runId)]}
        onMark={(keys) => {
          setMarked(keys);
          if (keys.length === 1) replaceRoute({ runId: Number(keys[0]) });
        }}
        onOpen={(run) =>
          run.resultHash !== null && go({ screen: 'results', runId: run.id, scenarioId: run.scenarioId })
        }
        rowClass={(run) => (run.isArchived ? 'dim' : '')}
      />
    </Panel>
  );
}
