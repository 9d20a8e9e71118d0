import type { RunRow } from '../../../src-main/contract/index.ts';
import { useClient } from '../../state/client.ts';
import { notify } from '../../state/notices.ts';
import { runAgain, steerRun } from '../../state/runs.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { errorAdvice } from '../../ui/error-advice.ts';
import { countText } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { WarningIcon } from '../../ui/icons.ts';
import { canResume } from './run-state.tsx';

/** Why a run did not come to its end, what is safe, and what to do now. */
export function RunProblem({ run }: { run: RunRow }) {
  const client = useClient();
  const advice = run.error === null ? null : errorAdvice(run.error);
  const kept = `${countText(run.pathsDone)} of ${countText(run.pathsAsked)} paths are kept.`;
  return (
    <section className="run-problem" aria-label={`Run ${run.id} ${run.state}`}>
      <Icon of={WarningIcon} />
      <div>
        <p>
          <b>{headlineOf(run)}</b> {run.error?.message}
        </p>
        <p className="note">
          {advice?.safe ?? 'Your scenario is untouched.'} {kept}{' '}
          {canResume(run.state)
            ? 'Resumed, it goes on from there with the same result as if it had not stopped.'
            : advice?.remedy}
        </p>
        {run.error !== null && run.error.issues.length > 0 && (
          <ul className="note">
            {run.error.issues.slice(0, 6).map((issue, place) => (
              <li key={place}>
                <b>{issue.path}</b> {issue.message} {issue.remedy}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="row">
        {canResume(run.state) && (
          <Button small kind="primary" onClick={() => void steerRun(client, 'runs.resume', run.id)}>
            Resume
          </Button>
        )}
        <Button small onClick={() => void runAgain(client, run)}>
          Run again
        </Button>
        {advice !== null && (
          <Button
            small
            onClick={() =>
              void copyText(advice.report).then((done) =>
                notify(done ? 'Details copied' : 'The browser did not allow copying'),
              )
            }
          >
            Copy details
          </Button>
        )}
      </div>
    </section>
  );
}

function headlineOf({ id, state }: RunRow): string {
  if (state === 'interrupted') return `Run ${id} was interrupted.`;
  if (state === 'failed') return `Run ${id} failed.`;
  return `Run ${id} was cancelled.`;
}
