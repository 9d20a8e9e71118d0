import { useState } from 'react';
import type { ScenarioRow } from '../../../src-main/contract/index.ts';
import { toErrorInfo } from '../../../src-engine/index.ts';
import { useClient } from '../../state/client.ts';
import { putScenario } from '../../state/library.ts';
import { notify } from '../../state/notices.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CreateDialog } from './create-dialog.tsx';
import { openDialog, useLibraryView } from './library-state.ts';

/** The question that stands over the library, if any. */
export function LibraryDialogs() {
  const dialog = useLibraryView((view) => view.dialog);
  if (dialog === null) return null;
  if (dialog.kind === 'create') return <CreateDialog from={dialog.from} baseId={dialog.baseId} />;
  return dialog.kind === 'rename' ? <RenameDialog row={dialog.row} /> : <RemoveDialog row={dialog.row} />;
}

const close = () => openDialog(null);

function RenameDialog({ row }: { row: ScenarioRow }) {
  const client = useClient();
  const [name, setName] = useState(row.name);
  const [error, setError] = useState<string>();
  async function rename() {
    try {
      putScenario(row.id, await client['scenarios.rename']({ id: row.id, name }));
      close();
    } catch (problem) {
      setError(toErrorInfo(problem).message);
    }
  }
  return (
    <Dialog
      title="Rename the scenario"
      isOpen
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button kind="primary" type="submit" form="rename" disabled={name.trim() === ''}>
            Rename
          </Button>
        </>
      }
    >
      <form
        id="rename"
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <TextField
          label="Name"
          value={name}
          error={error}
          maxLength={200}
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

function RemoveDialog({ row }: { row: ScenarioRow }) {
  const client = useClient();
  const [error, setError] = useState<string>();
  async function remove() {
    try {
      await client['scenarios.remove']({ id: row.id });
      putScenario(row.id, null);
      notify(`${row.name} is removed`);
      close();
    } catch (problem) {
      setError(toErrorInfo(problem).message);
    }
  }
  async function archive() {
    try {
      putScenario(row.id, await client['scenarios.describe']({ id: row.id, isArchived: true }));
      notify(`${row.name} is archived`);
      close();
    } catch (problem) {
      setError(toErrorInfo(problem).message);
    }
  }
  return (
    <Dialog
      title={`Remove ${row.name}?`}
      isOpen
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          {error !== undefined && !row.isArchived && <Button onClick={() => void archive()}>Archive instead</Button>}
          <Button kind="danger" onClick={() => void remove()}>
            Remove for good
          </Button>
        </>
      }
    >
      <p>
        The scenario and its history of edits go for good. Scenarios with runs or with others laid over them are
        archived instead.
      </p>
      {error !== undefined && (
        <p className="note" role="alert">
          {error}
        </p>
      )}
    </Dialog>
  );
}
