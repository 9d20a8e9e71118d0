import { useHost } from '../../state/client.ts';
import { stopWork, usePackFiles, verifyWorkbook } from '../../state/pack-files.ts';
import { ErrorState } from '../../ui/states.tsx';
import { ChooseWorkbook } from './choose-workbook.tsx';
import { FileWorking } from './file-working.tsx';
import { VerdictPage } from './verdict-page.tsx';

/** Is a pack true? Its run is simulated again and every cell compared. */
export function VerifyTab() {
  const host = useHost();
  const work = usePackFiles((slice) => slice.verdict);
  const another = () => stopWork('verdict');
  if (work.state === 'working')
    return (
      <FileWorking
        doing={work.name === '' ? 'Verifying' : `Verifying ${work.name}`}
        text="Its run is simulated again from the seed and inputs in the file, then every cell is compared. You can go on working."
        since={work.since}
        onStop={another}
      />
    );
  if (work.state === 'failed') return <ErrorState error={work.error} onRetry={another} />;
  if (work.state === 'done') return <VerdictPage verdict={work.value} onAnother={another} />;
  return (
    <ChooseWorkbook
      title="Verify a pack"
      text="A workbook carries the inputs, the seed and the hashes of its run. Equihome simulates that run again and compares every cell: equal, different in what, or made by another version of the engine. Nothing of the project is changed."
      verb="Choose a workbook"
      onChoose={(file) => void verifyWorkbook(host, file)}
    />
  );
}
