import type { Progress } from '../../../src-engine/index.ts';
import type { RunRow } from '../../../src-main/contract/index.ts';
import { stageWords } from '../../state/runs.ts';
import { countText, durationText } from '../../ui/format.ts';

const stages = ['resolve', 'simulate', 'analyse', 'summarise'] as const;

/** The four stages of a run as one thin bar; simulation is the long one and fills with its paths. */
export function StageBar({ progress, state }: { progress: Progress | null; state: RunRow['state'] }) {
  const now = state === 'done' ? stages.length : progress === null ? -1 : stages.indexOf(progress.stage);
  const share = progress === null || progress.total === 0 ? 0 : Math.min(1, progress.done / progress.total);
  return (
    <div
      className="stages"
      role="progressbar"
      aria-label="Progress"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round((state === 'done' ? 1 : share) * 100)}
      aria-valuetext={stageText(progress, state)}
    >
      {stages.map((stage, place) => (
        <div key={stage} className={stage} title={stageWords[stage]}>
          <div
            style={{
              transform: `scaleX(${place < now ? 1 : place === now ? (stage === 'simulate' ? share : 0.5) : 0})`,
            }}
          />
        </div>
      ))}
    </div>
  );
}

/** 'Simulating paths: 6,400 of 10,000, 3,900 a second, 1 s left'. */
export function stageText(progress: Progress | null, state: RunRow['state']): string {
  if (state === 'queued') return 'Waiting for the run before it';
  if (progress === null) return '';
  const { stage, done, total, pathsPerSecond, remainingSeconds } = progress;
  const parts = [`${countText(done)} of ${countText(total)}`];
  if (state === 'running' && stage === 'simulate' && pathsPerSecond !== null)
    parts.push(`${countText(pathsPerSecond)} a second`);
  if (state === 'running' && stage === 'simulate' && remainingSeconds !== null)
    parts.push(`${durationText(remainingSeconds)} left`);
  return `${state === 'paused' ? 'Paused' : stageWords[stage]}: ${parts.join(', ')}`;
}
