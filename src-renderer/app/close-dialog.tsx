import { useEffect, useState } from 'react';
import { changeSettings } from '../state/app.ts';
import { useClient } from '../state/client.ts';
import { onAppEvent } from '../state/events.ts';
import { attempt } from '../state/notices.ts';
import { currentRun, useRunRows } from '../state/run-rows.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { plural } from '../ui/format.ts';
import { Check } from '../ui/toggle.tsx';

/** The host asks with this command before it closes the window while something is being simulated. */
export const CLOSE_COMMAND = 'close-with-runs';

/** Asks what becomes of the runs under way; then closes the window. */
export function CloseDialog() {
  const client = useClient();
  const [isOpen, setOpen] = useState(false);
  const [isKept, setKept] = useState(false);
  const liveCount = useRunRows((slice) => slice.live.size);
  useEffect(
    () => onAppEvent((event) => event.type === 'command' && event.command === CLOSE_COMMAND && setOpen(true)),
    [],
  );

  async function close(mode: 'keep-running' | 'pause' | 'cancel') {
    const done = await attempt('Close the window', async () => {
      if (isKept) await changeSettings(client, { onClose: mode });
      if (mode === 'keep-running') return true;
      for (const run of useRunRows.getState().live.values()) {
        if (mode === 'cancel') await client['runs.cancel']({ id: run.runId });
        else if (run.state !== 'paused') await client['runs.pause']({ id: run.runId });
      }
      return true;
    });
    setOpen(false);
    if (done === true) window.close();
  }
  const run = useRunRows((slice) => currentRun(slice)?.runId);
  return (
    <Dialog
      title={`${plural(Math.max(1, liveCount), 'run')} under way`}
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      footer={
        <>
          <span className="start">
            <Check label="Do the same next time" isOn={isKept} onChange={setKept} />
          </span>
          <Button onClick={() => void close('cancel')}>Cancel the run</Button>
          <Button onClick={() => void close('pause')}>Pause it</Button>
          <Button kind="primary" onClick={() => void close('keep-running')}>
            Keep running
          </Button>
        </>
      }
    >
      <p>
        {run === undefined ? 'A run' : `Run ${run}`} can go on without the window. Paused and cancelled runs keep the
        paths that are finished; they can be resumed with the same result.
      </p>
    </Dialog>
  );
}
