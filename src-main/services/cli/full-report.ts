import { metricGroups, type PooledCohorts, type RunDetail, type RunResult } from '../../../src-engine/index.ts';
import { figureName } from './figure-name.ts';
import { formatValue } from './format-value.ts';
import { cohortText, concentrationText } from './insight-text.ts';
import { pathDetailText } from './path-detail-text.ts';
import { textTable, type TextColumn } from './text-table.ts';
import { wrapText } from './wrap-text.ts';

const left = (title: string): TextColumn => ({ title, align: 'left' });
const right = (title: string): TextColumn => ({ title, align: 'right' });

/** Cohorts of many paths, or why there are none. */
export type Pooled = { readonly cohorts: PooledCohorts } | { readonly leftOut: string };

/** What the full report shows after the short one: every figure, year-ends, convergence, the median path, pooled cohorts. */
export function fullReport(result: RunResult, detail: RunDetail, pooled: Pooled): string {
  return [
    partialText(result),
    figuresText(result),
    yearsText(detail),
    convergenceText(result),
    medianText(result, detail),
    pooledText(pooled),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function partialText({ partial, manifest }: RunResult): string {
  if (!partial) return '';
  return `PARTIAL: all that follows covers ${manifest.pathsCompleted} of ${manifest.pathsAsked} paths.\n`;
}

/** Every figure of a path that has a value on some path, by group. */
function figuresText({ summary }: RunResult): string {
  const byName = new Map(summary.metrics.map((metric) => [metric.name, metric]));
  const hasDebt = (byName.get('peakDebtAud')?.max ?? 0) > 0;
  const tables = metricGroups.flatMap(({ title, names }) => {
    if (title === 'Debt' && !hasDebt) return [];
    const metrics = names.map((name) => byName.get(name)!).filter(({ count, unit }) => count > 0 && unit !== 'Code');
    return metrics.length === 0 ? [] : [figureTable(title, metrics)];
  });
  return ['ALL FIGURES across paths. None: paths without a value, left out of the row.\n', ...tables].join('\n');
}

function figureTable(title: string, metrics: RunResult['summary']['metrics']): string {
  return textTable(
    [left(title), ...['mean', 'std error', 'P5', 'P25', 'P50', 'P75', 'P95', 'none'].map(right)],
    metrics.map((metric, i) => {
      const name = figureName(metric.name);
      // A loss in AUD and the same as a share read alike without their unit.
      const isTold = metrics.slice(0, i).some((other) => figureName(other.name) === name);
      const show = (value: number | null) => formatValue(value, metric.unit);
      // The mean of a flag is a share of paths.
      const ofMean = (value: number) => formatValue(value, metric.unit === 'Flag' ? 'Fraction' : metric.unit);
      const at = (p: number) => show(metric.percentiles.find(({ percentile }) => percentile === p)?.value ?? null);
      return [
        isTold ? `${name}, share` : name,
        ofMean(metric.mean),
        ofMean(metric.standardError),
        at(0.05),
        at(0.25),
        at(0.5),
        at(0.75),
        at(0.95),
        metric.nullCount === 0 ? '-' : String(metric.nullCount),
      ];
    }),
  );
}

/** Series of the fans on the screen, three to a table. */
const fanTables = [
  ['navAud', 'cashAud', 'lpNetToDateAud'],
  ['calledToDateAud', 'distributedToDateAud', 'livingCount'],
] as const;
const fanNames: Readonly<Record<string, string>> = {
  navAud: 'NAV',
  cashAud: 'cash',
  lpNetToDateAud: 'LP net to date',
  calledToDateAud: 'called to date',
  distributedToDateAud: 'distributed to date',
  livingCount: 'advances',
};

function yearsText({ years }: RunDetail): string {
  const tables = fanTables.map((names) => {
    const series = names.flatMap((name) => years.series.filter((fan) => fan.name === name));
    return textTable(
      [
        right('Year'),
        ...series.flatMap(({ name, percentiles }) =>
          percentiles.map((p, i) => right(`${i === 0 ? `${fanNames[name]} ` : ''}P${Math.round(100 * p)}`)),
        ),
      ],
      years.months.map((month, y) => [
        String(Math.ceil(month / 12)),
        ...series.flatMap(({ values, unit }) => values.map((line) => formatValue(line[y]!, unit))),
      ]),
    );
  });
  const widths = fanTables.flat().flatMap((name) =>
    years.series
      .filter((fan) => fan.name === name)
      .map(({ resolution, unit, scale }) => {
        const width = scale === 'log' ? formatValue(resolution, 'Fraction') : formatValue(resolution, unit);
        return `${fanNames[name]} ${width}${scale === 'log' ? ' of the value' : ''}`;
      }),
  );
  const note = `Counted in bins, so known to: ${widths.join(', ')}. A row's percentiles do not belong to one path. Called and distributed are those of the whole fund, NAV is before the distribution of the month.`;
  return [`YEAR-ENDS across paths, AUD.\n`, ...tables, `${wrapText(note)}\n`]
    .join('\n')
    .replace(/\n\n(?=Counted)/, '\n');
}

function convergenceText({ summary }: RunResult): string {
  const table = textTable(
    [right('Paths'), right('mean net IRR'), right('std error')],
    summary.convergence.map(({ paths, mean, standardError }) => [
      String(paths),
      formatValue(mean, 'Annual'),
      formatValue(standardError, 'Annual'),
    ]),
  );
  return `CONVERGENCE of the mean net IRR over the first paths. VaR and CVaR stand above with their intervals.\n\n${table}`;
}

function medianText({ summary, seasoned }: RunResult, { medianPath }: RunDetail): string {
  if (medianPath === null) return 'MEDIAN PATH. No path has a net IRR, so there is none.\n';
  const irr = formatValue(summary.medianPath?.netIrrAnnual ?? null, 'Annual');
  const title = `MEDIAN PATH ${medianPath.path}: net IRR ${irr}, ${medianPath.lastMonth} months. One path, an example: its lines are no means.\n`;
  const facts = seasoned === null ? '' : `Months 0 to ${seasoned.asOfMonth - 1} are facts, the same on every path.\n`;
  return `${title}${facts}\n${pathDetailText(medianPath)}`;
}

/** The pooled tables; the cube of all keys is left to `equihome insight`. */
function pooledText(pooled: Pooled): string {
  if ('leftOut' in pooled) return `${wrapText(`COHORTS OF MANY PATHS are left out: ${pooled.leftOut}`)}\n`;
  const { cohorts } = pooled;
  return [
    wrapText(
      `COHORTS of ${cohorts.paths.length} paths, evenly spaced (${cohorts.paths[0]} to ${cohorts.paths.at(-1)}), ${cohorts.advances} advances. Shares, rates and IRR in per cent, of sums over these paths: the IRR is that of the summed flows of advances, before fund costs.`,
    ),
    '',
    ...cohorts.cohorts.filter(({ by }) => by.length < 3).map(cohortText),
    concentrationText(cohorts),
    ...cohorts.warnings.map((warning) => `${wrapText(`Note: ${warning}`, '      ')}\n`),
  ].join('\n');
}
