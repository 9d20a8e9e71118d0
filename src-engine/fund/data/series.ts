import { AppError } from '../../core/errors.ts';
import type { DataRoom, Series } from './data-room.ts';

/** Months in one period of a series. */
export function monthsPerPeriod(frequency: Series['frequency']): number {
  return frequency === 'month' ? 1 : 3;
}

/** A period as a running number: months (or quarters) since year 0. Throws `data/invalid` for text that is not a period. */
export function periodNumber(period: string, frequency: Series['frequency']): number {
  const match = frequency === 'month' ? /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period) : /^(\d{4})-Q([1-4])$/.exec(period);
  if (match === null)
    throw new AppError(
      'data/invalid',
      `'${period}' is not a ${frequency} (${frequency === 'month' ? '2003-07' : '2003-Q3'}).`,
      { period },
    );
  return Number(match[1]) * (frequency === 'month' ? 12 : 4) + Number(match[2]) - 1;
}

/** Inverse of `periodNumber`. */
export function periodText(number: number, frequency: Series['frequency']): string {
  const perYear = frequency === 'month' ? 12 : 4;
  const year = String(Math.floor(number / perYear)).padStart(4, '0');
  const part = (number % perYear) + 1;
  return frequency === 'month' ? `${year}-${String(part).padStart(2, '0')}` : `${year}-Q${part}`;
}

/** The named series. Throws `data/invalid` with the known names when there is none. */
export function seriesOf(data: DataRoom, name: string): Series {
  const series = data.series[name];
  if (series === undefined)
    throw new AppError('data/invalid', `There is no series '${name}'.`, {
      series: name,
      known: Object.keys(data.series).join(', '),
    });
  return series;
}

/** Value at a period; NaN when it is missing or outside the series. */
export function valueAt(series: Series, period: string): number {
  const index = periodNumber(period, series.frequency) - periodNumber(series.firstPeriod, series.frequency);
  return series.values[index] ?? NaN;
}

/** The longest stretch without a missing observation that ends last: what a calibration wants. Empty when all is missing. */
export function observedStretch(series: Series): Series {
  let end = series.values.length;
  while (end > 0 && Number.isNaN(series.values[end - 1]!)) end -= 1;
  let start = end;
  while (start > 0 && !Number.isNaN(series.values[start - 1]!)) start -= 1;
  const first = periodNumber(series.firstPeriod, series.frequency) + start;
  return { ...series, firstPeriod: periodText(first, series.frequency), values: series.values.slice(start, end) };
}

/** The stretch of a series from one period to another, both included; NaN outside what is known. */
export function seriesBetween(series: Series, from: string, to: string): Float64Array {
  const origin = periodNumber(series.firstPeriod, series.frequency);
  const start = periodNumber(from, series.frequency) - origin;
  const length = periodNumber(to, series.frequency) - origin - start + 1;
  return Float64Array.from({ length: Math.max(0, length) }, (_, i) => series.values[start + i] ?? NaN);
}
