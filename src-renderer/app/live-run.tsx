import type { RunProgress } from '../../src-main/contract/index.ts';
import { useClient } from '../state/client.ts';
import { attempt } from '../state/notices.ts';
import { routeText, useRoute, go } from '../state/route.ts';
import { useRunRows } from '../state/run-rows.ts';
import { countText, durationText, errorText, percentText, plural } from '../ui/format.ts';
import { IconButton } from '../ui/button.tsx';
import { PauseIcon, RunsIcon, StopIcon } from '../ui/icons.ts';

const stageText = { resolve: 'preparing', simulate: '', analyse: 'analysing', summarise: 'summing up' } as const;

/** A run under way in one line: paths, pace, time left, the figure so far, pause and cancel. */
export function LiveRun({ run, waiting }: { run: RunProgress; waiting: number }) {
  const client = useClient();
  const route = useRoute();
  const row = useRunRows((slice) => slice.rows.find((one) => one.id === run.runId));
  const { progress } = run;
  const share = progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0;
  const isPaused = run.state === 'paused';
  const id = { id: run.runId };
  return (
    <div className="run">
      <a
        href={routeText({ ...route, screen: 'runs', runId: run.runId, place: '' })}
        title={row?.scenarioName}
        onClick={(event) => {
          event.preventDefault();
          go({ screen: 'runs', runId: run.runId });
        }}
      >
        run {run.runId}: {countText(progress.done)} / {countText(progress.total)} paths
      </a>
      <div
        className="bar"
        role="progressbar"
        aria-label={`Run ${run.runId}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <div style={{ transform: `scaleX(${share})` }} />
      </div>
      {run.state === 'queued' && <span>waiting</span>}
      {isPaused && <span>paused</span>}
      {run.state === 'running' && (
        <>
          {stageText[progress.stage] !== '' && <span>{stageText[progress.stage]}</span>}
          {progress.pathsPerSecond !== null && <span>{countText(Math.round(progress.pathsPerSecond))} paths/s</span>}
          {progress.remainingSeconds !== null && <span>ETA {durationText(Math.round(progress.remainingSeconds))}</span>}
        </>
      )}
      {progress.meanNetIrrAnnual !== null && (
        <span>
          net IRR {percentText(progress.meanNetIrrAnnual)} {errorText(progress.standardErrorAnnual, 'Annual')}
        </span>
      )}
      <span>
        {isPaused ? (
          <IconButton
            icon={RunsIcon}
            label="Resume the run"
            onClick={() => void attempt('Resume the run', () => client['runs.resume'](id))}
          />
        ) : (
          <IconButton
            icon={PauseIcon}
            label="Pause the run"
            onClick={() => void attempt('Pause the run', () => client['runs.pause'](id))}
          />
        )}
        <IconButton
          icon={StopIcon}
          label="Cancel the run"
          onClick={() => void attempt('Cancel the run', () => client['runs.cancel'](id))}
        />
      </span>
      {waiting > 0 && <span>{plural(waiting, 'run')} waiting</span>}
    </div>
  );
}
