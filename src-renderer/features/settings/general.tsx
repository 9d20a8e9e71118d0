import type { AppInfo, AppSettings } from '../../../src-main/contract/index.ts';
import { changeSettings } from '../../state/app.ts';
import { useClient } from '../../state/client.ts';
import { attempt } from '../../state/notices.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { Choice } from '../../ui/toggle.tsx';
import { SettingRow } from './setting-row.tsx';

const themes = [
  { key: 'system', title: 'As the system' },
  { key: 'light', title: 'Light' },
  { key: 'dark', title: 'Dark' },
] as const;
const closings = [
  { value: 'ask', title: 'Ask' },
  { value: 'keep-running', title: 'Keep running' },
  { value: 'pause', title: 'Pause' },
  { value: 'cancel', title: 'Cancel' },
] as const;
const counts = ['1', '2', '3', '4', '6', '8', '12', '16', '24', '32', '64'];

/** Theme, engine and closing. */
export function General({ settings, host }: { settings: AppSettings; host: AppInfo['host'] }) {
  const client = useClient();
  const change = (part: Partial<AppSettings>) => void attempt('Save the setting', () => changeSettings(client, part));
  const own = settings.workers === null ? [] : [String(settings.workers)];
  const workers = [...new Set([...counts, ...own])].sort((a, b) => Number(a) - Number(b));
  return (
    <>
      <SettingRow title="Theme" text="High contrast and reduced motion follow the system.">
        <Choice label="Theme" items={themes} value={settings.theme} onChange={(theme) => change({ theme })} />
      </SettingRow>
      <SettingRow
        title="Threads of the engine"
        text="Results are the same with any number; fewer leave room for other programs."
      >
        <Select
          label="Threads of the engine"
          options={[{ value: 'auto', title: 'One per core' }, ...workers.map((value) => ({ value, title: value }))]}
          value={settings.workers === null ? 'auto' : String(settings.workers)}
          onChange={(value) => change({ workers: value === 'auto' ? null : Number(value) })}
        />
      </SettingRow>
      <SettingRow
        title="When the window closes during a run"
        text={
          host === 'browser'
            ? 'For the desktop window. This one is a page in a browser: closing it leaves the run as it is, and opening the address again shows it.'
            : 'A paused or cancelled run keeps its finished paths and can be resumed.'
        }
      >
        {host === 'browser' ? (
          <span className="cap">The run goes on</span>
        ) : (
          <Select
            label="When the window closes during a run"
            options={closings}
            value={settings.onClose}
            onChange={(onClose) => change({ onClose })}
          />
        )}
      </SettingRow>
      <SettingRow title="Layout" text="Sizes of panels, columns and sorting of tables, open parts.">
        <Button onClick={() => change({ layout: {} })}>Reset the layout</Button>
      </SettingRow>
    </>
  );
}
