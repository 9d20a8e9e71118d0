import type { RunRow } from '../../../src-main/contract/index.ts';
import { withRun } from '../../state/compare.ts';
import { useHost } from '../../state/client.ts';
import { askExport } from '../../state/packs.ts';
import { go, useRoute } from '../../state/route.ts';
import { Button } from '../../ui/button.tsx';
import { ExportIcon } from '../../ui/icons.ts';
import { Menu } from '../../ui/menu.tsx';
import { csvTables, exportCsv } from './result-actions.ts';

/** What can be taken out of a result, and where to go with it. */
export function ExportMenu({ run }: { run: RunRow }) {
  const host = useHost();
  return (
    <>
      <Menu
        trigger={
          <Button small icon={ExportIcon}>
            Export
          </Button>
        }
        entries={[
          { title: 'Committee pack', keys: 'mod+shift+e', act: () => askExport([run.id]) },
          { title: 'Memo, for print and PDF', act: () => go({ screen: 'packs', place: 'memo', runId: run.id }) },
          { kind: 'label', title: 'CSV' },
          ...csvTables.map(({ table, title }) => ({ title, act: () => void exportCsv(host, run, table) })),
        ]}
      />
      <Button
        small
        onClick={() => go({ screen: 'compare', compareIds: withRun(useRoute.getState().compareIds, run.id) })}
      >
        Compare
      </Button>
    </>
  );
}
