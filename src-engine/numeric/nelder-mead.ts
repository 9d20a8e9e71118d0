export type Minimum = {
  readonly point: readonly number[];
  readonly value: number;
  readonly evaluations: number;
  /** False when the evaluations ran out first. */
  readonly converged: boolean;
};

/**
 * Local minimum of f by the downhill simplex; no derivatives. f may return Infinity (or NaN) to forbid a point.
 *
 * @param start first corner; @param steps offset of each further corner along its axis
 * @param tolerance stops when values at the corners differ by less than this, relative to their size
 * Source: Nelder and Mead (1965), Computer Journal 7, 308-313; rules as in Lagarias et al. (1998), SIAM J. Optim. 9.
 */
export function nelderMead(
  f: (point: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
  tolerance = 1e-10,
  mostEvaluations = 2000,
): Minimum {
  let evaluations = 0;
  const evaluate = (point: readonly number[]) => {
    evaluations++;
    const value = f(point);
    return { point, value: value === value ? value : Infinity };
  };
  const n = start.length;
  const corners = [evaluate(start)];
  for (let i = 0; i < n; i++) corners.push(evaluate(start.map((x, j) => (j === i ? x + steps[i]! : x))));
  let converged = false;
  while (evaluations < mostEvaluations) {
    corners.sort((a, b) => a.value - b.value);
    const best = corners[0]!;
    const worst = corners[n]!;
    if (worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance)) {
      converged = true;
      break;
    }
    const centre = start.map((_, j) => corners.slice(0, n).reduce((total, c) => total + c.point[j]!, 0) / n);
    const along = (t: number) => evaluate(centre.map((x, j) => x + t * (x - worst.point[j]!)));
    const reflected = along(1);
    if (reflected.value < best.value) {
      const expanded = along(2);
      corners[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < corners[n - 1]!.value) corners[n] = reflected;
    else {
      const outside = reflected.value < worst.value;
      const contracted = along(outside ? 0.5 : -0.5);
      if (contracted.value < (outside ? reflected.value : worst.value)) corners[n] = contracted;
      else
        for (let i = 1; i <= n; i++)
          corners[i] = evaluate(corners[i]!.point.map((x, j) => best.point[j]! + 0.5 * (x - best.point[j]!)));
    }
  }
  corners.sort((a, b) => a.value - b.value);
  return { point: corners[0]!.point, value: corners[0]!.value, evaluations, converged };
}
