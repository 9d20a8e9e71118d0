import { useEffect, useMemo, useState } from 'react';
import type { FieldIssue } from '../../../src-engine/index.ts';
import { toErrorInfo } from '../../../src-engine/index.ts';
import { useClient } from '../../state/client.ts';
import { putScenario, useLibrary } from '../../state/library.ts';
import { attempt } from '../../state/notices.ts';
import { go } from '../../state/route.ts';
import { Button } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { Choice } from '../../ui/toggle.tsx';
import { openDialog } from './library-state.ts';

type From = 'sample' | 'base' | 'copy' | 'yaml';
const choices = [
  { key: 'sample', title: 'Sample' },
  { key: 'base', title: 'Over a base' },
  { key: 'copy', title: 'Copy' },
  { key: 'yaml', title: 'YAML text' },
] as const;
const says: Record<From, string> = {
  sample: 'A fund that comes with the program, yours to change.',
  base: 'Follows another scenario in everything that you do not change here.',
  copy: 'All that another scenario sets, on its own from then on.',
  yaml: 'The text of a scenario file. Its first line may name a sample to follow: extends: base-100m',
};

/** Makes a scenario and opens it. */
export function CreateDialog({ from: first, baseId }: { from: From; baseId: number | null }) {
  const client = useClient();
  const all = useLibrary((slice) => slice.rows);
  const rows = useMemo(() => all.filter((row) => !row.isArchived), [all]);
  const [from, setFrom] = useState<From>(first);
  const [name, setName] = useState('');
  const [samples, setSamples] = useState<readonly { name: string; description: string }[]>([]);
  const [sample, setSample] = useState('');
  const [below, setBelow] = useState(String(baseId ?? rows[0]?.id ?? ''));
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<{ message: string; issues: readonly FieldIssue[] } | null>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    void attempt('Read the samples', async () => {
      const found = await client['scenarios.samples']({});
      setSamples(found);
      setSample((now) => now || (found.find((one) => one.name === 'base-100m') ?? found[0])?.name || '');
    });
  }, [client]);

  const belowRow = rows.find((row) => String(row.id) === below);
  const suggested =
    from === 'sample'
      ? sample
      : from === 'yaml'
        ? ''
        : belowRow
          ? `${belowRow.name}, ${from === 'copy' ? 'copy' : 'variant'}`
          : '';
  const finalName = name.trim() || suggested;
  const isReady =
    finalName !== '' &&
    (from === 'yaml' ? text.trim() !== '' : from === 'sample' ? sample !== '' : belowRow !== undefined);

  async function create() {
    setBusy(true);
    setProblem(null);
    const id = Number(below);
    const source =
      from === 'sample'
        ? { kind: 'sample' as const, sample }
        : from === 'base'
          ? { kind: 'base' as const, baseId: id }
          : from === 'copy'
            ? { kind: 'copy' as const, id }
            : { kind: 'yaml' as const, text };
    try {
      const made = await client['scenarios.create']({ name: finalName, from: source });
      putScenario(made.row.id, made.row);
      openDialog(null);
      go({ screen: 'scenario', scenarioId: made.row.id });
    } catch (error) {
      const { message, issues } = toErrorInfo(error);
      setProblem({ message, issues });
      setBusy(false);
    }
  }

  return (
    <Dialog
      title="New scenario"
      isOpen
      wide={from === 'yaml'}
      onClose={() => openDialog(null)}
      footer={
        <>
          <Button onClick={() => openDialog(null)}>Cancel</Button>
          <Button kind="primary" type="submit" form="create" disabled={!isReady || isBusy}>
            Create
          </Button>
        </>
      }
    >
      <form
        id="create"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !isBusy) void create();
        }}
      >
        <Choice label="Make it from" items={choices} value={from} onChange={setFrom} />
        <p className="note">{says[from]}</p>
        {from === 'sample' && (
          <>
            <Select
              label="Sample"
              options={samples.map((one) => ({ value: one.name, title: one.name }))}
              value={sample}
              onChange={setSample}
            />
            <p className="cap">{samples.find((one) => one.name === sample)?.description}</p>
          </>
        )}
        {(from === 'base' || from === 'copy') && (
          <Select
            label="Scenario"
            options={rows.map((row) => ({ value: String(row.id), title: row.name }))}
            value={below}
            onChange={setBelow}
          />
        )}
        {from === 'yaml' && <YamlText text={text} onChange={setText} />}
        <TextField
          label="Name"
          value={name}
          placeholder={suggested}
          maxLength={200}
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        {problem !== null && (
          <div role="alert" className="note">
            <b className="em">{problem.message}</b>
            <ul>
              {problem.issues.slice(0, 6).map((issue, place) => (
                <li key={place}>{[issue.path, issue.message, issue.remedy].filter((part) => part !== '').join(' ')}</li>
              ))}
            </ul>
          </div>
        )}
      </form>
    </Dialog>
  );
}

function YamlText({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  return (
    <>
      <TextArea
        label="Text"
        mono
        rows={14}
        value={text}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className="row">
        <FileButton
          small
          fileLabel="Scenario file"
          accept=".yaml,.yml,.json"
          onFile={(file) => void attempt('Read the file', async () => onChange(await file.text()))}
        >
          Read a file
        </FileButton>
      </div>
    </>
  );
}
