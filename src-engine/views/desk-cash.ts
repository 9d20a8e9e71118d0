import type { StoredResult } from '../fund/run/result-schema.ts';
import { fanViews } from './fan.ts';
import { ledgerTable } from './ledger-table.ts';
import { listOrNull, orNull } from './plain.ts';
import type { DeskView, SeriesView, TableView } from './shapes.ts';
import { titleOf } from './titles.ts';
import { numberWords, valueWords } from './words.ts';

/** NAV, cash and J-curve across paths, the cash of the median path, both by fund year. */
export function cashDesk(result: StoredResult): Omit<DeskView, 'tab'> {
  const path = result.detail?.medianPath ?? null;
  return {
    distributions: [],
    fans: fanViews(result, ['lpNetToDateAud', 'navAud', 'cashAud', 'distributedToDateAud', 'calledToDateAud']),
    series: path === null ? [] : [cashSeries(path)],
    tables: [...yearTable(result), ...(path === null ? [] : [ledgerTable(path)])],
  };
}

const shown = ['calledToDateAud', 'distributedToDateAud', 'lpNetToDateAud', 'navAud', 'cashAud', 'livingCount'];

/** Percentiles at the ends of fund years; empty without the detail. A column is ranked on its own: rows do not add up. */
function yearTable({ detail, manifest }: StoredResult): readonly TableView[] {
  if (detail === undefined || detail.years.months.length === 0) return [];
  const { months, series } = detail.years;
  const found = shown.flatMap((name) => series.find((one) => one.name === name) ?? []);
  const columns = found.flatMap(({ name, unit, doc, percentiles, values }) =>
    percentiles.map((p, k) => {
      const percentile = `P${Math.round(p * 100)}`;
      return {
        column: { key: `${name}-${percentile}`, title: `${titleOf(name)} ${percentile}`, unit, doc },
        values: listOrNull(values[k]!),
      };
    }),
  );
  const toDate = found.find(({ name }) => name === 'distributedToDateAud');
  const median = toDate?.values[toDate.percentiles.indexOf(0.5)]?.at(-1);
  return [
    {
      key: 'cash-years',
      title: `Half of all paths distribute ${valueWords(median, 'Aud')} or more by the end`,
      caption: `Percentiles across paths at the ends of fund years, each column ranked on its own; n = ${numberWords(manifest.pathsCompleted)}, seed ${manifest.seed}`,
      columns: [
        { key: 'year', title: 'Fund year', unit: 'Count', doc: 'Years from first close, not calendar years' },
        { key: 'month', title: 'Month', unit: 'Month', doc: 'Last month of the year, counted from first close' },
        ...columns.map(({ column }) => column),
      ],
      rows: months.map((month, y) => [y + 1, month, ...columns.map(({ values }) => orNull(values[y]))]),
      rowUnits: null,
      totalRows: [],
    },
  ];
}

type Path = NonNullable<NonNullable<StoredResult['detail']>['medianPath']>;

/** Calls below zero, distributions above, and their running sum. */
function cashSeries({ years, ledger, path }: Path): SeriesView {
  const line = (lines: Path['ledger']['sources'], name: string) => lines.find((one) => one.name === name)?.values;
  const lp = line(ledger.sources, 'calledLpAud');
  const gp = line(ledger.sources, 'calledGpAud');
  const distributed = years.map((_, y) => line(ledger.uses, 'distributedAud')?.[y] ?? 0);
  const calls = years.map((_, y) => -((lp?.[y] ?? 0) + (gp?.[y] ?? 0)));
  let sum = 0;
  const running = years.map((_, y) => (sum += calls[y]! + distributed[y]!));
  return {
    key: 'cash-median-path',
    title: `Median path (${numberWords(path)}): calls and distributions`,
    unit: 'Aud',
    xTitle: 'Fund year',
    x: years.map(({ year }) => year),
    lines: [
      { name: 'Calls', kind: 'bar', values: listOrNull(calls) },
      { name: 'Distributions', kind: 'bar', values: listOrNull(distributed) },
      { name: 'To date', kind: 'line', values: listOrNull(running) },
    ],
  };
}
