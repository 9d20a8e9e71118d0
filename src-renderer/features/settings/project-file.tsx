import { useState } from 'react';
import type { AppInfo } from '../../../src-main/contract/index.ts';
import { loadAll } from '../../state/events.ts';
import { useHost } from '../../state/client.ts';
import { attempt, notify } from '../../state/notices.ts';
import { go, startRoute } from '../../state/route.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { bytesText } from '../../ui/format.ts';
import { KeyValueList } from '../../ui/key-value-list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SettingRow } from './setting-row.tsx';

type Asked = 'project.open' | 'project.create';

/** The file of the project: where it lies, opening another, and taking the whole as one file. */
export function ProjectFile({ info }: { info: AppInfo }) {
  const host = useHost();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { project } = info;

  async function change(method: Asked, path: string | null): Promise<void> {
    const doing = method === 'project.open' ? 'Open the project' : 'Make the project';
    const opened = await attempt(doing, () => host.client[method]({ path }));
    if (opened === undefined) return;
    await attempt('Read the project', () => loadAll(host.client));
    setAsked(null);
    go(startRoute);
    notify(`${opened.name} is open`);
  }
  const ask = (method: Asked) => (info.host === 'desktop' ? void change(method, null) : setAsked(method));

  async function exportProject(): Promise<void> {
    const saved = await attempt('Export the project', () => host.client['project.export']({}));
    if (saved === undefined) return;
    host.files.take(saved);
    if (saved.kind === 'saved') notify('Project exported', { text: saved.path });
  }

  return (
    <>
      <div className="box">
        <KeyValueList
          long
          rows={[
            ['Name', project.name],
            ['File', project.path],
            ['Size', bytesText(project.sizeBytes)],
            ['Format of the file', String(project.schemaVersion)],
            ['State', project.readOnlyReason ?? 'can be changed'],
          ]}
        />
      </div>
      <SettingRow
        title="Another project"
        text="What is saved stays in this one; runs under way end as the setting for closing says."
      >
        <Button onClick={() => ask('project.open')}>Open</Button>
        <Button onClick={() => ask('project.create')}>New</Button>
      </SettingRow>
      <SettingRow
        title="Take the project with you"
        text="One file with all scenarios, runs and results, for another machine or for keeping."
      >
        <Button onClick={() => void exportProject()}>Export the project</Button>
      </SettingRow>
      {info.recent.length > 0 && (
        <div className="box">
          <h2 className="sec">Recent</h2>
          {info.recent.map((path) => (
            <div key={path} className="row recent">
              <span>{path}</span>
              {path !== project.path && (
                <Button small onClick={() => void change('project.open', path)} aria-label={`Open ${path}`}>
                  Open
                </Button>
              )}
            </div>
          ))}
        </div>
      )}
      {asked !== null && (
        <PathDialog asked={asked} onClose={() => setAsked(null)} onTake={(path) => void change(asked, path)} />
      )}
    </>
  );
}

/** In a browser there is no dialog of the system: the path is typed. */
function PathDialog({ asked, onClose, onTake }: { asked: Asked; onClose: () => void; onTake: (path: string) => void }) {
  const [path, setPath] = useState('');
  const verb = asked === 'project.open' ? 'Open' : 'Make';
  return (
    <Dialog
      title={asked === 'project.open' ? 'Open a project' : 'Make a project'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form="project-path" disabled={path.trim() === ''}>
            {verb}
          </Button>
        </>
      }
    >
      <form
        id="project-path"
        onSubmit={(event) => {
          event.preventDefault();
          onTake(path.trim());
        }}
      >
        <TextField
          label="Path on this machine"
          hint="The whole path, with the name of the file"
          value={path}
          autoFocus
          onChange={(event) => setPath(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
