import type { Unit } from '../../../core/units.ts';
import type { Fan } from '../../metrics/fans.ts';

/** Percentiles across paths at the end of each fund year. */
export type FanYears = {
  readonly months: readonly number[];
  readonly series: readonly {
    readonly name: string;
    readonly unit: Unit;
    readonly doc: string;
    readonly percentiles: readonly number[];
    /** By percentile, then by year. */
    readonly values: readonly (readonly number[])[];
    /** Width to which they are known: in the unit, or as a fraction of the value where `scale` is log. */
    readonly resolution: number;
    readonly scale: 'linear' | 'log';
  }[];
};

const SHOWN = [0.05, 0.5, 0.95] as const;

/** The fans at months 12, 24, ... and at the last month of the grid. */
export function fanYears(fans: readonly Fan[]): FanYears {
  const last = (fans[0]?.values[0]?.length ?? 1) - 1;
  const months = Array.from({ length: Math.ceil(last / 12) }, (_, y) => Math.min(12 * (y + 1), last));
  return {
    months,
    series: fans.map(({ series, percentiles, values, resolution }) => ({
      name: series.name,
      unit: series.unit,
      doc: series.doc,
      percentiles: SHOWN,
      values: SHOWN.map((p) => months.map((month) => values[percentiles.indexOf(p)]![month]!)),
      resolution,
      scale: series.scale,
    })),
  };
}
