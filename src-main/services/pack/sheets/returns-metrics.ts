import { numberWords, pathsWords, percentWords, type StoredResult } from '../../../../src-engine/index.ts';
import { shownUnit, shownValue, unitWords } from '../layout/unit-words.ts';
import { number, text } from '../model/cell.ts';
import type { SheetBuilder } from '../model/sheet-builder.ts';

export type Metric = StoredResult['summary']['metrics'][number];

/** Label, unit, mean, its error, five percentiles, then counts. */
export const returnWidths = [40, 9, 11, 11, 11, 11, 11, 11, 11, 9, 9, 9];
export const shownPercentiles = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

export const metricOf = (result: StoredResult, name: string): Metric | undefined =>
  result.summary.metrics.find((metric) => metric.name === name);

export const percentileOf = (metric: Metric | undefined, p: number): number | null =>
  metric?.percentiles.find(({ percentile }) => percentile === p)?.value ?? null;

/** 'Of 7.4 % gross, 4.8 % a year reaches the LP class: fees and costs take 2.4 points, carry 0.2' */
export function returnsTitle(result: StoredResult): string {
  const [gross, fund, net] = ['grossIrrAnnual', 'fundIrrAnnual', 'netIrrAnnual'].map(
    (name) => metricOf(result, name)?.mean ?? null,
  );
  if (net === null || net === undefined) return 'No path has a net IRR';
  if (gross === null || gross === undefined || fund === null || fund === undefined)
    return `The LP class earns ${percentWords(net)} a year on average`;
  const points = (from: number, to: number) => numberWords((from - to) * 100, 1);
  return `Of ${percentWords(gross)} gross, ${percentWords(net)} a year reaches LPs: fees and costs take ${points(gross, fund)} points, carry ${points(fund, net)}`;
}

/** A row a metric; metrics that no path has are left out. Each row is anchored by its mean: `returns.netIrrAnnualMean`. */
export function metricTable(
  sheet: SheetBuilder,
  result: StoredResult,
  title: string,
  metrics: readonly (readonly [name: string, label: string])[],
): void {
  const heads = ['Unit', 'Mean', 'Std error', ...shownPercentiles.map((p) => `P${p * 100}`), 'n', 'n/a', 'Lost all'];
  sheet.row(text(title, 'heading'), ...heads.map((head) => text(head, 'heading')));
  for (const [name, label] of metrics) {
    const metric = metricOf(result, name);
    if (metric === undefined || metric.count === 0) continue;
    const unit = shownUnit(metric.unit);
    const shown = (value: number | null) => number(shownValue(value, metric.unit), unit);
    const row = sheet.row(
      text(label),
      text(unitWords(unit), 'unit'),
      shown(metric.mean),
      shown(metric.standardError),
      ...shownPercentiles.map((p) => shown(percentileOf(metric, p))),
      number(metric.count, 'Count'),
      number(metric.nullCount, 'Count'),
      number(metric.totalLossCount, 'Count'),
    );
    sheet.anchor(`${name}Mean`, row, 2);
  }
  sheet.space();
}

/** What must be said about medians and about rates that do not exist. */
export function rootsNote({ summary, manifest }: StoredResult): string {
  const { nullCount, totalLossCount } = summary.risk;
  return [
    'The median of the paths’ IRRs (P50) is not the IRR of median cash flows, and percentiles of different rows come from different paths: rows do not add up.',
    `Of ${pathsWords(manifest.pathsCompleted)}, ${numberWords(nullCount)} have no net IRR (no change of sign: shown as n/a and left out, never 0) and ${numberWords(totalLossCount)} lose all that was paid in (counted as −100 %).`,
  ].join(' ');
}
