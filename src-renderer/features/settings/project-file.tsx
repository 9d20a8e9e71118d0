import { useState } from 'react';
import type { AppInfo } from '../../../src-main/contract/index.ts';
import { useHost } from '../../state/client.ts';
import { changeProject, exportProject, type ProjectChange } from '../../state/project.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { bytesText } from '../../ui/format.ts';
import { KeyValueList } from '../../ui/key-value-list.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SettingRow } from './setting-row.tsx';

/** The file of the project: where it lies, opening another, and taking the whole as one file. */
export function ProjectFile({ info }: { info: AppInfo }) {
  const host = useHost();
  const [asked, setAsked] = useState<ProjectChange | null>(null);
  const { project } = info;

  const change = (method: ProjectChange, path: string | null) =>
    void changeProject(host, method, path).then((isDone) => isDone && setAsked(null));
  const ask = (method: ProjectChange) => (info.host === 'desktop' ? change(method, null) : setAsked(method));

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
        text="What is saved stays in this one; runs under way are paused and can be resumed."
      >
        <Button onClick={() => ask('project.open')}>Open</Button>
        <Button onClick={() => ask('project.create')}>New</Button>
      </SettingRow>
      <SettingRow
        title="Take the project with you"
        text="One file with all scenarios, runs and results, for another machine or for keeping."
      >
        <Button onClick={() => void exportProject(host)}>Export the project</Button>
      </SettingRow>
      {info.recent.length > 0 && (
        <div className="box">
          <h2 className="sec">Recent</h2>
          {info.recent.map((path) => (
            <div key={path} className="row recent">
              <span>{path}</span>
              {path !== project.path && (
                <Button small onClick={() => change('project.open', path)} aria-label={`Open ${path}`}>
                  Open
                </Button>
              )}
            </div>
          ))}
        </div>
      )}
      {asked !== null && (
        <PathDialog asked={asked} onClose={() => setAsked(null)} onTake={(path) => change(asked, path)} />
      )}
    </>
  );
}

/** In a browser there is no dialog of the system: the path is typed. */
function PathDialog({
  asked,
  onClose,
  onTake,
}: {
  asked: ProjectChange;
  onClose: () => void;
  onTake: (path: string) => void;
}) {
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
