import { AppError } from '../core/errors.ts';
import type { Unit } from '../core/units.ts';
import { valuedOf } from '../fund/metrics/sampling.ts';
import { mean } from '../numeric/neumaier.ts';
import { quantileOfSorted } from '../numeric/quantile.ts';
import { nearestName } from '../core/nearest-name.ts';

/** A figure of a whole run that a study compares: a mean, a quantile or a share of one figure of the paths. */
export type StudyFigure = {
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  /** Figure of the paths, as in `path-metrics`. */
  readonly column: string;
  /** Probability of the quantile, `mean`, or the share of paths with a value below 0. */
  readonly statistic: 'mean' | 'share-negative' | number;
  readonly higherIsBetter: boolean;
};

const figure = (
  name: string,
  title: string,
  unit: Unit,
  column: string,
  statistic: StudyFigure['statistic'],
  higherIsBetter = true,
): StudyFigure => ({ name, title, unit, column, statistic, higherIsBetter });

/** What studies show and what a reverse stress may aim at. Total losses count as -100 %; paths without a value are left out. */
export const studyFigures: readonly StudyFigure[] = [
  figure('meanNetIrrAnnual', 'Mean net IRR', 'Annual', 'netIrrAnnual', 'mean'),
  figure('p5NetIrrAnnual', 'P5 net IRR', 'Annual', 'netIrrAnnual', 0.05),
  figure('meanTvpiMultiple', 'TVPI', 'Multiple', 'netTvpiMultiple', 'mean'),
  figure('lossRateFraction', 'Loss rate', 'Fraction', 'lossRateFraction', 'mean', false),
  figure('defaultRateFraction', 'Default rate', 'Fraction', 'defaultRateFraction', 'mean', false),
  figure('hurdleProbabilityFraction', 'P(hurdle)', 'Fraction', 'hurdleMetFlag', 'mean'),
];

/**
 * What a committee asks of a downside case besides: the chance that investors lose money, and how long they wait for it to come back.
 * The months of waiting stand on the paths that pay back alone; their count says how many do.
 */
export const committeeFigures: readonly StudyFigure[] = [
  ...studyFigures,
  figure('lossProbabilityFraction', 'P(loss)', 'Fraction', 'netIrrAnnual', 'share-negative', false),
  figure('meanPaybackMonth', 'Payback', 'Month', 'paybackMonth', 'mean', false),
];

/** @throws AppError `input/invalid` with the known names when there is no such figure */
export function studyFigure(name: string): StudyFigure {
  const found = studyFigures.find((candidate) => candidate.name === name);
  if (found !== undefined) return found;
  const names = studyFigures.map((candidate) => candidate.name);
  const near = nearestName(name, names);
  throw new AppError('input/invalid', `There is no figure "${name.slice(0, 80)}" to aim at.`, {}, [
    {
      path: 'target',
      message: near === undefined ? 'unknown figure' : `unknown figure; did you mean ${near}?`,
      remedy: `Use one of ${names.join(', ')}.`,
    },
  ]);
}

/** The statistic over the valued entries; NaN without any. */
export function statisticOf({ statistic }: StudyFigure, values: Float64Array): number {
  const valued = valuedOf(values);
  if (valued.length === 0) return NaN;
  if (statistic === 'share-negative') return mean(valued.map((value) => (value < 0 ? 1 : 0)));
  return statistic === 'mean' ? mean(valued) : quantileOfSorted(valued.sort(), statistic);
}

/** The figure's column of a run. @throws AppError `input/invalid` when the run did not keep it */
export function columnFor({ column }: StudyFigure, columns: Readonly<Record<string, Float64Array>>): Float64Array {
  const values = columns[column];
  if (values === undefined) throw new AppError('input/invalid', `The run has no column ${column}.`, { column });
  return values;
}
