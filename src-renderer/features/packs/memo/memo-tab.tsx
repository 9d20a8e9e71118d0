import { useCallback, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useApp } from '../../../state/app.ts';
import { useHost } from '../../../state/client.ts';
import { load, nothing, type Loaded } from '../../../state/loaded.ts';
import { attempt, notify } from '../../../state/notices.ts';
import { canPack } from '../../../state/pack-runs.ts';
import { go } from '../../../state/route.ts';
import { useRunRows } from '../../../state/run-rows.ts';
import { Button } from '../../../ui/button.tsx';
import { percentText } from '../../../ui/format.ts';
import { PrintIcon } from '../../../ui/icons.ts';
import { Select } from '../../../ui/select.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../ui/states.tsx';
import { readMemo, type MemoData } from './memo-data.ts';
import { MemoPages } from './memo-pages.tsx';

const MOST_LISTED = 60;

/** The memo of one run as it will be printed, and the way to paper and PDF. */
export function MemoTab({ runId }: { runId: number | null }) {
  const host = useHost();
  const rows = useRunRows((slice) => slice.rows);
  const run = rows.find(({ id }) => id === runId) ?? null;
  const [memo, setMemo] = useState<Loaded<MemoData>>(nothing);
  const turn = useRef({ count: 0 });
  const read = useCallback(() => {
    if (run !== null) void load(turn.current, () => readMemo(host.client, run), setMemo, null);
  }, [host, run]);
  useEffect(read, [read]);
  const name = run === null ? null : `${run.scenarioName}, run ${run.id}, memo`;
  useEffect(() => {
    if (name === null) return;
    // The title of the PDF, and the name under which a browser offers it.
    const before = document.title;
    document.title = name;
    return () => {
      document.title = before;
    };
  }, [name]);
  if (run === null)
    return (
      <EmptyState
        title="A memo is about a finished run"
        text="Run a scenario; its memo can then be printed or saved as PDF."
      >
        <Button kind="primary" onClick={() => go({ screen: 'library' })}>
          Choose a scenario
        </Button>
      </EmptyState>
    );
  const ready = rows.filter((row) => canPack(row) && !row.isArchived).slice(0, MOST_LISTED);
  return (
    <div className="memo">
      <div className="memobar">
        <Select
          small
          label="Run"
          options={(ready.includes(run) ? ready : [run, ...ready]).map((row) => ({
            value: String(row.id),
            title: `Run ${row.id}, ${row.scenarioName} v${row.version}, ${percentText(row.meanNetIrrAnnual)}`,
          }))}
          value={String(run.id)}
          onChange={(id) => go({ runId: Number(id), place: 'memo' })}
        />
        {memo.state === 'ready' && <PrintButton data={memo.value} />}
      </div>
      {memo.state === 'failed' ? (
        <ErrorState error={memo.error} onRetry={read} />
      ) : memo.value === null ? (
        <LoadingState text="Reading the run" />
      ) : (
        <>
          {/* what scrolls must be reached by the keyboard */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className="paper scroll" role="region" aria-label="Memo" tabIndex={0}>
            <MemoPages data={memo.value} />
          </div>
          {createPortal(
            <div className="printed" aria-hidden>
              <MemoPages data={memo.value} />
            </div>,
            document.body,
          )}
        </>
      )}
    </div>
  );
}

/** On the desktop the shell prints the page into a file; a browser has a dialog of its own, with PDF among its printers. */
function PrintButton({ data: { run } }: { data: MemoData }) {
  const host = useHost();
  const isDesktop = useApp((slice) => slice.info?.host === 'desktop');
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    const saved = await attempt('Save the memo', () => host.client['exports.memoPdf']({ id: run.id }));
    setBusy(false);
    if (saved?.kind === 'saved') notify('Memo saved', { text: saved.path });
  };
  return (
    <Button small icon={PrintIcon} disabled={isBusy} onClick={() => (isDesktop ? void save() : window.print())}>
      {isDesktop ? 'Save as PDF' : 'Print or save as PDF'}
    </Button>
  );
}
