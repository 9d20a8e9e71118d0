import type { Unit } from '../../core/units.ts';
import { exp } from '../../numeric/exp.ts';
import { log } from '../../numeric/log.ts';
import type { MetricsPlan } from './resolve.ts';

/** Bins per month and series. The first holds everything at or below `low` (mostly exact zeros), the last all from `high` on. */
export const FAN_BINS = 512;
const INNER_BINS = FAN_BINS - 2;

/** A monthly series whose distribution over paths is kept as counts. */
export type FanSeries = {
  readonly name: string;
  readonly unit: Unit;
  readonly doc: string;
  readonly low: number;
  readonly high: number;
  /** Inner bins are equally wide (`linear`) or equally wide in the logarithm (`log`, then low is above 0). */
  readonly scale: 'linear' | 'log';
};

export type FanPlan = {
  readonly months: number;
  readonly series: readonly FanSeries[];
  /** Counts of another kind that stand after those of the series and travel with them. */
  readonly tallies: number;
};

/** Order of the series in the counts. */
export const FAN = {
  nav: 0,
  cash: 1,
  lpNetToDate: 2,
  distributed: 3,
  called: 4,
  living: 5,
  homeIndex: 6,
  calledToDate: 7,
  distributedToDate: 8,
} as const;

/** Series of the fund; `further` ones of a run come after them, in their order. */
export const FUND_SERIES = Object.keys(FAN).length;

/**
 * Ranges scale with commitments, so that a fund twice as large has the same counts.
 * @param further series that something beside the fund counts, such as its manager
 */
export function resolveFans(plan: MetricsPlan, further: readonly FanSeries[] = []): FanPlan {
  const c = plan.commitmentsAud;
  const series: readonly FanSeries[] = [
    { name: 'navAud', unit: 'Aud', doc: 'NAV at month-end before distribution', low: 0, high: 3 * c, scale: 'linear' },
    { name: 'cashAud', unit: 'Aud', doc: 'Cash at month-end', low: 0, high: c, scale: 'linear' },
    {
      name: 'lpNetToDateAud',
      unit: 'Aud',
      doc: 'LP distributions less LP calls to date (J-curve)',
      low: -1.05 * c,
      high: 3 * c,
      scale: 'linear',
    },
    {
      name: 'distributedAud',
      unit: 'Aud',
      doc: 'Distributions of the month',
      low: 1e-5 * c,
      high: 3 * c,
      scale: 'log',
    },
    { name: 'calledAud', unit: 'Aud', doc: 'Calls of the month, LP and GP', low: 1e-5 * c, high: c, scale: 'log' },
    {
      name: 'livingCount',
      unit: 'Count',
      doc: 'Advances not yet settled',
      low: 0,
      high: Math.max(INNER_BINS, (2 * c) / plan.meanAdvanceAud),
      scale: 'linear',
    },
    {
      name: 'homeIndex',
      unit: 'Index',
      doc: 'Price index of the suburbs held, weighted by principal advanced over the life of the fund, 1 at first close',
      low: 0.05,
      high: 20,
      scale: 'log',
    },
    { name: 'calledToDateAud', unit: 'Aud', doc: 'Calls to date, LP and GP', low: 0, high: 1.25 * c, scale: 'linear' },
    { name: 'distributedToDateAud', unit: 'Aud', doc: 'Distributions to date', low: 0, high: 4 * c, scale: 'linear' },
  ];
  return { months: plan.months, series: [...series, ...further], tallies: 0 };
}

/** Width of an inner bin: in the unit of the series (`linear`), or as a fraction of the value (`log`). */
export function binWidth(series: FanSeries): number {
  return series.scale === 'linear'
    ? (series.high - series.low) / INNER_BINS
    : exp((log(series.high) - log(series.low)) / INNER_BINS) - 1;
}

/** Value at `position` inner bins above `low`, 0..510. */
export function valueAtPosition(series: FanSeries, position: number): number {
  if (series.scale === 'linear') return series.low + ((series.high - series.low) * position) / INNER_BINS;
  const low = log(series.low);
  return exp(low + ((log(series.high) - low) * position) / INNER_BINS);
}
