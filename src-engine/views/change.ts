import { studentFactor, type SamplingDesign } from '../fund/metrics/sampling.ts';
import { measure, pairedChange, type Measured } from '../study/paired.ts';
import type { StudyFigure } from '../study/figures.ts';
import type { StudyRun } from '../study/study.ts';
import { orNull } from './plain.ts';
import type { ChangeView, EstimateView } from './shapes.ts';

/** More paths than this no run may have. */
const MOST_PATHS = 1_000_000;

export function estimateView({ value, standardError }: Measured): EstimateView {
  return { value: orNull(value), standardError: orNull(standardError) };
}

/** One run as a figure reads it. `isExpected`: every path is the expected one, so that nothing in it is chance. */
export type Side = { readonly run: StudyRun; readonly isExpected: boolean };

/** What stands in a run against the first one, path by path where they share their draws. */
export function changeView(figure: StudyFigure, base: Side, other: Side, isPaired: boolean): ChangeView {
  if (isPaired && sameValues(figure, base.run, other.run)) return nothing('equal');
  const { value, standardError, count } = isPaired
    ? pairedChange(figure, base.run, other.run)
    : independentChange(measure(figure, base.run), measure(figure, other.run));
  if (!Number.isFinite(value))
    return { ...nothing('unknown'), value: null, standardError: null, low: null, high: null };
  if (base.isExpected && other.isExpected)
    return { ...nothing(value === 0 ? 'equal' : 'real'), value: value + 0, low: value + 0, high: value + 0 };
  const design = base.run.design;
  const half = studentFactor(degrees(design, count)) * standardError;
  if (!Number.isFinite(half))
    return { ...nothing('unknown'), value: orNull(value), standardError: orNull(standardError), low: null, high: null };
  const isReal = Math.abs(value) > half;
  return {
    value: orNull(value),
    standardError: orNull(standardError),
    low: orNull(value - half),
    high: orNull(value + half),
    verdict: isReal ? 'real' : value === 0 && half === 0 ? 'equal' : 'not-distinguishable',
    furtherPaths: isReal || value === 0 ? null : furtherPaths(count, half / Math.abs(value)),
  };
}

function nothing(verdict: ChangeView['verdict']): ChangeView {
  return { value: 0, standardError: 0, low: 0, high: 0, verdict, furtherPaths: null };
}

/** Difference of two samples; their errors add in squares. */
function independentChange(base: Measured, other: Measured): Measured {
  return {
    value: other.value - base.value,
    standardError: Math.sqrt(base.standardError * base.standardError + other.standardError * other.standardError),
    count: Math.min(base.count, other.count),
  };
}

/** Half of the 95 % interval of a measured figure: Student's t on its standard error. Null where there is none. */
export function halfWidthOf({ standardError, count }: Measured, design: SamplingDesign): number | null {
  return orNull(studentFactor(degrees(design, count)) * standardError);
}

function degrees({ clusters, replicates }: SamplingDesign, count: number): number {
  if (clusters === 'pairs') return (count >> 1) - 1;
  return (clusters === 'replicates' ? Math.min(replicates, count) : count) - 1;
}

/** Paths beyond `count` after which an interval `ratio` times too wide is narrow enough, to two digits; null when never allowed. */
function furtherPaths(count: number, ratio: number): number | null {
  const further = count * (ratio * ratio - 1);
  if (!(count + further <= MOST_PATHS)) return null;
  const exponent = Number(Math.max(10, further).toExponential().split('e')[1]);
  const step = Number(`1e${exponent - 1}`);
  return Math.max(step, Math.ceil(further / step) * step);
}

function sameValues({ column }: StudyFigure, a: StudyRun, b: StudyRun): boolean {
  const [x, y] = [a.columns[column]!, b.columns[column]!];
  return x.some((value) => !Number.isNaN(value)) && x.every((value, path) => Object.is(value, y[path]));
}
