import type { HeadlineView } from '../../../src-engine/index.ts';
import type { RunRow } from '../../../src-main/contract/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { WarningIcon } from '../../ui/icons.ts';
import { countText } from '../../ui/format.ts';

/** What one must know before reading the figures: that they are partial, or that they are not those that were computed. */
export function ResultBanners({ run, headline }: { run: RunRow; headline: HeadlineView }) {
  const problem = mismatch(run, headline);
  return (
    <>
      {problem !== null && (
        <div className="banner bad" role="alert">
          <Icon of={WarningIcon} />
          <span>
            {problem} Do not use these figures. Your scenario is untouched: run it again, and restore a backup if it
            happens twice.
          </span>
        </div>
      )}
      {headline.partial && (
        <div className="banner" role="status">
          <Icon of={WarningIcon} />
          <span>
            Partial: n = {countText(headline.pathsCompleted)} of {countText(headline.pathsAsked)} paths. The run was{' '}
            {run.state === 'cancelled' ? 'cancelled' : 'cut short'}; resume it in Runs to complete the figures.
          </span>
        </div>
      )}
    </>
  );
}

/** A result that does not carry the hashes of its run was changed or mixed up; null when all is well. */
export function mismatch(run: RunRow, headline: HeadlineView): string | null {
  if (run.resultHash !== null && run.resultHash !== headline.resultHash)
    return `This result (${headline.resultHash.slice(0, 8)}) is not the one that run ${run.id} computed (${run.resultHash.slice(0, 8)}).`;
  if (run.scenarioHash !== headline.scenarioHash)
    return `This result belongs to other inputs (${headline.scenarioHash.slice(0, 8)}) than run ${run.id} (${run.scenarioHash.slice(0, 8)}).`;
  return null;
}
