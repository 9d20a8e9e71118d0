import type { RunRow } from '../../../src-main/contract/index.ts';
import { stateWords } from '../../state/runs.ts';
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
