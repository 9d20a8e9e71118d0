import type { ExportJob } from '../../../src-main/contract/index.ts';
import { useHost } from '../../state/client.ts';
import { notify } from '../../state/notices.ts';
import { takeFile } from '../../state/pack-jobs.ts';
import { askExport, formatTitles, isUnderWay } from '../../state/packs.ts';
import { go } from '../../state/route.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { errorAdvice } from '../../ui/error-advice.ts';
import { bytesText, dayText, timeText } from '../../ui/format.ts';
import { CopyIcon, ExportIcon, VerifyIcon } from '../../ui/icons.ts';
import { Inspector } from '../../ui/inspector.tsx';
import { KeyValueList, type KeyValue } from '../../ui/key-value-list.tsx';
import { Box } from '../../ui/panel.tsx';

const momentOf = (iso: string | null) => (iso === null ? 'n/a' : `${dayText(iso)} ${timeText(iso)}`);

/** Beside the exports: where the file lies, what identifies it, and what went wrong. */
export function ExportInspector({ job }: { job: ExportJob }) {
  const host = useHost();
  return (
    <Inspector>
      <Box title="Export">
        <b className="em wrap">{job.fileName}</b>
        <KeyValueList long rows={factsOf(job)} />
        <div className="row">
          {job.url !== null && (
            <Button small kind="primary" icon={ExportIcon} onClick={() => takeFile(host, job)}>
              Download
            </Button>
          )}
          {job.fileHash !== null && (
            <Button
              small
              icon={CopyIcon}
              onClick={() =>
                void copyText(job.fileHash!).then((done) =>
                  notify(done ? 'Hash copied' : 'The browser did not allow copying'),
                )
              }
            >
              Copy the hash
            </Button>
          )}
          {job.format === 'workbook' && job.state === 'done' && (
            <Button small icon={VerifyIcon} onClick={() => go({ place: 'verify' })}>
              Verify a file
            </Button>
          )}
          {!isUnderWay(job) && (
            <Button small onClick={() => askExport(job.runIds)}>
              Export again
            </Button>
          )}
        </div>
      </Box>
      {job.error !== null && <Failure error={job.error} />}
    </Inspector>
  );
}

function factsOf(job: ExportJob): readonly KeyValue[] {
  return [
    ...(job.path === '' ? [] : ([['Lies at', job.path]] satisfies KeyValue[])),
    ...(job.path === '' && job.state === 'done' && job.url === null
      ? ([['Lies at', 'it was downloaded']] satisfies KeyValue[])
      : []),
    ['Runs', job.runIds.join(', ')],
    ['Template', job.templateName],
    ['Format', formatTitles[job.format]],
    ['Size', job.sizeBytes === null ? 'n/a' : bytesText(job.sizeBytes)],
    [
      'SHA-256',
      job.fileHash === null ? (
        'n/a'
      ) : (
        <code key="hash" className="hash wrap">
          {job.fileHash}
        </code>
      ),
    ],
    ['Asked', momentOf(job.startedAt)],
    ['Ended', momentOf(job.endedAt)],
    ['Begun by', job.isScheduled ? 'the schedule' : 'hand'],
  ];
}

function Failure({ error }: { error: NonNullable<ExportJob['error']> }) {
  const advice = errorAdvice(error);
  return (
    <Box title="What went wrong">
      <p className="note">{error.message}</p>
      <KeyValueList
        long
        rows={[
          ['Safe', 'No half-written file was left; the run is untouched.'],
          ['To do', advice.remedy],
          ['Id', advice.id],
        ]}
      />
      <div>
        <Button small icon={CopyIcon} onClick={() => void copyText(advice.report)}>
          Copy details
        </Button>
      </div>
    </Box>
  );
}
