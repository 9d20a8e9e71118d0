import { useState } from 'react';
import type { ReturnedInputs } from '../../../src-main/contract/index.ts';
import { useHost } from '../../state/client.ts';
import { shownScenario, useLibrary } from '../../state/library.ts';
import { acceptInputs, readInputs, stopWork, usePackFiles } from '../../state/pack-files.ts';
import { go, useRoute } from '../../state/route.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { ChooseWorkbook } from './choose-workbook.tsx';
import { FileWorking } from './file-working.tsx';
import { InputChanges } from './input-changes.tsx';

/** Inputs that somebody changed in a workbook and sent back. */
export function InputsTab() {
  const host = useHost();
  const rows = useLibrary((slice) => slice.rows);
  const routed = useRoute((route) => route.scenarioId);
  const work = usePackFiles((slice) => slice.inputs);
  const [chosen, choose] = useState<number | null>(null);
  const open = rows.filter((row) => !row.isArchived);
  const scenario = open.find(({ id }) => id === chosen) ?? shownScenario(open, routed);
  const another = () => stopWork('inputs');
  if (work.state === 'working')
    return (
      <FileWorking
        doing={work.name === '' ? 'Reading the workbook' : `Reading ${work.name}`}
        text="Its input cells are compared with the scenario. Nothing is changed yet."
        since={work.since}
        onStop={another}
      />
    );
  if (work.state === 'failed') return <ErrorState error={work.error} onRetry={another} />;
  if (work.state === 'done') return <Returned inputs={work.value} onAnother={another} />;
  if (scenario === null)
    return <EmptyState title="There is no scenario to take inputs" text="Make one in the library first." />;
  return (
    <ChooseWorkbook
      title="Read inputs from a workbook"
      text="Blue cells of the sheet Terms are inputs. When somebody changed them and sent the file back, this shows what differs from the scenario; you choose what to take, and it becomes one undo step."
      verb="Choose a workbook"
      isOff={scenario.isLocked}
      onChoose={(file) => void readInputs(host, file, scenario.id)}
    >
      <div className="row">
        <span className="note">Compare with</span>
        <Select
          label="Scenario"
          options={open.map(({ id, name }) => ({ value: String(id), title: name }))}
          value={String(scenario.id)}
          onChange={(id) => choose(Number(id))}
        />
        {scenario.isLocked && <span className="cap">It is locked: unlock it in the library, or choose another.</span>}
      </div>
    </ChooseWorkbook>
  );
}

const canTake = ({ problem }: ReturnedInputs['changes'][number]) => problem === '';

function Returned({ inputs, onAnother }: { inputs: ReturnedInputs; onAnother: () => void }) {
  const host = useHost();
  const name = useLibrary((slice) => slice.rows.find(({ id }) => id === inputs.scenarioId)?.name ?? 'the scenario');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const taken = inputs.changes.filter((change) => canTake(change) && !left.has(change.path));
  if (inputs.changes.length === 0)
    return (
      <EmptyState title={`${inputs.fileName} changes nothing`} text={`Its inputs are those of ${name}.`}>
        <Button onClick={onAnother}>Read another workbook</Button>
      </EmptyState>
    );
  const accept = async () => {
    setBusy(true);
    const isDone = await acceptInputs(
      host,
      inputs,
      taken.map(({ change }) => change),
    );
    setBusy(false);
    if (isDone) go({ screen: 'scenario', scenarioId: inputs.scenarioId, place: 'tab:differences' });
  };
  return (
    <div className="returned">
      <header>
        <div>
          <h2>
            {inputs.fileName} against {name}
          </h2>
          <p className="cap">
            {plural(inputs.changes.length, 'input')} differ. What is marked is taken as one undo step.
          </p>
        </div>
        <div className="row">
          <Button onClick={onAnother}>Take none</Button>
          <Button kind="primary" disabled={taken.length === 0 || isBusy} onClick={() => void accept()}>
            Accept {plural(taken.length, 'input')}
          </Button>
        </div>
      </header>
      <InputChanges
        changes={inputs.changes}
        left={left}
        onTake={(paths, isOn) => {
          const next = new Set(left);
          for (const path of paths) {
            if (isOn) next.delete(path);
            else next.add(path);
          }
          setLeft(next);
        }}
      />
    </div>
  );
}
