import type { ExportJob } from '../../../src-main/contract/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { CheckIcon, CloseIcon, MoreIcon, RunsIcon, StopIcon, type IconType } from '../../ui/icons.ts';

const words: Readonly<Record<ExportJob['state'], string>> = {
  waiting: 'waiting',
  working: 'under way',
  done: 'done',
  cancelled: 'cancelled',
  failed: 'failed',
};
const icons: Readonly<Record<ExportJob['state'], IconType>> = {
  waiting: MoreIcon,
  working: RunsIcon,
  done: CheckIcon,
  cancelled: StopIcon,
  failed: CloseIcon,
};

/** State of an export as a shape and a word. */
export function JobState({ state }: { state: ExportJob['state'] }) {
  return (
    <span className={`jobstate ${state}`}>
      <Icon of={icons[state]} />
      {words[state]}
    </span>
  );
}
