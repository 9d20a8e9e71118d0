import { AppError } from '../core/errors.ts';
import { mean } from '../numeric/neumaier.ts';
import { clustersOf, errorOfMean, type SamplingDesign } from '../fund/metrics/sampling.ts';
import { columnFor, statisticOf, type StudyFigure } from './figures.ts';
import type { StudyRun } from './study.ts';

/** A figure with its Monte Carlo error; NaN where there is none. `count`: paths that it stands on. */
export type Measured = { readonly value: number; readonly standardError: number; readonly count: number };

/** Groups of the jackknife: its error has a relative error of about 1 / sqrt(2 x 20) = 16 %. */
const GROUPS = 20;

/** The figure of one run. */
export function measure(figure: StudyFigure, run: StudyRun): Measured {
  const values = columnFor(figure, run.columns);
  const value = statisticOf(figure, values);
  const count = values.reduce((n, x) => n + (Number.isNaN(x) ? 0 : 1), 0);
  const standardError =
    figure.statistic === 'mean'
      ? errorOfMean(values, clustersOf(run.design, null, values.length))
      : jackknifeError(run.design, values.length, (keep) => statisticOf(figure, values.filter(keep)));
  return { value, standardError, count };
}

/**
 * What a change does to the figure: run less base, over the paths that have a value in both, with the error of the difference.
 * Paths share their draws, so this error is far below that of either figure. Means: error of the mean of path differences.
 * Quantiles: delete-group jackknife of the difference of quantiles (Shao and Wu 1989: it holds for quantiles where leaving out
 * one path at a time does not). Pairs and replicates stay together.
 * @throws AppError `input/invalid` when the runs have different numbers of paths
 */
export function pairedChange(figure: StudyFigure, base: StudyRun, run: StudyRun): Measured {
  const before = columnFor(figure, base.columns);
  const after = columnFor(figure, run.columns);
  if (before.length !== after.length)
    throw new AppError('input/invalid', 'Runs of different numbers of paths cannot be paired.', {
      basePaths: before.length,
      runPaths: after.length,
    });
  const difference = Float64Array.from(after, (value, path) => value - before[path]!); // NaN where either is missing
  const inBoth = (path: number) => !Number.isNaN(difference[path]!);
  const count = difference.reduce((n, x) => n + (Number.isNaN(x) ? 0 : 1), 0);
  if (figure.statistic === 'mean')
    return {
      value: statisticOf(figure, difference),
      standardError: errorOfMean(difference, clustersOf(run.design, null, difference.length)),
      count,
    };
  const change = (keep: (_: number, path: number) => boolean) => {
    const kept = (value: number, path: number) => inBoth(path) && keep(value, path);
    return statisticOf(figure, after.filter(kept)) - statisticOf(figure, before.filter(kept));
  };
  return {
    value: change(() => true),
    standardError: jackknifeError(run.design, difference.length, change),
    count,
  };
}

/**
 * Delete-group jackknife: sqrt((G - 1) / G sum (theta_g - mean)^2), theta_g without group g. Groups are equal stretches of
 * independent paths or pairs in path order; with replicates each is a group. NaN with fewer than two clusters a group.
 */
export function jackknifeError(
  design: SamplingDesign,
  n: number,
  statistic: (keep: (_: number, path: number) => boolean) => number,
): number {
  const perCluster = design.clusters === 'pairs' ? 2 : 1;
  const byReplicate = design.clusters === 'replicates';
  const groups = byReplicate ? design.replicates : GROUPS;
  if (n < 2 * groups * perCluster) return NaN;
  const clusters = Math.ceil(n / perCluster);
  const groupOf = (path: number) =>
    byReplicate ? path % groups : Math.floor((Math.floor(path / perCluster) * groups) / clusters);
  const without = Float64Array.from({ length: groups }, (_, g) => statistic((_value, path) => groupOf(path) !== g));
  const centre = mean(without);
  let squares = 0;
  for (const value of without) squares += (value - centre) * (value - centre);
  return Math.sqrt(((groups - 1) / groups) * squares);
}
