import { AppError } from '../core/errors.ts';
import { quantileOfSorted } from '../numeric/quantile.ts';
import { clustersOf, errorOfMean, valuedOf } from '../fund/metrics/sampling.ts';
import { columnFor, statisticOf, type StudyFigure } from './figures.ts';
import type { StudyRun } from './study.ts';

/** A figure with its Monte Carlo error; NaN where there is none. `count`: paths that it stands on. */
export type Measured = { readonly value: number; readonly standardError: number; readonly count: number };

/** Fewer valued paths than this have no error of a quantile: its density could not be told. */
const LEAST_FOR_QUANTILE = 40;

/** The figure of one run. */
export function measure(figure: StudyFigure, run: StudyRun): Measured {
  const values = columnFor(figure, run.columns);
  const influence = influencesOf(figure, values);
  return {
    value: statisticOf(figure, values),
    standardError: errorOfMean(influence, clustersOf(run.design, run.pathNumbers ?? null, values.length)),
    count: countOf(values),
  };
}

/**
 * What a change does to the figure: run less base, over the paths that have a value in both, with the error of the difference.
 * Paths share their draws, so this error is far below that of either figure: it is that of the mean over paths (pairs,
 * replicates) of the difference of their influences.
 * @throws AppError `input/invalid` when the runs have different numbers of paths
 */
export function pairedChange(figure: StudyFigure, base: StudyRun, run: StudyRun): Measured {
  const [before, after] = inBoth(columnFor(figure, base.columns), columnFor(figure, run.columns));
  const [influenceBefore, influenceAfter] = [influencesOf(figure, before), influencesOf(figure, after)];
  const difference = influenceAfter.map((value, path) => value - influenceBefore[path]!);
  return {
    value: statisticOf(figure, after) - statisticOf(figure, before),
    standardError: errorOfMean(difference, clustersOf(run.design, run.pathNumbers ?? null, difference.length)),
    count: countOf(difference),
  };
}

/** Both columns with NaN where either has no value. */
function inBoth(before: Float64Array, after: Float64Array): [Float64Array, Float64Array] {
  if (before.length !== after.length)
    throw new AppError('input/invalid', 'Runs of different numbers of paths cannot be paired.', {
      basePaths: before.length,
      runPaths: after.length,
    });
  return [
    before.map((value, path) => (Number.isNaN(after[path]!) ? NaN : value)),
    after.map((value, path) => (Number.isNaN(before[path]!) ? NaN : value)),
  ];
}

/**
 * What each path adds to the figure, NaN for paths without a value: the value itself for a mean; 1 or 0 for a share; for the
 * quantile q at p
 * `q + (p - [x <= q]) / density(q)`, the density from the quantiles half way to the nearer end on either side (5 %: 2.5 % and
 * 7.5 %). Source: Bahadur (1966), A note on quantiles in large samples, Annals of Mathematical Statistics 37(3).
 */
function influencesOf(figure: StudyFigure, values: Float64Array): Float64Array {
  if (figure.statistic === 'mean') return values;
  if (figure.statistic === 'share-negative') return values.map((x) => (Number.isNaN(x) ? NaN : x < 0 ? 1 : 0));
  const p = figure.statistic;
  const sorted = valuedOf(values).sort();
  if (sorted.length < LEAST_FOR_QUANTILE) return values.map(() => NaN);
  const half = Math.min(p, 1 - p) / 2;
  const sparsity = (quantileOfSorted(sorted, p + half) - quantileOfSorted(sorted, p - half)) / (2 * half);
  const q = quantileOfSorted(sorted, p);
  return values.map((x) => (Number.isNaN(x) ? NaN : q + (p - (x <= q ? 1 : 0)) * sparsity));
}

function countOf(values: Float64Array): number {
  return valuedOf(values).length;
}
