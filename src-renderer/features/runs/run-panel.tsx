import type { Progress } from '../../../src-engine/index.ts';
import type { RunProgress, RunRow } from '../../../src-main/contract/index.ts';
import { originText } from '../../charts/numbers.ts';
import { useClient } from '../../state/client.ts';
import { go } from '../../state/route.ts';
import { useRuns, runAgain, steerRun } from '../../state/runs.ts';
import { isLive, useRunRows } from '../../state/run-rows.ts';
import { Button } from '../../ui/button.tsx';
import { countText, durationText, errorText, percentText } from '../../ui/format.ts';
import { PauseIcon, ResultsIcon, RetryIcon, RunsIcon, StopIcon } from '../../ui/icons.ts';
import { Panel } from '../../ui/panel.tsx';
import { MonitorCharts } from './monitor-charts.tsx';
import { RunProblem } from './run-problem.tsx';
import { canResume, RunStateMark } from './run-state.tsx';
import { StageBar, stageText } from './stage-bar.tsx';

/** What the run told last: while it lives from the list that all screens share, then what this screen kept. */
export function useTold(id: number): RunProgress | null {
  const live = useRunRows((slice) => slice.live.get(id));
  const kept = useRuns((slice) => slice.last.get(id));
  return kept ?? live ?? null;
}

/** One run under way or ended: how far it is, what can be done, and its charts. */
export function RunPanel({ run }: { run: RunRow }) {
  const told = useTold(run.id);
  const progress = (isLive(run.state) ? told?.progress : null) ?? storedProgress(run);
  const partial = told?.partial ?? null;
  const seed = originText({ paths: partial?.pathsDone ?? run.pathsDone, seed: run.seed, run: `run ${run.id}` });
  const isUnderWay = isLive(run.state);
  const origin = `${run.state === 'done' ? '' : 'partial, '}${seed}`;
  return (
    <>
      <Panel
        title={
          <span className="runtitle">
            Run {run.id}: {run.scenarioName}, version {run.version} <RunStateMark state={run.state} />
          </span>
        }
        caption={captionOf(run, told)}
        tools={<RunButtons run={run} />}
        className="runhead"
      >
        <StageBar progress={progress} state={run.state} />
        {(run.state === 'interrupted' || run.state === 'failed' || run.state === 'cancelled') && (
          <RunProblem run={run} />
        )}
      </Panel>
      {(isUnderWay || partial !== null) && (
        <MonitorCharts partial={partial} pathsAsked={run.pathsAsked} origin={origin} />
      )}
    </>
  );
}

/** How far a run came that this window has not heard of: its paths in the store. */
const storedProgress = (run: RunRow): Progress => ({
  stage: 'simulate',
  done: run.pathsDone,
  total: run.pathsAsked,
  pathsPerSecond: null,
  remainingSeconds: null,
  meanNetIrrAnnual: null,
  standardErrorAnnual: null,
});

function captionOf(run: RunRow, told: RunProgress | null): string {
  if (isLive(run.state)) {
    const { meanNetIrrAnnual: mean, standardErrorAnnual: error } = told?.progress ?? {
      meanNetIrrAnnual: null,
      standardErrorAnnual: null,
    };
    const figure =
      mean === null
        ? ''
        : `. Partial, n = ${countText(told!.progress.done)}: net IRR ${percentText(mean)} ${errorText(error, 'Annual')}`;
    return `${stageText(told?.progress ?? null, run.state)}${figure}`;
  }
  const figure =
    run.meanNetIrrAnnual === null
      ? ''
      : `, net IRR ${percentText(run.meanNetIrrAnnual)} ${errorText(run.standardErrorAnnual, 'Annual')}`;
  return `${countText(run.pathsDone)} of ${countText(run.pathsAsked)} paths${figure}, took ${durationText(run.workSeconds)}, seed ${run.seed}`;
}

function RunButtons({ run }: { run: RunRow }) {
  const client = useClient();
  const steer = (what: 'runs.pause' | 'runs.resume' | 'runs.cancel') => () => void steerRun(client, what, run.id);
  return (
    <div className="row buttons">
      {run.state === 'running' && (
        <Button small icon={PauseIcon} onClick={steer('runs.pause')}>
          Pause
        </Button>
      )}
      {run.state === 'paused' && (
        <Button small icon={RunsIcon} onClick={steer('runs.resume')}>
          Resume
        </Button>
      )}
      {isLive(run.state) && (
        <Button small icon={StopIcon} onClick={steer('runs.cancel')}>
          Cancel
        </Button>
      )}
      {!isLive(run.state) && !canResume(run.state) && (
        <Button small icon={RetryIcon} onClick={() => void runAgain(client, run)}>
          Run again
        </Button>
      )}
      {run.resultHash !== null && (
        <Button small kind="primary" icon={ResultsIcon} onClick={() => go({ screen: 'results', runId: run.id })}>
          Open the result
        </Button>
      )}
    </div>
  );
}
