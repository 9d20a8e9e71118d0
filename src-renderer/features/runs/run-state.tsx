import type { RunRow } from '../../../src-main/contract/index.ts';
import { isLive } from '../../state/run-rows.ts';
import { stateWords } from '../../state/runs.ts';
import { durationText } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import {
  CheckIcon,
  CloseIcon,
  MoreIcon,
  PauseIcon,
  RunsIcon,
  StopIcon,
  WarningIcon,
  type IconType,
} from '../../ui/icons.ts';

const icons: Readonly<Record<RunRow['state'], IconType>> = {
  queued: MoreIcon,
  running: RunsIcon,
  paused: PauseIcon,
  interrupted: WarningIcon,
  cancelled: StopIcon,
  failed: CloseIcon,
  done: CheckIcon,
};

/** State of a run as a shape and a word: colour alone says nothing. */
export function RunStateMark({ state }: { state: RunRow['state'] }) {
  return (
    <span className={`runstate ${state}`}>
      <Icon of={icons[state]} />
      {stateWords[state]}
    </span>
  );
}

export const canResume = (state: RunRow['state']): boolean =>
  state === 'paused' || state === 'interrupted' || state === 'cancelled';

/** Time under way without pauses; it is measured when a run rests, so one that goes on has none yet. */
export function tookText({ state, workSeconds }: RunRow): string {
  if (isLive(state)) return workSeconds === 0 ? stateWords[state] : `${durationText(workSeconds)} so far`;
  return workSeconds === 0 ? 'n/a' : durationText(workSeconds);
}
