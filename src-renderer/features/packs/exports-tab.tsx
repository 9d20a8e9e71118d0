import { useMemo, useState } from 'react';
import type { ExportJob } from '../../../src-main/contract/index.ts';
import { runsToPack } from '../../state/pack-runs.ts';
import { askExport, formatTitles, isUnderWay, usePacks } from '../../state/packs.ts';
import { go, useRoute } from '../../state/route.ts';
import { useRunRows } from '../../state/run-rows.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { bytesText, momentText } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { SearchField } from '../../ui/text-field.tsx';
import { ExportInspector } from './export-inspector.tsx';
import { ExportsUnderWay } from './exports-under-way.tsx';
import { JobState } from './job-state.tsx';

const columns: readonly DataColumn<ExportJob>[] = [
  { key: 'file', title: 'File', value: (job) => job.fileName, isFixed: true, tone: 'em' },
  {
    key: 'state',
    title: 'State',
    value: (job) => job.state,
    cell: (job) => <JobState state={job.state} />,
    width: 104,
  },
  { key: 'runs', title: 'Runs', value: (job) => job.runIds.join(', ') },
  { key: 'template', title: 'Template', value: (job) => job.templateName },
  { key: 'format', title: 'Format', value: (job) => formatTitles[job.format] },
  {
    key: 'size',
    title: 'Size',
    value: (job) => job.sizeBytes,
    unit: 'Count',
    text: (job) => (job.sizeBytes === null ? 'n/a' : bytesText(job.sizeBytes)),
  },
  {
    key: 'hash',
    title: 'SHA-256',
    value: (job) => job.fileHash,
    text: (job) => job.fileHash?.slice(0, 8) ?? 'n/a',
    tone: 'dim',
    width: 88,
    doc: 'Start of the hash of the file: equal hashes are equal files.',
  },
  {
    key: 'when',
    title: 'Asked',
    value: (job) => job.startedAt,
    align: 'end',
    text: (job) => momentText(job.startedAt),
    tone: 'dim',
  },
  { key: 'scheduled', title: 'By', value: (job) => (job.isScheduled ? 'schedule' : 'hand'), tone: 'dim' },
];

/** Every export of the project, newest first, and those under way. */
export function ExportsTab() {
  const { jobs, isLoaded } = usePacks();
  const rows = useRunRows((slice) => slice.rows);
  const route = useRoute();
  const [filter, setFilter] = useState('');
  const [marked, setMarked] = useState<readonly string[]>([]);
  const ended = useMemo(() => jobs.filter((job) => !isUnderWay(job)), [jobs]);
  const runIds = runsToPack(route, rows);
  const chosen = jobs.find(({ id }) => String(id) === marked.at(-1)) ?? jobs[0] ?? null;
  if (!isLoaded) return <LoadingState text="Reading the exports" />;
  if (jobs.length === 0)
    return (
      <EmptyState
        title="No pack was exported yet"
        text="A committee pack is a workbook that recalculates, reconciles with the engine and proves itself: figures with their errors, live waterfalls, sensitivities, guardrails, and a manifest by which anyone can verify it later. It is made of one finished run, or of two to four that are compared."
      >
        {runIds.length > 0 ? (
          <Button kind="primary" onClick={() => askExport(runIds)}>
            Export a pack
          </Button>
        ) : (
          <Button kind="primary" onClick={() => go({ screen: 'library' })}>
            Choose a scenario to run
          </Button>
        )}
      </EmptyState>
    );
  return (
    <div className="exports">
      <ExportsUnderWay jobs={jobs.filter(isUnderWay)} />
      <Panel
        title="Exports"
        caption="Newest first. A file that was moved or changed is not followed: verify it."
        tools={
          <div className="row">
            <SearchField label="Filter exports" value={filter} onChange={setFilter} />
            <Button small onClick={() => askExport(runIds)} disabled={runIds.length === 0}>
              Export a pack
            </Button>
          </div>
        }
      >
        <DataTable
          label="Exports"
          columns={columns}
          rows={ended}
          rowKey={(job) => String(job.id)}
          place="exports"
          filter={filter}
          marking="one"
          marked={chosen === null ? [] : [String(chosen.id)]}
          onMark={setMarked}
          empty="No export has ended yet"
        />
      </Panel>
      {chosen !== null && <ExportInspector job={chosen} />}
    </div>
  );
}
