import { useMemo } from 'react';
import type { RunRow, ScenarioRow } from '../../../src-main/contract/index.ts';
import { useHost } from '../../state/client.ts';
import { useLibrary } from '../../state/library.ts';
import { go } from '../../state/route.ts';
import { useRunRows } from '../../state/run-rows.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { errorText, momentText, percentText, plural } from '../../ui/format.ts';
import { MoreIcon } from '../../ui/icons.ts';
import { Menu } from '../../ui/menu.tsx';
import { Box } from '../../ui/panel.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { DifferenceBox } from './difference-box.tsx';
import { NoteBox } from './note-box.tsx';
import { openDialog } from './library-state.ts';
import { compareScenarios, openScenario, scenarioEntries } from './scenario-commands.ts';

/** The selected scenario at a glance: its last result, what it sets, its runs, its notes. */
export function ScenarioCard({ row }: { row: ScenarioRow }) {
  const host = useHost();
  const base = useLibrary((slice) => slice.rows.find((one) => one.id === row.baseId));
  const allRuns = useRunRows((slice) => slice.rows);
  const runs = useMemo(() => allRuns.filter((run) => run.scenarioId === row.id), [allRuns, row.id]);
  return (
    <section className="panel card" aria-label={`Scenario ${row.name}`}>
      <div className="scroll">
        <div className="box">
          <div className="row">
            <h2 className="em">{row.name}</h2>
            {row.tags.map((tag) => (
              <span key={tag} className="tag">
                {tag}
              </span>
            ))}
            {row.isLocked && <span className="tag">locked</span>}
            {row.isArchived && <span className="tag">archived</span>}
          </div>
          <div className="cap">
            {base === undefined ? 'Stands alone' : `Override of ${base.name}`}, version {row.version}
          </div>
          <Figures row={row} base={base} />
          <div className="row">
            <Button small onClick={() => openScenario(row)}>
              Open
            </Button>
            {base !== undefined && (
              <Button small onClick={() => compareScenarios([base, row])}>
                Compare with base
              </Button>
            )}
            <Button small onClick={() => openDialog({ kind: 'create', from: 'base', baseId: row.id })}>
              Branch
            </Button>
            <Menu
              trigger={<IconButton icon={MoreIcon} label={`More for ${row.name}`} />}
              entries={scenarioEntries(host, row)}
            />
          </div>
        </div>
        <DifferenceBox row={row} hasBase={base !== undefined} />
        <Box title={plural(runs.length, 'run')}>
          {runs.length === 0 ? (
            <p className="note">Not run yet. Open the scenario and run it to see its distribution here.</p>
          ) : (
            <RunTable runs={runs} />
          )}
        </Box>
        <NoteBox key={row.id} row={row} />
      </div>
    </section>
  );
}

function Figures({ row, base }: { row: ScenarioRow; base: ScenarioRow | undefined }) {
  const { lastRun } = row;
  if (lastRun === null) return null;
  const isStale = lastRun.version !== row.version;
  return (
    <div className="figs">
      <div>
        <div className="l">Net IRR</div>
        <div className="v">{percentText(lastRun.meanNetIrrAnnual)}</div>
        <div className="l">
          {errorText(lastRun.standardErrorAnnual, 'Annual')}, run {lastRun.runId}
        </div>
      </div>
      <div>
        <div className="l">P(&lt; hurdle)</div>
        <div className="v">{percentText(lastRun.belowHurdleFraction)}</div>
        <div className="l">
          {base?.lastRun?.belowHurdleFraction == null ? '' : `base ${percentText(base.lastRun.belowHurdleFraction)}`}
        </div>
      </div>
      <div>
        <div className="l">Result of</div>
        <div className="v">v{lastRun.version}</div>
        <div className="l">{isStale ? `now v${row.version}, run again` : 'up to date'}</div>
      </div>
    </div>
  );
}

const runKey = (run: RunRow): string => String(run.id);

function RunTable({ runs }: { runs: readonly RunRow[] }) {
  const columns = useMemo((): readonly DataColumn<RunRow>[] => {
    return [
      { key: 'id', title: 'Run', unit: 'Code', align: 'start', value: (run) => run.id, width: 52 },
      { key: 'paths', title: 'Paths', unit: 'Count', value: (run) => run.pathsDone, width: 68 },
      {
        key: 'irr',
        title: 'Net IRR',
        unit: 'Annual',
        value: (run) => run.meanNetIrrAnnual,
        text: (run) =>
          run.state === 'done' || run.meanNetIrrAnnual !== null ? percentText(run.meanNetIrrAnnual) : run.state,
        tone: 'em',
        width: 86,
      },
      {
        key: 'when',
        title: 'When',
        unit: 'Date',
        value: (run) => run.createdAt,
        text: (run) => momentText(run.createdAt),
        tone: 'dim',
        width: 88,
      },
    ];
  }, []);
  return (
    <DataTable
      label="Runs of the scenario"
      isWhole
      marking="one"
      columns={columns}
      rows={runs.slice(0, 12)}
      rowKey={runKey}
      onOpen={(run) =>
        go({ screen: run.state === 'done' ? 'results' : 'runs', runId: run.id, scenarioId: run.scenarioId })
      }
    />
  );
}
