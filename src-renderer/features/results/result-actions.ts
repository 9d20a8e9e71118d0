import { useMemo } from 'react';
import type { RunRow } from '../../../src-main/contract/index.ts';
import type { Action } from '../../state/actions.ts';
import { useClient, useHost, type Host } from '../../state/client.ts';
import { attempt, notify } from '../../state/notices.ts';
import { go, useRoute } from '../../state/route.ts';
import { withRun } from '../../state/compare.ts';
import { runAgain } from '../../state/runs.ts';

export const csvTables = [
  { table: 'metrics', title: 'Metrics of all paths' },
  { table: 'summary', title: 'Statistics of each metric' },
  { table: 'fans', title: 'Percentiles by month' },
  { table: 'guardrails', title: 'Guardrails' },
] as const;

/** Writes one table of a run as CSV where the user wants it. */
export async function exportCsv(host: Host, run: RunRow, table: (typeof csvTables)[number]['table']): Promise<void> {
  const saved = await attempt('Export', () => host.client['exports.runCsv']({ id: run.id, table }));
  if (saved === undefined || saved.kind === 'cancelled') return;
  host.files.take(saved);
  notify('Exported', { text: saved.kind === 'saved' ? saved.path : saved.name });
}

/** What can be done with a result, for the palette and the title bar. */
export function useResultActions(run: RunRow) {
  const host = useHost();
  const client = useClient();
  return useMemo(() => {
    const again = () => void runAgain(client, run);
    const runAgainAction = { title: 'Run again', act: again, keys: 'mod+enter' };
    const actions: readonly Action[] = [
      { id: 'results.again', title: 'Run again', group: 'Results', keys: 'mod+enter', act: again },
      {
        id: 'results.scenario',
        title: 'Open the scenario of this run',
        group: 'Results',
        act: () => go({ screen: 'scenario', scenarioId: run.scenarioId }),
      },
      {
        id: 'results.compare',
        title: 'Compare this run with another',
        group: 'Results',
        act: () => go({ screen: 'compare', compareIds: withRun(useRoute.getState().compareIds, run.id) }),
      },
      ...csvTables.map(({ table, title }) => ({
        id: `results.csv.${table}`,
        title: `Export CSV: ${title.toLowerCase()}`,
        group: 'Results',
        act: () => void exportCsv(host, run, table),
      })),
    ];
    return { actions, runAgainAction };
  }, [host, client, run]);
}
