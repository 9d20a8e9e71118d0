import { useState } from 'react';
import type { RunRow } from '../../../src-main/contract/index.ts';
import { go } from '../../state/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { countText, momentText } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';

const columns: readonly DataColumn<RunRow>[] = [
  { key: 'id', title: 'Run', value: (run) => run.id, unit: 'Code', align: 'end' },
  { key: 'scenario', title: 'Scenario', value: (run) => run.scenarioName, tone: 'em' },
  { key: 'version', title: 'Version', value: (run) => run.version, unit: 'Code', align: 'end' },
  {
    key: 'paths',
    title: 'Paths',
    value: (run) => run.pathsDone,
    unit: 'Count',
    text: (run) => countText(run.pathsDone),
  },
  { key: 'irr', title: 'Net IRR', value: (run) => run.meanNetIrrAnnual, unit: 'Annual' },
  { key: 'seed', title: 'Seed', value: (run) => run.seed },
  {
    key: 'when',
    title: 'Asked',
    value: (run) => run.createdAt,
    align: 'end',
    text: (run) => momentText(run.createdAt, Date.now()),
    tone: 'dim',
  },
];

/** Nothing is compared yet: what this screen does, and the runs to choose from. */
export function ChooseRuns({ rows, chosen }: { rows: readonly RunRow[]; chosen: readonly number[] }) {
  const [marked, setMarked] = useState<readonly string[]>(chosen.map(String));
  const can = marked.length >= 2 && marked.length <= 6;
  const compare = () => go({ compareIds: marked.map(Number).toSorted((a, b) => a - b) });
  return (
    <Panel
      title="Choose two to six runs"
      caption="Mark them with Ctrl or Shift. The first is the base: you see which inputs differ, by how much each figure moves, and whether that is more than chance. Runs with the same seed are compared path by path."
      tools={
        <Button
          kind="primary"
          small
          aria-disabled={!can}
          title={can ? undefined : 'Mark two to six runs'}
          onClick={() => can && compare()}
        >
          Compare {marked.length >= 2 ? countText(marked.length) : ''} runs
        </Button>
      }
    >
      <DataTable
        label="Runs with a result"
        columns={columns}
        rows={rows}
        rowKey={(run) => String(run.id)}
        marked={marked}
        onMark={setMarked}
        empty="No run has a result yet"
      />
    </Panel>
  );
}
