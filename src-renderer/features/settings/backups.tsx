import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Backup } from '../../../src-main/contract/index.ts';
import { loadAll } from '../../state/events.ts';
import { useClient } from '../../state/client.ts';
import { attempt, dismiss, notify } from '../../state/notices.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { bytesText, dayText, timeText } from '../../ui/format.ts';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { SettingRow } from './setting-row.tsx';

const reasons: Record<Backup['reason'], string> = {
  timer: 'every 15 minutes',
  migration: 'before a change of format',
  restore: 'before a restore',
  user: 'by hand',
};
const keyOf = (backup: Backup): string => backup.name;

/** Copies of the project beside its file: make one now, go back to one, and take that back. */
export function Backups() {
  const client = useClient();
  const [found, setFound] = useState<{ rows?: readonly Backup[]; error?: unknown }>({});
  const [chosen, setChosen] = useState<Backup | null>(null);
  const told = useRef(0);
  const load = useCallback(() => {
    client['project.backups']({}).then(
      (rows) => setFound({ rows }),
      (error: unknown) => setFound({ error }),
    );
  }, [client]);
  useEffect(load, [load]);

  const columns = useMemo((): readonly DataColumn<Backup>[] => {
    const asText = (backup: Backup) => `${dayText(backup.at)} ${timeText(backup.at)}`;
    return [
      {
        key: 'at',
        title: 'Made',
        unit: 'Date',
        align: 'start',
        value: (backup) => backup.at,
        text: asText,
        width: 150,
      },
      { key: 'reason', title: 'Why', value: (backup) => reasons[backup.reason], width: 200 },
      {
        key: 'size',
        title: 'Size',
        unit: 'Count',
        value: (backup) => backup.sizeBytes,
        text: (backup) => bytesText(backup.sizeBytes),
        width: 90,
      },
      {
        key: 'restore',
        title: 'Restore',
        align: 'end',
        value: () => null,
        text: () => '',
        cell: (backup) => (
          <Button
            small
            kind="bare"
            onClick={() => setChosen(backup)}
            aria-label={`Restore the backup of ${asText(backup)}`}
          >
            Restore
          </Button>
        ),
        width: 90,
      },
    ];
  }, []);

  async function restore(backup: Backup): Promise<void> {
    const done = await attempt('Restore the backup', () => client['project.restore']({ backup: backup.name }));
    if (done === undefined) return;
    await attempt('Read the project', () => loadAll(client));
    load();
    told.current = notify('The backup is restored', { action: { title: 'Undo', act: () => void undo() } });
  }
  async function undo(): Promise<void> {
    const done = await attempt('Undo the restore', () => client['project.undoRestore']({}));
    if (done === undefined) return;
    await attempt('Read the project', () => loadAll(client));
    load();
    dismiss(told.current);
    notify('The restore is undone');
  }
  async function now(): Promise<void> {
    if ((await attempt('Back up', () => client['project.backupNow']({}))) === undefined) return;
    load();
    notify('Backed up');
  }

  return (
    <>
      <SettingRow
        title="Backups"
        text="Made every 15 minutes while something changed, and before every change of format or restore."
      >
        <Button onClick={() => void now()}>Back up now</Button>
        <Button onClick={() => void undo()}>Undo the last restore</Button>
      </SettingRow>
      {found.error !== undefined && <ErrorState error={found.error} onRetry={load} />}
      {found.error === undefined && found.rows === undefined && <LoadingState text="Reading the backups" />}
      {found.rows !== undefined && (
        <div className="box whole">
          <DataTable
            label="Backups"
            isWhole
            marking="one"
            columns={columns}
            rows={found.rows}
            rowKey={keyOf}
            onOpen={setChosen}
            empty="No backup yet. The first is made 15 minutes after the first change."
          />
        </div>
      )}
      {chosen !== null && (
        <ConfirmDialog
          title={`Go back to ${dayText(chosen.at)} ${timeText(chosen.at)}?`}
          text="The project becomes what it was then. The present state is backed up first, so that this can be undone."
          verb="Restore"
          isOpen
          onClose={() => setChosen(null)}
          onConfirm={() => void restore(chosen)}
        />
      )}
    </>
  );
}
