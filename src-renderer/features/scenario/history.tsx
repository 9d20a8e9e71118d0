import { useCallback, useEffect, useState } from 'react';
import { toErrorInfo, type ErrorInfo } from '../../../src-engine/index.ts';
import type { EditRow } from '../../../src-main/contract/index.ts';
import { useClient } from '../../state/client.ts';
import { askScenario } from '../../state/editor-jobs.ts';
import { useEditor } from '../../state/editor.ts';
import { attempt } from '../../state/notices.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { dayText, timeText } from '../../ui/format.ts';
import { EditIcon, UndoIcon } from '../../ui/icons.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useOffReason } from './use-editing.ts';

const kinds = { create: 'made', edit: 'edit', undo: 'undo', redo: 'redo', yaml: 'YAML', restore: 'restored' } as const;
const columns: readonly DataColumn<EditRow>[] = [
  { key: 'version', title: 'Version', value: (row) => row.version, unit: 'Count', width: 76 },
  { key: 'at', title: 'When', value: (row) => row.at, text: (row) => `${dayText(row.at)} ${timeText(row.at)}` },
  { key: 'label', title: 'What', value: (row) => row.label, tone: 'em', width: 260 },
  { key: 'name', title: 'Name', value: (row) => row.name, width: 120 },
  { key: 'kind', title: 'Kind', value: (row) => kinds[row.kind], tone: 'dim' },
];

/** Every version of the scenario, newest first: any can be named, and any can be taken back as a step of its own. */
export function History() {
  const client = useClient();
  const id = useEditor((slice) => slice.id);
  const version = useEditor((slice) => slice.scenario?.row.version);
  const isOff = useOffReason() !== null;
  const [rows, setRows] = useState<readonly EditRow[] | null>(null);
  const [error, setError] = useState<ErrorInfo | null>(null);
  const [marked, setMarked] = useState<number | null>(null);
  const [naming, setNaming] = useState<string | null>(null);

  const load = useCallback(
    (isOver: () => boolean = () => false) => {
      if (id === null) return;
      client['scenarios.history']({ id, limit: 1000 }).then(
        (found) => {
          if (isOver()) return;
          setRows(found);
          setError(null);
        },
        (failure: unknown) => isOver() || setError(toErrorInfo(failure)),
      );
    },
    [client, id],
  );
  useEffect(() => {
    let isOver = false;
    load(() => isOver);
    return () => {
      isOver = true;
    };
  }, [load, version]);

  const restore = (to: number) =>
    attempt('Restore the version', () =>
      askScenario(client, `Version ${to} restored`, (host, scenario) =>
        host['scenarios.restoreVersion']({ id: scenario, version: to }),
      ),
    );
  const name = async (of: number, text: string) => {
    if (id === null) return;
    await attempt('Name the version', () => client['scenarios.nameVersion']({ id, version: of, name: text.trim() }));
    setNaming(null);
    load();
  };

  if (error !== null) return <ErrorState error={error} onRetry={() => load()} />;
  if (rows === null) return <LoadingState text="History" />;
  return (
    <div className="difftab">
      <div className="tabtools">
        <span className="cap">Version {version} is the current one. Runs keep the version they began with.</span>
        <Button
          small
          icon={EditIcon}
          disabled={marked === null}
          onClick={() => setNaming(rows.find((row) => row.version === marked)?.name ?? '')}
        >
          Name version
        </Button>
        <Button
          small
          icon={UndoIcon}
          disabled={isOff || marked === null || marked === version}
          onClick={() => marked !== null && void restore(marked)}
        >
          Restore version
        </Button>
      </div>
      <DataTable
        label="Versions"
        place="scenario.history"
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.version)}
        marking="one"
        onMark={(keys) => setMarked(keys[0] === undefined ? null : Number(keys[0]))}
      />
      <Dialog
        title={`Name version ${marked ?? ''}`}
        isOpen={naming !== null && marked !== null}
        onClose={() => setNaming(null)}
        footer={
          <>
            <Button onClick={() => setNaming(null)}>Cancel</Button>
            <Button kind="primary" onClick={() => marked !== null && void name(marked, naming ?? '')}>
              Name version
            </Button>
          </>
        }
      >
        <TextField
          label="Name"
          hint="For example: sent to the committee"
          maxLength={200}
          value={naming ?? ''}
          onChange={(event) => setNaming(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && marked !== null && void name(marked, naming ?? '')}
        />
      </Dialog>
    </div>
  );
}
