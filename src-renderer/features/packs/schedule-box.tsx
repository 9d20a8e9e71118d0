import { useState } from 'react';
import { useApp } from '../../state/app.ts';
import { useClient } from '../../state/client.ts';
import { setSchedule } from '../../state/pack-jobs.ts';
import { usePacks } from '../../state/packs.ts';
import { Button } from '../../ui/button.tsx';
import { Box } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Toggle } from '../../ui/toggle.tsx';

/** A whole path of this machine: `/...`, `C:\...` or a share. */
export const isWholePath = (text: string): boolean => /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(text.trim());

/** Packs that are exported by themselves when a run is done. */
export function ScheduleBox() {
  const client = useClient();
  const { schedule, templates } = usePacks();
  const readOnly = useApp((slice) => slice.info?.project.readOnlyReason ?? null);
  const [folder, setFolder] = useState(schedule.folder);
  const [wanted, setWanted] = useState(schedule.templateId ?? 'memo');
  const isOn = schedule.templateId !== null;
  const error = folder.trim() === '' || isWholePath(folder) ? undefined : 'The whole path of a folder on this machine.';
  const isReady = folder.trim() !== '' && error === undefined && readOnly === null;
  const isChanged = isOn && (wanted !== schedule.templateId || folder.trim() !== schedule.folder);
  return (
    <Box title="When a run is done">
      <Toggle
        label="Export a workbook by itself"
        isOn={isOn}
        isOff={!isOn && !isReady}
        onChange={(on) => void setSchedule(client, on ? wanted : null, folder.trim())}
      />
      <Select
        label="Template of the scheduled export"
        options={templates.map(({ id, name }) => ({ value: id, title: name }))}
        value={wanted}
        onChange={setWanted}
      />
      <TextField
        label="Into the folder"
        hint="The whole path on this machine"
        value={folder}
        error={error}
        onChange={(event) => setFolder(event.target.value)}
      />
      {isChanged && (
        <Button small disabled={!isReady} onClick={() => void setSchedule(client, wanted, folder.trim())}>
          Save the schedule
        </Button>
      )}
      <p className="cap">
        {isOn
          ? 'It appears among the exports, and takes its turn behind what you export yourself.'
          : 'Give a folder to turn it on.'}
      </p>
    </Box>
  );
}
