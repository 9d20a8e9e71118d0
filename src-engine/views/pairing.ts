import type { StoredResult } from '../fund/run/result-schema.ts';
import type { ColumnOf } from './desk-distribution.ts';

/** A run as a comparison takes it. */
export type ComparedRun = {
  readonly runId: number;
  readonly name: string;
  readonly result: StoredResult;
  /** The scenario that it pinned, merged, as the user wrote it. */
  readonly document: unknown;
  readonly columnOf: ColumnOf;
  /** Path of each entry of the columns of a run that was cut short; null or left out when entry k is path k. */
  readonly paths?: ArrayLike<number> | null;
};

/** Columns of a run on the paths that it is compared on. */
export type ComparedPaths = {
  /** Why it is not paired with the first run; empty when it is. */
  readonly reason: string;
  readonly pathNumbers: Int32Array;
  /** One entry a compared path; NaN throughout for a column that was not kept. */
  readonly column: (name: string) => Float64Array;
};

/** Why path k of two runs is not the same draw; empty when it is. */
export function reasonNotPaired({ result: a }: ComparedRun, { result: b }: ComparedRun): string {
  const [m, n] = [a.manifest, b.manifest];
  if (m.seed !== n.seed) return `the seeds differ (${m.seed} and ${n.seed}): path k is another draw in each run`;
  if (m.mode !== n.mode) return `the modes of drawing differ (${m.mode} and ${n.mode})`;
  if (a.summary.design.replicates !== b.summary.design.replicates) return 'the numbers of Sobol replicates differ';
  if (m.engineVersion !== n.engineVersion)
    return `engine versions ${m.engineVersion} and ${n.engineVersion} may draw differently`;
  return '';
}

/** The paths that the first run and all that pair with it have in common; a run that does not pair keeps its own. */
export function comparedPaths(runs: readonly ComparedRun[]): readonly ComparedPaths[] {
  const [base] = runs;
  if (base === undefined) return [];
  const reasons = runs.map((run, r) => {
    const reason = r === 0 ? '' : reasonNotPaired(base, run);
    return reason === '' && common(numbersOf(base), numbersOf(run)).length === 0 && r > 0
      ? 'they have no completed path in common'
      : reason;
  });
  const shared = runs.reduce(
    (paths, run, r) => (reasons[r] === '' ? common(paths, numbersOf(run)) : paths),
    numbersOf(base),
  );
  return runs.map((run, r) => {
    const pathNumbers = reasons[r] === '' ? shared : numbersOf(run);
    return { reason: reasons[r]!, pathNumbers, column: (name) => pick(run, name, pathNumbers) };
  });
}

function numbersOf({ result, paths }: ComparedRun): Int32Array {
  return paths === null || paths === undefined
    ? Int32Array.from({ length: result.manifest.pathsCompleted }, (_, path) => path)
    : Int32Array.from(paths);
}

/** Numbers in both ascending lists. */
function common(a: Int32Array, b: Int32Array): Int32Array {
  const both: number[] = [];
  let j = 0;
  for (const path of a) {
    while (j < b.length && b[j]! < path) j += 1;
    if (b[j] === path) both.push(path);
  }
  return Int32Array.from(both);
}

/** The entries of the wanted paths, which the run has. */
function pick(run: ComparedRun, name: string, wanted: Int32Array): Float64Array {
  const values = run.columnOf(name);
  const picked = new Float64Array(wanted.length).fill(NaN);
  if (values === null) return picked;
  const own = numbersOf(run);
  let at = 0;
  wanted.forEach((path, k) => {
    while (own[at]! < path) at += 1;
    picked[k] = values[at]!;
  });
  return picked;
}
