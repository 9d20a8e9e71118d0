import { METRIC } from '../fund/metrics/column-index.ts';
import { FAN } from '../fund/metrics/fan-plan.ts';
import { binnedQuantile, talliesFrom, type FanCounts } from '../fund/metrics/fans.ts';
import { binWidth, FAN_BINS } from '../fund/metrics/fan-plan.ts';
import { ROW_WIDTH } from '../fund/run/path-runner.ts';
import type { RunPlan } from '../fund/run/run-plan.ts';
import { createBinnedValues } from './binned-values.ts';
import type { FanView, PartialView } from './shapes.ts';

const MOST_POINTS = 200;
const FAN_PERCENTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/**
 * What a run tells about itself while it is under way. Chunks are taken in as they finish, in any order, so figures here may
 * differ in the last digits between two runs: for people, never part of a result. Holds no path.
 */
export type PartialReader = {
  /** Takes in the rows of a finished chunk (`ROW_WIDTH` doubles a path). */
  add(rows: Float64Array): void;
  /** @param counts fan counts of the same chunks */
  view(counts: FanCounts): PartialView;
};

export function createPartialReader(plan: Pick<RunPlan, 'fans'>): PartialReader {
  const values = createBinnedValues();
  let pathsDone = 0;
  let convergence: PartialView['convergence'][number][] = [];
  /** A point is kept every so many chunks: doubled whenever the points would be too many. */
  let every = 1;
  let chunks = 0;

  return {
    add(rows) {
      for (let at = METRIC.netIrrAnnual; at < rows.length; at += ROW_WIDTH) values.add(rows[at]!);
      pathsDone += rows.length / ROW_WIDTH;
      chunks += 1;
      const mean = values.mean();
      if (chunks % every !== 0 || mean === null) return;
      if (convergence.length >= MOST_POINTS - 1) {
        convergence = convergence.filter((_, i) => i % 2 === 1);
        every *= 2;
      }
      convergence.push({ paths: pathsDone, mean, standardError: values.standardError() });
    },
    view(counts) {
      return {
        pathsDone,
        netIrr: {
          value: values.mean(),
          standardError: values.standardError(),
          p5: values.quantile(0.05),
          p50: values.quantile(0.5),
          p95: values.quantile(0.95),
        },
        convergence: withLast(convergence, pathsDone, values.mean(), values.standardError()),
        histogram: values.histogram(),
        fan: pathsDone === 0 ? null : fanOf(plan, counts),
      };
    },
  };
}

/** The last point stands at what is known now. */
function withLast(
  points: readonly PartialView['convergence'][number][],
  paths: number,
  mean: number | null,
  standardError: number | null,
): PartialView['convergence'] {
  return mean === null || points.at(-1)?.paths === paths ? [...points] : [...points, { paths, mean, standardError }];
}

function fanOf({ fans }: Pick<RunPlan, 'fans'>, counts: FanCounts): FanView | null {
  const series = fans.series[FAN.lpNetToDate];
  if (series === undefined || counts.length < talliesFrom(fans)) return null;
  const rows = fans.months + 1;
  return {
    series: series.name,
    title: 'Net cash of the LP class to date',
    unit: series.unit,
    months: fans.months,
    percentiles: FAN_PERCENTILES,
    lines: FAN_PERCENTILES.map((percentile) =>
      Array.from({ length: rows }, (_, month) => {
        const value = binnedQuantile(series, counts, (FAN.lpNetToDate * rows + month) * FAN_BINS, percentile);
        return Number.isNaN(value) ? null : value;
      }),
    ),
    resolution: binWidth(series),
  };
}
