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
  const own = runs.map(numbersOf);
  const reasons = runs.map((run, r) => {
    const reason = r === 0 ? '' : reasonNotPaired(base, run);
    return reason === '' && r > 0 && common(own[0]!, own[r]!).length === 0
      ? 'they have no completed path in common'
      : reason;
  });
  const shared = own.reduce((paths, numbers, r) => (reasons[r] === '' ? common(paths, numbers) : paths));
  return runs.map((run, r) => {
    const pathNumbers = reasons[r] === '' ? shared : own[r]!;
    const picked = new Map<string, Float64Array>();
    const column = (name: string) => {
      const known = picked.get(name) ?? pick(run.columnOf(name), own[r]!, pathNumbers);
      picked.set(name, known);
      return known;
    };
    return { reason: reasons[r]!, pathNumbers, column };
  });
}

function numbersOf({ result, paths }: ComparedRun): Int32Array {
  if (paths !== null && paths !== undefined) return Int32Array.from(paths);
  const numbers = new Int32Array(result.manifest.pathsCompleted);
  for (let path = 0; path < numbers.length; path += 1) numbers[path] = path;
  return numbers;
}

/** Numbers in both ascending lists. */
function common(a: Int32Array, b: Int32Array): Int32Array {
  const both = new Int32Array(Math.min(a.length, b.length));
  let count = 0;
  for (let i = 0, j = 0; i < a.length; i += 1) {
    while (j < b.length && b[j]! < a[i]!) j += 1;
    if (b[j] === a[i]) both[count++] = a[i]!;
  }
  return both.subarray(0, count);
}

/** The entries of the wanted paths, which are among those that the column has; the column itself where these are all. */
function pick(values: Float64Array | null, own: Int32Array, wanted: Int32Array): Float64Array {
  if (values !== null && own.length === wanted.length) return values;
  const picked = new Float64Array(wanted.length).fill(NaN);
  if (values === null) return picked;
  for (let k = 0, at = 0; k < wanted.length; k += 1) {
    while (own[at]! < wanted[k]!) at += 1;
    picked[k] = values[at]!;
  }
  return picked;
}
