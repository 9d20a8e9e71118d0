import { useApp } from '../state/app.ts';
import { currentExport, isUnderWay, usePacks } from '../state/packs.ts';
import { currentRun, useRunRows } from '../state/run-rows.ts';
import { useStatusWords } from '../state/status-words.ts';
import { bytesText } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { WarningIcon } from '../ui/icons.ts';
import { Menu } from '../ui/menu.tsx';
import { useShallow } from 'zustand/shallow';
import { LiveExport } from './live-export.tsx';
import { LiveRun } from './live-run.tsx';

const engineText = {
  starting: 'engine starting',
  ready: 'engine ready',
  busy: 'engine busy',
  restarting: 'engine restarting',
  stopped: 'engine stopped',
} as const;
const storeText = { saved: 'saved', saving: 'saving', problem: 'not saved' } as const;

/** The live run at the left, then what the screen says; engine, store and warnings at the right. Always there, never jumps. */
export function StatusBar() {
  const run = useRunRows(useShallow(currentRun));
  const waiting = useRunRows((slice) => [...slice.live.values()].filter((one) => one.state === 'queued').length);
  const job = usePacks(currentExport);
  const exports = usePacks(({ jobs }) => jobs.filter(isUnderWay).length);
  const words = useStatusWords((slice) => slice.words);
  const { info, engine, store } = useApp();
  const warnings = [
    engine.error?.message,
    store.error?.message,
    info?.project.readOnlyReason === null ? undefined : info?.project.readOnlyReason,
  ].filter((text): text is string => text !== undefined);
  return (
    <footer className="status" aria-label="Status">
      {run === null ? (
        <span>No run under way</span>
      ) : (
        <LiveRun run={run} waiting={waiting - (run.state === 'queued' ? 1 : 0)} />
      )}
      {job !== null && <LiveExport job={job} others={exports - 1} />}
      {words.map((text) => (
        <span key={text} className="said">
          {text}
        </span>
      ))}
      <div className="end">
        {warnings.length > 0 && (
          <Menu
            trigger={
              <button type="button" className="item warn">
                <Icon of={WarningIcon} />
                {warnings.length === 1 ? '1 warning' : `${warnings.length} warnings`}
              </button>
            }
            entries={warnings.map((title) => ({ title, act: () => undefined }))}
          />
        )}
        <span>{engineText[engine.state]}</span>
        <span>
          {storeText[store.state]}
          {info !== null && `, ${bytesText(info.project.sizeBytes)}`}
        </span>
        {info !== null && <span>Equihome {info.appVersion}</span>}
      </div>
    </footer>
  );
}
