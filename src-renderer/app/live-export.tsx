import type { ExportJob } from '../../src-main/contract/index.ts';
import { useClient } from '../state/client.ts';
import { cancelExport } from '../state/pack-jobs.ts';
import { go, routeText, useRoute } from '../state/route.ts';
import { IconButton } from '../ui/button.tsx';
import { plural } from '../ui/format.ts';
import { StopIcon } from '../ui/icons.ts';
import { ProgressBar } from '../ui/progress-bar.tsx';

/** An export under way in one line: what it does now, how far it is, cancel. */
export function LiveExport({ job, others }: { job: ExportJob; others: number }) {
  const client = useClient();
  const route = useRoute();
  return (
    <div className="run" title={job.fileName}>
      <a
        href={routeText({ ...route, screen: 'packs', place: '' })}
        onClick={(event) => {
          event.preventDefault();
          go({ screen: 'packs', place: '' });
        }}
      >
        export: {job.state === 'waiting' ? 'waiting' : job.step === '' ? 'starting' : job.step}
      </a>
      <ProgressBar label={`Export ${job.fileName}`} share={job.state === 'waiting' ? 0 : job.doneFraction} />
      <IconButton icon={StopIcon} label="Cancel the export" onClick={() => void cancelExport(client, job.id)} />
      {others > 0 && <span>{plural(others, 'export')} waiting</span>}
    </div>
  );
}
