import type { FigureView } from '../../../src-engine/index.ts';
import { go } from '../../state/route.ts';
import { errorText, valueText } from '../../ui/format.ts';
import { figureTerms } from '../../ui/help-terms.ts';
import { RangeStrip } from '../../ui/range-strip.tsx';

/** The five figures at the head: value with its standard error, a strip from P5 to P95, the three percentiles or a note. */
export function HeadFigures({ figures }: { figures: readonly FigureView[] }) {
  return (
    <div className="heads">
      {figures.map((figure) => (
        <section key={figure.key} className="panel head" aria-label={figure.title} data-help={figureTerms[figure.key]}>
          <h2 className="l">
            <TermButton title={figure.title} term={figureTerms[figure.key]} />
          </h2>
          <div className="v">
            {valueText(figure.value, figure.unit)}
            {figure.standardError !== null && <small>{errorText(figure.standardError, figure.unit)}</small>}
          </div>
          <Strip figure={figure} />
          <Foot figure={figure} />
        </section>
      ))}
    </div>
  );
}

/** The name of a figure; pressed, or with F1, the glossary says what it is. */
function TermButton({ title, term }: { title: string; term: string | undefined }) {
  if (term === undefined) return title;
  return (
    <button
      type="button"
      className="term"
      title={`${title}: what is ${term}?`}
      onClick={() => go({ screen: 'help', place: `glossary:${term}` })}
    >
      {title}
    </button>
  );
}

/** Percentiles, or the note on two lines; all of the note on pointing at it. */
function Foot({ figure }: { figure: FigureView }) {
  const { note } = figure;
  const percentiles = percentilesOf(figure);
  return (
    <div className={percentiles === null ? 'q said' : 'q'} title={note === '' ? undefined : note}>
      {percentiles ?? note.split('; ')[0]}
    </div>
  );
}

function percentilesOf({ p5, p50, p95, unit }: FigureView) {
  if (p5 === null || p50 === null || p95 === null) return null;
  const named = [
    ['P5', p5],
    ['P50', p50],
    ['P95', p95],
  ] as const;
  return named.map(([name, value]) => (
    <span key={name}>
      {name} <b>{valueText(value, unit)}</b>
    </span>
  ));
}

/** Percentiles as a strip; a chance as the filled part of a line. */
function Strip({ figure: { low, high, p5, p50, p95, value } }: { figure: FigureView }) {
  if (p50 !== null || low === null || high === null || value === null)
    return <RangeStrip {...{ low, high, p5, p50, p95 }} width={200} height={8} />;
  const share = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0;
  return (
    <svg className="rng" viewBox="0 0 200 8" preserveAspectRatio="none" aria-hidden>
      <rect className="a" x="0" y="2" width="200" height="4" />
      <rect className="b" x="0" y="2" width={200 * share} height="4" />
      <rect className="m" x={Math.max(0, 200 * share - 2)} y="0" width="2" height="8" />
    </svg>
  );
}
