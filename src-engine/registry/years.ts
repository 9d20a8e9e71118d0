import { mean } from '../numeric/neumaier.ts';
import { quantile } from '../numeric/quantile.ts';
import type { Unit } from '../core/units.ts';
import { figureOf, layoutOf } from './layout.ts';
import type { RegistryPlan } from './plan.ts';

/** Distribution of one yearly figure over the paths that have it; NaN without any. */
export type YearFigure = {
  readonly name: string;
  readonly unit: Unit;
  readonly mean: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
};

/** One financial year; the first is counted from first close and may be short, as may the last. */
export type RegistryYear = {
  /** Calendar year in which it ends. */
  readonly yearEnd: number;
  /** First and last month of the registry in it. */
  readonly fromMonth: number;
  readonly toMonth: number;
  readonly figures: readonly YearFigure[];
};

/**
 * Mean and percentiles of yearly columns across paths. Figures of different columns at one percentile are of different paths.
 * @param at first figure of the columns in a row, which stand there column by column
 */
export function yearsOf(
  plan: RegistryPlan,
  rows: Float64Array,
  columns: readonly { readonly name: string; readonly unit: Unit }[],
  at: number,
): readonly RegistryYear[] {
  const { width } = layoutOf(plan);
  return Array.from({ length: plan.years }, (_, year) => ({
    yearEnd: plan.firstYearEnd + year,
    fromMonth: plan.yearOfMonth.indexOf(year),
    toMonth: plan.yearOfMonth.lastIndexOf(year),
    figures: columns.map(({ name, unit }, i) =>
      yearFigure(name, unit, figureOf(rows, width, at + i * plan.years + year)),
    ),
  }));
}

export function yearFigure(name: string, unit: Unit, values: Float64Array): YearFigure {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const at = (p: number) => (sorted.length === 0 ? NaN : quantile(sorted, p));
  return { name, unit, mean: mean(sorted), p5: at(0.05), p50: at(0.5), p95: at(0.95) };
}
