import type { StoredResult } from '../fund/run/result-schema.ts';
import { summaryPercentiles } from '../fund/metrics/metric-summary.ts';
import { orNull } from './plain.ts';
import type { TableView } from './shapes.ts';
import { titleOf } from './titles.ts';
import { numberWords, pathsWords, percentWords } from './words.ts';

type Metric = StoredResult['summary']['metrics'][number];

/** Metrics shown, in this order, where at least one path has a value and, for debt and later rows, where they are not all 0. */
const always = ['netIrrAnnual', 'grossIrrAnnual', 'netTvpiMultiple', 'netDpiYear5Multiple', 'lossRateFraction'];
const whereUsed = [
  'netIrrFromHereAnnual',
  'afterTaxNetIrrAnnual',
  'netIrrWithoutSubscriptionLineAnnual',
  'netIrrWithoutNavLineAnnual',
  'defaultRateFraction',
  'maxDrawdownFraction',
  'walYears',
  'paybackMonth',
  'pmeMultiple',
  'carryPaidAud',
  'managementFeeAud',
  'peakNavLineLtvFraction',
  'peakDebtAud',
];

/** Percentiles P1 to P99, mean, error and missing counts, one row a metric with its own unit. */
export function percentileTable(result: StoredResult, severalRoots: number | null): TableView {
  const find = (name: string) => result.summary.metrics.find((metric) => metric.name === name);
  const metrics = [
    ...always.flatMap((name) => find(name) ?? []),
    ...whereUsed
      .flatMap((name) => find(name) ?? [])
      .filter(({ count, min, max }) => count > 0 && (min !== 0 || max !== 0)),
  ];
  const number = (key: string, title: string, doc: string) => ({ key, title, unit: null, doc }) as const;
  return {
    key: 'percentiles',
    title: tailTitle(result),
    caption: captionFor(result, severalRoots),
    columns: [
      { key: 'metric', title: 'Measure', unit: 'Text', doc: 'Metric of a path' },
      ...summaryPercentiles.map((p) => number(`p${Math.round(p * 100)}`, `P${Math.round(p * 100)}`, `${Math.round(p * 100)} % of paths are at or below it`)), // prettier-ignore
      number('mean', 'Mean', 'Mean over the paths that have a value'),
      number('standardError', 'Std error', 'Standard error of the mean'),
      { key: 'missing', title: 'n/a', unit: 'Count', doc: 'Paths without a value, left out' },
      { key: 'totalLoss', title: 'Lost all', unit: 'Count', doc: 'Paths that lost everything: they count as -100 %' },
    ],
    rows: metrics.map(rowOf),
    rowUnits: metrics.map(({ unit }) => unit),
    totalRows: [],
  };
}

function rowOf(metric: Metric): TableView['rows'][number] {
  const at = (p: number) => orNull(metric.percentiles.find(({ percentile }) => percentile === p)?.value);
  return [
    titleOf(metric.name),
    ...summaryPercentiles.map(at),
    orNull(metric.mean),
    orNull(metric.standardError),
    metric.nullCount,
    metric.totalLossCount,
  ];
}

function tailTitle({ summary }: StoredResult): string {
  const tail = summary.risk.conditionalValueAtRisk.find(({ level }) => level === 0.95);
  const value = orNull(tail?.value);
  return value === null
    ? 'Percentiles across paths'
    : `The worst 5 % of paths earn ${percentWords(-value)} a year on average`;
}

function captionFor({ summary, manifest, partial }: StoredResult, severalRoots: number | null): string {
  const irr = summary.risk;
  return [
    'Percentiles across paths; each measure is ranked on its own',
    `n = ${numberWords(manifest.pathsCompleted)}${partial ? ` of ${numberWords(manifest.pathsAsked)} (partial)` : ''}`,
    `${pathsWords(irr.nullCount)} n/a (no net IRR)${severalRoots === null ? '' : `, ${numberWords(severalRoots)} with several roots`}`,
    ...(irr.totalLossCount > 0 ? [`${pathsWords(irr.totalLossCount)} lost everything`] : []),
    `seed ${manifest.seed}`,
  ].join('; ');
}
