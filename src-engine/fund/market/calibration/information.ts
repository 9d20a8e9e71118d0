/**
 * Standard errors from the observed information: the inverse of minus the Hessian of the log likelihood at its maximum, by
 * central differences. NaN where the likelihood is flat or not at an inner maximum: the data do not say.
 */
export function standardErrors(
  logLikelihood: (parameters: Float64Array) => number,
  at: Float64Array,
  steps: Float64Array,
): Float64Array {
  const n = at.length;
  const value = (i: number, di: number, j: number, dj: number) => {
    const p = at.slice();
    p[i]! += di * steps[i]!;
    p[j]! += dj * steps[j]!;
    return logLikelihood(p);
  };
  const centre = logLikelihood(at);
  const information = Array.from({ length: n }, () => new Float64Array(n));
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      const second =
        i === j
          ? (value(i, 1, i, 0) - 2 * centre + value(i, -1, i, 0)) / (steps[i]! * steps[i]!)
          : (value(i, 1, j, 1) - value(i, 1, j, -1) - value(i, -1, j, 1) + value(i, -1, j, -1)) /
            (4 * steps[i]! * steps[j]!);
      information[i]![j] = -second;
      information[j]![i] = -second;
    }
  const inverse = invert(information);
  return Float64Array.from({ length: n }, (_, i) => {
    const variance = inverse?.[i]![i] ?? NaN;
    return variance > 0 ? Math.sqrt(variance) : NaN;
  });
}

/** Gauss-Jordan with partial pivoting; undefined when singular or not finite. For the few parameters of a model. */
function invert(matrix: readonly Float64Array[]): Float64Array[] | undefined {
  const n = matrix.length;
  const work = matrix.map((row, i) =>
    Float64Array.from({ length: 2 * n }, (_, j) => (j < n ? row[j]! : j - n === i ? 1 : 0)),
  );
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(work[r]![c]!) > Math.abs(work[pivot]![c]!)) pivot = r;
    const scale = work[pivot]![c]!;
    if (!(Math.abs(scale) > 1e-300 && Math.abs(scale) < Infinity)) return undefined;
    const row = work[pivot]!.map((v) => v / scale);
    work[pivot] = work[c]!;
    work[c] = row;
    for (let r = 0; r < n; r++) {
      const factor = work[r]![c]!;
      if (r !== c) work[r] = work[r]!.map((v, j) => v - factor * row[j]!);
    }
  }
  return work.map((row) => row.slice(n));
}
