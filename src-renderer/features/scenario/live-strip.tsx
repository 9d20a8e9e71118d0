import type { PreviewView, SeriesView } from '../../../src-engine/index.ts';
import { SeriesChart } from '../../charts/series-chart.tsx';
import { useEditor } from '../../state/editor.ts';
import { multipleText, percentText } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { CheckIcon, CloseIcon, WarningIcon } from '../../ui/icons.ts';
import { Panel } from '../../ui/panel.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { issuesNow } from './model/issues.ts';
import { TroubleList } from './trouble-list.tsx';
import { useBoxSize } from './use-box-size.ts';

const parts = [
  { key: 'cash', caption: 'A year of the fund, every shock at its mean' },
  { key: 'ltv', caption: 'By month, mean of the advances that live' },
  { key: 'hazards', caption: '% a year' },
] as const;

/** One deterministic path of the scenario as it stands: what an edit does, before any run. */
export function LiveStrip() {
  const preview = useEditor((slice) => slice.preview);
  const hasFaults = useEditor((slice) => issuesNow(slice).length > 0);
  const hasTroubles = useEditor((slice) => slice.drafts.size > 0 || issuesNow(slice).length > 0);
  const { view, error } = preview;
  return (
    <Panel label="Live preview" className="live">
      {hasTroubles && <TroubleList />}
      {error !== null && !hasTroubles && (
        <div className="box" role="alert">
          <span className="ok w">
            <Icon of={WarningIcon} />
            {error.message}
          </span>
        </div>
      )}
      {view === null ? (
        error === null && <LoadingState text="Preview" />
      ) : (
        <Charts view={view} isOld={error !== null || hasFaults} />
      )}
      {view !== null && (
        <p className="livefoot cap">
          Net IRR {percentText(view.netIrrAnnual)}, TVPI {multipleText(view.netTvpiMultiple)}
        </p>
      )}
    </Panel>
  );
}

function Charts({ view, isOld }: { view: PreviewView; isOld: boolean }) {
  const bad = view.checks.filter(({ state }) => state !== 'pass');
  const rest = view.checks.filter(({ state }) => state === 'pass');
  return (
    <div className={isOld ? 'charts old' : 'charts'}>
      {isOld && <p className="cap box">From the last version that could be computed.</p>}
      {parts.map(({ key, caption }) => (
        <ChartPart key={key} view={view[key]} caption={caption} />
      ))}
      {/* it scrolls, so the keyboard must reach it */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="box checks" aria-label="Checks" tabIndex={0}>
        {[...bad, ...rest].map(({ state, text }) => (
          <span key={text} className={state === 'pass' ? 'ok' : state === 'warning' ? 'ok w' : 'ok bad'}>
            <Icon of={state === 'pass' ? CheckIcon : state === 'warning' ? WarningIcon : CloseIcon} label={state} />
            <span>{text}</span>
          </span>
        ))}
        {view.warnings.map((text) => (
          <span key={text} className="ok w">
            <Icon of={WarningIcon} label="warning" />
            <span>{text}</span>
          </span>
        ))}
      </section>
    </div>
  );
}

function ChartPart({ view, caption }: { view: SeriesView; caption: string }) {
  const [box, { height }] = useBoxSize<HTMLDivElement>();
  return (
    <section>
      <div className="phead">
        <div>
          <h2 title={view.title}>{view.title}</h2>
          <p className="cap">{caption}</p>
        </div>
      </div>
      <div className="chartbox" ref={box}>
        {height > 0 && <SeriesChart view={view} height={height} />}
      </div>
    </section>
  );
}
