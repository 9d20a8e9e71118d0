import type { ComparisonView, FanView, SeriesView, TableView } from '../../../src-engine/index.ts';
import type { Convergence } from '../options/convergence.ts';
import { percentileName } from '../numbers.ts';
import { column, twin } from './table.ts';

type Named = readonly { readonly letter: string; readonly name: string }[];

/** Percentiles by month, lowest first. */
export function fanTable(view: FanView): TableView {
  const order = view.percentiles.map((_, at) => at).sort((a, b) => view.percentiles[a]! - view.percentiles[b]!);
  const lines = [...order.map((at) => view.lines[at]!), ...(view.mean === undefined ? [] : [view.mean])];
  const columns = [
    column('month', 'Month', 'Month', 'Months from first close.'),
    ...order.map((at) => column(`p${at}`, percentileName(view.percentiles[at]!), view.unit)),
    ...(view.mean === undefined ? [] : [column('mean', 'Mean', view.unit)]),
  ];
  const rows = (view.lines[0] ?? []).map((_, month) => [month, ...lines.map((line) => line[month] ?? null)]);
  return twin(view.series, view.title, '', columns, rows);
}

/** The fans of several runs beside each other. */
export function fanOverlayTable(fans: readonly FanView[], runs: Named, title: string): TableView {
  const shown = fans.flatMap((fan, run) =>
    fan.percentiles
      .map((percentile, at) => ({ percentile, line: fan.lines[at]!, run, unit: fan.unit }))
      .sort((a, b) => a.percentile - b.percentile),
  );
  const months = Math.max(0, ...fans.map(({ lines }) => lines[0]?.length ?? 0));
  const columns = [
    column('month', 'Month', 'Month', 'Months from first close.'),
    ...shown.map(({ percentile, run, unit }) =>
      column(`${run}-${percentile}`, `${runs[run]?.letter ?? ''} ${percentileName(percentile)}`, unit, runs[run]?.name),
    ),
  ];
  const rows = Array.from({ length: months }, (_, month) => [month, ...shown.map(({ line }) => line[month] ?? null)]);
  return twin(fans[0]?.series ?? 'fans', title, '', columns, rows);
}

/** Lines and bars, one column each. */
export function seriesTable(view: SeriesView): TableView {
  const isNumeric = view.x.every((x) => typeof x === 'number');
  const columns = [
    column('x', view.xTitle, isNumeric ? (/month/i.test(view.xTitle) ? 'Month' : 'Score') : 'Text'),
    ...view.lines.map(({ name }, at) => column(`line${at}`, name, view.unit)),
  ];
  const rows = view.x.map((x, at) => [x, ...view.lines.map(({ values }) => values[at] ?? null)]);
  return twin(view.key, view.title, '', columns, rows);
}

/** Running mean and its standard error. */
export function convergenceTable(points: Convergence): TableView {
  const columns = [
    column('paths', 'Paths', 'Count', 'Paths done.'),
    column('mean', 'Mean net IRR', 'Annual', 'Mean over these paths.'),
    column('standardError', 'Standard error', 'Annual', 'Of that mean.'),
  ];
  const rows = points.map(({ paths, mean, standardError }) => [paths, mean, standardError]);
  return twin('convergence', 'Mean net IRR by paths done', '', columns, rows);
}

/** Chance of at least x, one column a run. */
export function exceedanceTable(view: ComparisonView['exceedance'], runs: Named, title: string): TableView {
  const columns = [
    column('x', `${view.metricTitle} at least`, view.unit),
    ...view.shares.map((_, run) => column(`run${run}`, runs[run]?.letter ?? '', 'Fraction', runs[run]?.name)),
  ];
  const rows = view.x.map((x, at) => [x, ...view.shares.map((curve) => curve[at] ?? null)]);
  return twin('exceedance', title, '', columns, rows);
}
