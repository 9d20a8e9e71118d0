import type { DistributionView, FanView, FigureView, SeriesView } from '../../../../src-engine/index.ts';
import { originText } from '../../../charts/numbers.ts';
import { distributionOption } from '../../../charts/options/distribution.ts';
import { fanOption } from '../../../charts/options/fan.ts';
import { hasLongNames, namedBarsOption } from '../../../charts/options/named-bars.ts';
import { seriesOption } from '../../../charts/options/series.ts';
import { countText, errorText, valueText } from '../../../ui/format.ts';
import { MemoChart } from './memo-chart.tsx';
import type { MemoData } from './memo-data.ts';
import { tableBlocks, type MemoBlock } from './memo-table.tsx';
import { termsOf } from './terms.ts';

const CHART_MM = 76;
const CAPTION_MM = 14;

/** The parts of a memo in the order in which a committee reads: finding, figures, pictures, cash, waterfall, limits, terms. */
export function memoBlocks(data: MemoData): readonly MemoBlock[] {
  const { run, headline, desks } = data;
  const seed = originText({ seed: headline.seed, run: `run ${run.id}` });
  const origin = `n = ${countText(headline.pathsCompleted)}, ${seed}`;
  const distribution = desks.distribution?.distributions[0];
  const fan = desks.cash?.fans[0] ?? desks.distribution?.fans[0];
  const years = desks.cash?.tables.find(({ key }) => key === 'cash-years');
  const tiers = desks.waterfall?.tables.find(({ key }) => key === 'waterfall-tiers');
  const guardrails = desks.guardrails?.tables.find(({ key }) => key === 'guardrails');
  const flows = desks.cash?.series[0];
  return [
    headBlock(data),
    { key: 'figures', heightMm: 34, node: <Figures figures={headline.figures} /> },
    ...(distribution === undefined ? [] : [distributionBlock(distribution, seed)]),
    ...(fan === undefined ? [] : [fanBlock(fan, origin)]),
    ...(years === undefined ? [] : tableBlocks(years, yearColumns, { headMm: 28 })),
    ...(flows === undefined ? [] : [seriesBlock(flows, origin)]),
    ...(tiers === undefined ? [] : tableBlocks(tiers, tierColumns, { most: 24, rowMm: 8.4 })),
    termsBlock(data),
    ...(guardrails === undefined ? [] : tableBlocks(guardrails, guardrailColumns, { most: 34 })),
    identityBlock(data),
  ];
}

const yearColumns = [
  'year',
  'calledToDateAud-P50',
  'distributedToDateAud-P5',
  'distributedToDateAud-P50',
  'distributedToDateAud-P95',
  'lpNetToDateAud-P5',
  'lpNetToDateAud-P50',
  'lpNetToDateAud-P95',
  'navAud-P50',
];
const tierColumns = ['tier', 'party', 'amountAud', 'shareFraction', 'sentence'];
const guardrailColumns = ['title', 'state', 'value', 'limit', 'headroom', 'shareOfPaths'];

function headBlock({ run, headline }: MemoData): MemoBlock {
  const partial = headline.partial
    ? ` Partial: ${countText(headline.pathsCompleted)} of ${countText(headline.pathsAsked)} paths.`
    : '';
  return {
    key: 'head',
    heightMm: 36,
    node: (
      <header className="memohead">
        <p>Investment committee memo</p>
        <h2>{run.scenarioName}</h2>
        <p className="finding">
          {headline.finding}
          {partial}
        </p>
      </header>
    ),
  };
}

function Figures({ figures }: { figures: readonly FigureView[] }) {
  return (
    <dl className="figures">
      {figures.map((figure) => (
        <div key={figure.key}>
          <dt>{figure.title}</dt>
          <dd>
            <b>{valueText(figure.value, figure.unit)}</b>
            {figure.standardError !== null && <span>{errorText(figure.standardError, figure.unit)}</span>}
          </dd>
          <dd className="more">
            {figure.p50 === null
              ? figure.note.split('; ')[0]
              : `P5 ${valueText(figure.p5, figure.unit)}, P50 ${valueText(figure.p50, figure.unit)}, P95 ${valueText(figure.p95, figure.unit)}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function distributionBlock(view: DistributionView, seed: string): MemoBlock {
  const told = view.markers[0];
  const marker = told === undefined ? null : { name: told.name, value: told.value, share: told.shareAtLeast };
  return chartBlock('distribution', view.title, `${view.caption}, ${seed}`, distributionOption(view, marker));
}

const fanBlock = (view: FanView, origin: string): MemoBlock =>
  chartBlock('fan', view.title, `P5 to P95 in bands, median as a line. ${origin}`, fanOption(view, null));

const seriesBlock = (view: SeriesView, origin: string): MemoBlock =>
  chartBlock('flows', view.title, origin, hasLongNames(view) ? namedBarsOption(view) : seriesOption(view), 54);

function chartBlock(
  key: string,
  title: string,
  caption: string,
  build: Parameters<typeof MemoChart>[0]['build'],
  heightMm = CHART_MM,
): MemoBlock {
  return { key, heightMm: heightMm + CAPTION_MM, node: <MemoChart {...{ title, caption, build, heightMm }} /> };
}

function termsBlock({ document }: MemoData): MemoBlock {
  const terms = termsOf(document);
  return {
    key: 'terms',
    heightMm: 14 + Math.ceil(terms.length / 2) * 5.2,
    node: (
      <section>
        <h3>Terms</h3>
        <p>As the run pinned them; a dot marks what differs from the program’s defaults.</p>
        <dl className="memoterms">
          {terms.map(({ title, text, isOwn }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>
                {isOwn && '• '}
                {text}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    ),
  };
}

function identityBlock({ run, headline }: MemoData): MemoBlock {
  return {
    key: 'identity',
    heightMm: 24 + headline.warnings.length * 6.5,
    node: (
      <section>
        <h3>What identifies these figures</h3>
        <p className="said">
          {countText(headline.pathsCompleted)} paths, seed {headline.seed}, engine {headline.engineVersion}, version{' '}
          {run.version} of the scenario. With the same inputs, seed and engine the figures come out the same to the last
          bit. They are a simulation on stated assumptions and no forecast.
        </p>
        <p className="hashes">
          Inputs {headline.scenarioHash}
          <br />
          Result {headline.resultHash}
        </p>
        {headline.warnings.length > 0 && (
          <ul>
            {headline.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        )}
      </section>
    ),
  };
}
