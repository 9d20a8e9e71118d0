import { useClient } from '../../state/client.ts';
import { attempt } from '../../state/notices.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { GuidedTasks, sampleFund } from './guided-tasks.tsx';
import { openDialog } from './library-state.ts';

/** A project without scenarios: the sample fund, a file, and the guided tasks. */
export function EmptyLibrary() {
  const client = useClient();
  return (
    <section className="panel" aria-label="Scenarios">
      <EmptyState
        title="This project has no scenario yet"
        text="Start from the sample fund (100 million AUD, ten years, lending across Sydney) or bring a scenario of your own."
      >
        <Button kind="primary" onClick={() => void attempt('Open the sample fund', () => sampleFund(client))}>
          Open the sample fund
        </Button>
        <Button onClick={() => openDialog({ kind: 'create', from: 'yaml', baseId: null })}>Import a scenario</Button>
      </EmptyState>
      <GuidedTasks />
    </section>
  );
}
