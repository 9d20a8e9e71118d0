import { useMemo } from 'react';
import type { RunProgress, RunRow } from '../../../src-main/contract/index.ts';
import { useClient } from '../../state/client.ts';
import { stateWords, steerRun, useRuns, type LogLine } from '../../state/runs.ts';
import { IconButton } from '../../ui/button.tsx';
import { countText, timeText } from '../../ui/format.ts';
import { CloseIcon } from '../../ui/icons.ts';
import { Box } from '../../ui/panel.tsx';

const clock = (atMs: number): string =>
  `${timeText(new Date(atMs).toISOString())}:${String(new Date(atMs).getSeconds()).padStart(2, '0')}`;

/** What the row itself tells, then what this window heard. */
export function logOf(run: RunRow, lines: readonly LogLine[]): readonly LogLine[] {
  const facts: readonly (readonly [string | null, string])[] = [
    [run.createdAt, `Asked for ${countText(run.pathsAsked)} paths, seed ${run.seed}`],
    [run.startedAt, 'Started'],
    [run.endedAt, run.error === null ? `Ended: ${run.state}` : `Ended: ${run.state}. ${run.error.message}`],
  ];
  const told = facts.flatMap(([at, text]): LogLine[] =>
    at === null ? [] : [{ atMs: Date.parse(at), text, isProblem: text.startsWith('Ended') && run.error !== null }],
  );
  const isHeard = lines.some(({ text }) => text.toLowerCase().startsWith(stateWords[run.state]));
  return [...(isHeard ? told.filter(({ text }) => !text.startsWith('Ended')) : told), ...lines].sort(
    (a, b) => a.atMs - b.atMs,
  );
}

/** The stages and messages of a run, with the time of each. */
export function RunLog({ run }: { run: RunRow }) {
  const lines = useRuns((slice) => slice.logs.get(run.id)) ?? none;
  const all = useMemo(() => logOf(run, lines), [run, lines]);
  return (
    <Box title="Log">
      <ol className="log" aria-label={`Log of run ${run.id}`}>
        {all.map((line, place) => (
          <li key={place} className={line.isProblem ? 'bad' : undefined}>
            <time>{clock(line.atMs)}</time> {line.text}
          </li>
        ))}
      </ol>
    </Box>
  );
}
const none: readonly LogLine[] = [];

/** Runs that wait, in the order in which they will begin. */
export function Queue({ live, rows }: { live: readonly RunProgress[]; rows: readonly RunRow[] }) {
  const client = useClient();
  const waiting = live.filter(({ state }) => state === 'queued').toSorted((a, b) => a.queuePosition - b.queuePosition);
  if (waiting.length === 0) return null;
  return (
    <Box title="Queue">
      <ol className="queue" aria-label="Queue">
        {waiting.map((run, place) => {
          const row = rows.find(({ id }) => id === run.runId);
          return (
            <li key={run.runId}>
              <span className="dim">{place + 1}</span>
              <span>
                Run {run.runId}, {row?.scenarioName ?? ''}
              </span>
              <span className="dim">
                {countText(run.progress.total > 0 ? run.progress.total : (row?.pathsAsked ?? null))}
              </span>
              <IconButton
                icon={CloseIcon}
                label={`Cancel run ${run.runId}`}
                onClick={() => void steerRun(client, 'runs.cancel', run.runId)}
              />
            </li>
          );
        })}
      </ol>
    </Box>
  );
}
