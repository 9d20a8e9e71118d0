import { AppError } from '../core/errors.ts';
import { measure } from '../study/paired.ts';
import type { StudyFigure } from '../study/figures.ts';
import { changeView, estimateView, type Side } from './change.ts';
import { comparedFigures } from './compared-figures.ts';
import { comparedExceedance, flipsOf, scatterOf } from './compared-paths.ts';
import { fanView } from './fan.ts';
import { inputDifferences } from './input-differences.ts';
import { comparedPaths, type ComparedPaths, type ComparedRun } from './pairing.ts';
import type { ComparisonView } from './shapes.ts';
import { titleOf } from './titles.ts';

const LETTERS = 'ABCDEF';
const fanNames = ['lpNetToDateAud', 'navAud', 'distributedToDateAud', 'cashAud', 'livingCount'];

/**
 * Runs side by side, the first as the base: inputs that differ, figures with their changes, curves, fans, and path against path.
 * Runs that share seed, mode and engine are compared path by path on the paths that they all have; others as two samples.
 * Cost: some sorts of each column; 4 runs of 10,000 paths in about 0.25 s.
 * @throws AppError `input/invalid` for fewer than two or more than six runs
 */
export function comparisonView(runs: readonly ComparedRun[]): ComparisonView {
  if (runs.length < 2 || runs.length > LETTERS.length)
    throw new AppError('input/invalid', `A comparison takes two to six runs, not ${runs.length}.`);
  const sides = comparedPaths(runs);
  const [base] = sides;
  const reasons = sides.map(({ reason }) => reason);
  const isPaired = (r: number) => r > 0 && reasons[r] === '';
  const hurdles = runs.map(({ result }) => result.summary.risk.hurdleAnnual);
  return {
    pairing: reasons.every((reason) => reason === '') ? 'paired' : 'independent',
    pairingReason: reasons.flatMap((reason, r) => (reason === '' ? [] : [`A and ${LETTERS[r]}: ${reason}`])).join('; '),
    runs: runs.map(({ runId, name, result }, r) => ({
      runId,
      letter: LETTERS[r]!,
      name,
      paths: result.manifest.pathsCompleted,
      pathsCompared: sides[r]!.pathNumbers.length,
      seed: result.manifest.seed,
      hurdleAnnual: hurdles[r]!,
      pairing: reasons[r] === '' ? 'paired' : 'independent',
      pairingReason: reasons[r]!,
    })),
    inputs: inputDifferences(runs.map(({ document }, r) => ({ letter: LETTERS[r]!, document }))),
    headline: headline(runs, sides),
    exceedance: comparedExceedance(sides, hurdles),
    fans: fansOf(runs),
    scatter: sides.map((side, r) => (isPaired(r) ? scatterOf(base!, side) : null)),
    flips: sides.map((side, r) => (isPaired(r) ? flipsOf(base!, side) : null)),
  };
}

function headline(runs: readonly ComparedRun[], compared: readonly ComparedPaths[]): ComparisonView['headline'] {
  const names = [...new Set(comparedFigures.map(({ column }) => column))];
  const sides = compared.map(({ pathNumbers, column }, r): Side => ({
    run: {
      columns: Object.fromEntries(names.map((name) => [name, column(name)])),
      design: runs[r]!.result.summary.design,
      pathNumbers,
    },
    isExpected: runs[r]!.result.manifest.mode === 'deterministic',
  }));
  // What is a cost or a risk and 0 on every path of every run, such as debt, says nothing.
  const hasValue = ({ column, higherIsBetter }: StudyFigure) =>
    sides.some(({ run }) =>
      run.columns[column]!.some((value) => Number.isFinite(value) && (higherIsBetter || value !== 0)),
    );
  return comparedFigures.filter(hasValue).map((figure) => ({
    key: figure.name,
    title: figure.title,
    unit: figure.unit,
    values: sides.map(({ run }) => estimateView(measure(figure, run))),
    changes: sides.map((side, r) => (r === 0 ? null : changeView(figure, sides[0]!, side, compared[r]!.reason === ''))),
  }));
}

/** Series that every run has. */
function fansOf(runs: readonly ComparedRun[]): ComparisonView['fans'] {
  return fanNames.flatMap((name) => {
    const fans = runs.flatMap(({ result }) => fanView(result, name) ?? []);
    const [first] = fans;
    if (first === undefined || fans.length < runs.length) return [];
    return [{ series: name, title: titleOf(name), unit: first.unit, runs: fans }];
  });
}
