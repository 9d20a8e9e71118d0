import { quantileOfSorted } from '../../numeric/quantile.ts';
import { mean, sum } from '../../numeric/neumaier.ts';
import { spreadOf } from './sampling.ts';

/**
 * Value at risk of ascending outcomes at confidence `level`: minus the (1 - level) quantile, type 7. A loss is positive; a
 * negative value means that even this outcome is a gain. NaN without outcomes.
 * Source: definition of the house model; quantile of Hyndman and Fan (1996) type 7.
 */
export function valueAtRisk(sorted: Float64Array, level: number): number {
  return -quantileOfSorted(sorted, 1 - level);
}

/**
 * Conditional value at risk: minus the mean of the worst (1 - level) n outcomes, the last of them counted in part, so that the
 * figure is coherent and moves smoothly with the level. NaN without outcomes.
 * Source: Acerbi and Tasche (2002), Journal of Banking & Finance 26, 1487-1503.
 */
export function conditionalValueAtRisk(sorted: Float64Array, level: number): number {
  const n = sorted.length;
  if (n === 0) return NaN;
  const tail = (1 - level) * n;
  if (tail <= 1) return -sorted[0]!;
  const whole = Math.floor(tail);
  const part = whole < n ? (tail - whole) * sorted[whole]! : 0;
  return -(sum(sorted, whole) + part) / tail;
}

/** Mean excess over sd (n - 1). Across paths: excess of annual net IRRs, so both parts are annual. NaN without spread. */
export function sharpeRatio(values: Float64Array, riskFree: number): number {
  const spread = spreadOf(values);
  return spread > 0 ? (mean(values) - riskFree) / spread : NaN;
}

/** Mean excess over the root mean square of shortfalls below the target, counted over all n. NaN without a shortfall. */
export function sortinoRatio(values: Float64Array, target: number): number {
  const downside = downsideDeviation(values, target);
  return downside > 0 ? (mean(values) - target) / downside : NaN;
}

/** Root of the mean of min(x - target, 0)^2 over all n. Source: Sortino and van der Meer (1991). */
export function downsideDeviation(values: Float64Array, target: number): number {
  return Math.sqrt(
    mean(
      Float64Array.from(values, (x) => {
        const shortfall = Math.min(x - target, 0);
        return shortfall * shortfall;
      }),
    ),
  );
}

/**
 * Share of the worst `tailFraction` of paths by `market` that is also among the worst `tailFraction` by `outcome`: the lower tail
 * dependence at that quantile. 1 = they fall together, `tailFraction` = independence. Ties by path index.
 * NaN when the tail holds no path.
 */
export function tailDependence(market: Float64Array, outcome: Float64Array, tailFraction: number): number {
  const n = market.length;
  const tail = Math.floor(tailFraction * n);
  if (tail === 0) return NaN;
  const worst = (values: Float64Array) =>
    new Set(
      Array.from(values, (_, i) => i)
        .sort((a, b) => values[a]! - values[b]! || a - b)
        .slice(0, tail),
    );
  const inOutcome = worst(outcome);
  let both = 0;
  for (const path of worst(market)) if (inOutcome.has(path)) both += 1;
  return both / tail;
}
