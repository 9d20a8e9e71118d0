import type { Unit } from '../core/units.ts';
import type { StoredResult } from '../fund/run/result-schema.ts';
import { distributionView, type Marker } from './distribution.ts';
import { fanViews } from './fan.ts';
import { percentileTable } from './percentile-table.ts';
import type { DeskView, DistributionView } from './shapes.ts';
import { columnMeta, titleOf } from './titles.ts';

/** A column of a run by its name, one entry a completed path in path order, NaN for no value; null when it was not kept. */
export type ColumnOf = (name: string) => Float64Array | null;

/** Code of a rate of return with several roots. */
const SEVERAL_ROOTS = 2;

/**
 * One metric of a run as a distribution; null when the run has no such column.
 * @param paths path of each entry of the columns; null when entry k is path k
 */
export function metricView(
  result: StoredResult,
  metric: string,
  columnOf: ColumnOf,
  marker: Marker | null,
  paths: ArrayLike<number> | null = null,
): DistributionView | null {
  const meta = columnMeta(metric);
  const values = meta === null ? null : columnOf(metric);
  if (meta === null || values === null) return null;
  return distributionView(values, { metric, unit: meta.unit, design: result.summary.design, paths }, marker);
}

/** Metrics of a run that can be shown as a distribution: those for which at least one path has a value. */
export function metricsOf({
  summary,
}: StoredResult): readonly { name: string; title: string; unit: Unit; doc: string }[] {
  return summary.metrics
    .filter(({ count }) => count > 0)
    .map(({ name, unit, doc }) => ({ name, title: titleOf(name), unit, doc }));
}

/** Net IRR with the hurdle, net TVPI with 1x, the J-curve, and the percentiles of what matters most. */
export function distributionDesk(
  result: StoredResult,
  columnOf: ColumnOf,
  paths: ArrayLike<number> | null,
): Omit<DeskView, 'tab'> {
  const shown = [
    { metric: 'netIrrAnnual', marker: { name: 'Hurdle', value: result.summary.risk.hurdleAnnual } },
    { metric: 'netTvpiMultiple', marker: { name: 'Capital returned', value: 1 } },
  ];
  const classes = columnOf('netIrrClass');
  return {
    distributions: shown.flatMap(({ metric, marker }) => metricView(result, metric, columnOf, marker, paths) ?? []),
    fans: fanViews(result, ['lpNetToDateAud']),
    series: [],
    tables: [
      percentileTable(result, classes === null ? null : classes.filter((code) => code === SEVERAL_ROOTS).length),
    ],
  };
}
