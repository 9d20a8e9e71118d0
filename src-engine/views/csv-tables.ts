import type { StoredResult } from '../fund/run/result-schema.ts';
import { summaryPercentiles } from '../fund/metrics/metric-summary.ts';
import { guardrailTableView } from './desk-guardrails.ts';
import { orNull } from './plain.ts';
import type { ComparisonView, TableView } from './shapes.ts';
import { titleOf } from './titles.ts';

const number = (key: string, doc: string) => ({ key, title: key, unit: null, doc });
const text = (key: string, doc: string) => ({ key, title: key, unit: 'Text', doc }) as const;

/** What is exported of a result as tables, all metrics and all fans; the metrics of single paths are too many and are streamed. */
export function csvTables(result: StoredResult): { readonly [K in 'summary' | 'fans' | 'guardrails']: TableView } {
  return { summary: summaryCsv(result), fans: fansCsv(result), guardrails: guardrailTableView(result) };
}

function summaryCsv({ summary }: StoredResult): TableView {
  const { metrics } = summary;
  return {
    key: 'summary',
    title: 'Every metric across paths',
    caption: 'Paths without a value are left out and counted; total losses count as -1',
    columns: [
      text('name', 'Name of the metric'),
      text('unit', 'Unit of its figures'),
      { key: 'count', title: 'count', unit: 'Count', doc: 'Paths with a value' },
      { key: 'nullCount', title: 'nullCount', unit: 'Count', doc: 'Paths without one' },
      { key: 'totalLossCount', title: 'totalLossCount', unit: 'Count', doc: 'Paths that lost everything' },
      ...['mean', 'standardError', 'sd', 'skewness', 'min', 'max'].map((key) => number(key, titleOf(key))),
      ...summaryPercentiles.map((p) => number(`p${Math.round(p * 100)}`, `Percentile ${Math.round(p * 100)}`)),
      text('doc', 'What it is'),
    ],
    rows: metrics.map((metric) => [
      metric.name,
      metric.unit,
      metric.count,
      metric.nullCount,
      metric.totalLossCount,
      ...[metric.mean, metric.standardError, metric.sd, metric.skewness, metric.min, metric.max].map(orNull),
      ...metric.percentiles.map(({ value }) => orNull(value)),
      metric.doc,
    ]),
    rowUnits: metrics.map(({ unit }) => unit),
    totalRows: [],
  };
}

function fansCsv({ fans }: StoredResult): TableView {
  const percentiles = fans[0]?.percentiles ?? [];
  const rows = fans.flatMap(({ series, values }) =>
    Array.from({ length: values[0]?.length ?? 0 }, (_, month) => ({
      unit: series.unit,
      cells: [series.name, series.unit, month, ...values.map((line) => orNull(line[month]))],
    })),
  );
  return {
    key: 'fans',
    title: 'Percentiles of every series by month',
    caption: 'A percentile is known to one bin width of its series',
    columns: [
      text('series', 'Name of the series'),
      text('unit', 'Unit of its values'),
      { key: 'month', title: 'month', unit: 'Month', doc: 'Months from first close' },
      ...percentiles.map((p) => number(`p${Math.round(p * 100)}`, `Percentile ${Math.round(p * 100)} across paths`)),
    ],
    rows: rows.map(({ cells }) => cells),
    rowUnits: rows.map(({ unit }) => unit),
    totalRows: [],
  };
}

/** Figures and changes of a comparison as one table, a row a figure and run. */
export function comparisonTable({ runs, headline, pairing, pairingReason }: ComparisonView): TableView {
  const rows = headline.flatMap(({ title, unit, values, changes }) =>
    runs.map(({ letter, name }, r) => {
      const change = changes[r] ?? null;
      return {
        unit,
        cells: [
          title,
          unit,
          letter,
          name,
          values[r]!.value,
          values[r]!.standardError,
          change?.value ?? null,
          change?.standardError ?? null,
          change?.low ?? null,
          change?.high ?? null,
          change?.verdict ?? 'base',
          change?.furtherPaths ?? null,
        ],
      };
    }),
  );
  return {
    key: 'comparison',
    title: 'Figures of each run and their change against the first',
    caption: pairing === 'paired' ? 'Changes path by path on shared draws' : pairingReason,
    columns: [
      text('figure', 'Figure'),
      text('unit', 'Unit of its values'),
      text('run', 'Letter of the run'),
      text('name', 'Name of the run'),
      number('value', 'Value of the run'),
      number('standardError', 'Its standard error'),
      number('change', 'Run less the first run'),
      number('changeStandardError', 'Standard error of the change'),
      number('changeLow', 'Low end of its 95 % interval'),
      number('changeHigh', 'High end of its 95 % interval'),
      text('verdict', 'Whether the change stands out from noise'),
      { key: 'furtherPaths', title: 'furtherPaths', unit: 'Count', doc: 'Further paths after which it would' },
    ],
    rows: rows.map(({ cells }) => cells),
    rowUnits: rows.map(({ unit }) => unit),
    totalRows: [],
  };
}
