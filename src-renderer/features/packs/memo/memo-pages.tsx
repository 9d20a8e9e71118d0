import { useMemo } from 'react';
import { dayText } from '../../../ui/format.ts';
import { memoBlocks } from './memo-blocks.tsx';
import type { MemoData } from './memo-data.ts';
import { paginate } from './paginate.ts';

/** The memo as A4 pages, white in every theme, each with its number, the run and its hash. */
export function MemoPages({ data }: { data: MemoData }) {
  const pages = useMemo(() => paginate(memoBlocks(data)), [data]);
  const { run, headline } = data;
  return (
    <>
      {pages.map((blocks, place) => (
        <article
          key={blocks[0]!.key}
          className="sheet"
          data-theme="light"
          aria-label={`Page ${place + 1} of ${pages.length}`}
        >
          <div className="sheethead">
            <span>
              {run.scenarioName}, run {run.id}
            </span>
            <span>{run.endedAt === null ? '' : dayText(run.endedAt)}</span>
          </div>
          <div className="sheetbody">
            {blocks.map(({ key, node }) => (
              <div key={key}>{node}</div>
            ))}
          </div>
          <div className="sheetfoot">
            <span>
              Run {run.id}, seed {headline.seed}, result {headline.resultHash.slice(0, 16)}
            </span>
            <span>
              Page {place + 1} of {pages.length}
            </span>
          </div>
        </article>
      ))}
    </>
  );
}
