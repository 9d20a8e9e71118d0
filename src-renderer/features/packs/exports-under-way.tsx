import type { ExportJob } from '../../../src-main/contract/index.ts';
import { useClient } from '../../state/client.ts';
import { cancelExport } from '../../state/pack-jobs.ts';
import { formatTitles } from '../../state/packs.ts';
import { Button } from '../../ui/button.tsx';
import { percentText } from '../../ui/format.ts';
import { StopIcon } from '../../ui/icons.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';

/** What is being written or waits: its step, how far it is, and cancel. */
export function ExportsUnderWay({ jobs }: { jobs: readonly ExportJob[] }) {
  const client = useClient();
  if (jobs.length === 0) return null;
  return (
    <Panel title="Under way" className="underway">
      <ul>
        {jobs.map((job) => (
          <li key={job.id}>
            <div>
              <b className="em">{job.fileName}</b>
              <span className="cap">
                {formatTitles[job.format]}, {job.templateName}
              </span>
            </div>
            <ProgressBar label={job.fileName} share={job.state === 'waiting' ? 0 : job.doneFraction} />
            <span className="step" role="status">
              {job.state === 'waiting' ? 'Waiting for the one before' : job.step || 'Starting'}
              {job.doneFraction !== null && job.state === 'working' && `, ${percentText(job.doneFraction, 0)}`}
            </span>
            <Button small icon={StopIcon} onClick={() => void cancelExport(client, job.id)}>
              Cancel
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
