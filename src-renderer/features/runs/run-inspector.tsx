import { useState } from 'react';
import type { RunProgress, RunRow } from '../../../src-main/contract/index.ts';
import { useClient } from '../../state/client.ts';
import { describeRun, removeRun } from '../../state/runs.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { percentText } from '../../ui/format.ts';
import { ArchiveIcon, RemoveIcon } from '../../ui/icons.ts';
import { Inspector } from '../../ui/inspector.tsx';
import { KeyValueList } from '../../ui/key-value-list.tsx';
import { Box } from '../../ui/panel.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { Queue, RunLog } from './run-log.tsx';
import { tookText } from './run-state.tsx';
import { isLive } from '../../state/run-rows.ts';

/** Beside the runs: the queue, the log, tags and note of the chosen one, and putting it away. */
export function RunInspector({
  run,
  live,
  rows,
}: {
  run: RunRow;
  live: readonly RunProgress[];
  rows: readonly RunRow[];
}) {
  return (
    <Inspector>
      <Queue live={live} rows={rows} />
      <RunLog run={run} />
      <Box title={`Run ${run.id}`}>
        <KeyValueList
          rows={[
            ['Scenario', `${run.scenarioName}, version ${run.version}`],
            ['Seed', run.seed],
            ['Below the hurdle', percentText(run.belowHurdleFraction)],
            ['Took', tookText(run)],
            ['Engine', run.engineVersion],
            [
              'Inputs',
              <code key="inputs" className="hash" title={run.scenarioHash}>
                {run.scenarioHash.slice(0, 8)}
              </code>,
            ],
            [
              'Result',
              run.resultHash === null ? (
                'n/a'
              ) : (
                <code key="result" className="hash" title={run.resultHash}>
                  {run.resultHash.slice(0, 8)}
                </code>
              ),
            ],
          ]}
        />
      </Box>
      <RunWords key={run.id} run={run} />
      <PutAway run={run} />
    </Inspector>
  );
}

const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];

/** Tags and a note, saved when the field is left. */
function RunWords({ run }: { run: RunRow }) {
  const client = useClient();
  const [tags, setTags] = useState(run.tags.join(', '));
  const [note, setNote] = useState(run.note);
  const wanted = tagsOf(tags);
  const error = wanted.some((tag) => tag.length > 60)
    ? 'A tag has at most 60 letters.'
    : wanted.length > 30
      ? 'A run has at most 30 tags.'
      : undefined;
  const saveTags = () => {
    if (error === undefined && wanted.join() !== run.tags.join()) void describeRun(client, run.id, { tags: wanted });
  };
  return (
    <Box title="Tags and note">
      <TextField
        label="Tags"
        hint="Parted by commas"
        error={error}
        value={tags}
        onChange={(event) => setTags(event.target.value)}
        onBlur={saveTags}
        onKeyDown={(event) => event.key === 'Enter' && saveTags()}
      />
      <TextArea
        label="Note"
        rows={3}
        maxLength={40_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onBlur={() => note !== run.note && void describeRun(client, run.id, { note })}
      />
    </Box>
  );
}

function PutAway({ run }: { run: RunRow }) {
  const client = useClient();
  const [isAsking, setAsking] = useState(false);
  const isUnderWay = isLive(run.state);
  return (
    <div className="box">
      <div className="row">
        <Button
          small
          icon={ArchiveIcon}
          onClick={() => void describeRun(client, run.id, { isArchived: !run.isArchived })}
        >
          {run.isArchived ? 'Take out of the archive' : 'Archive'}
        </Button>
        <Button
          small
          kind="danger"
          icon={RemoveIcon}
          disabled={isUnderWay}
          title={isUnderWay ? 'Cancel it first' : undefined}
          onClick={() => setAsking(true)}
        >
          Remove
        </Button>
      </div>
      <ConfirmDialog
        title={`Remove run ${run.id}?`}
        text="Its figures are deleted from the project and cannot be brought back, except from a backup. The scenario stays; running it again with the same seed gives the same result."
        verb="Remove the run"
        isDanger
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => void removeRun(client, run.id)}
      />
    </div>
  );
}
