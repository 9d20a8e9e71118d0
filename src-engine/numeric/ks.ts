import { log } from './log.ts';

/**
 * Two-sample Kolmogorov-Smirnov distance: the largest gap between the two empirical distributions. Ties (atoms such as an
 * IRR at the hurdle) are stepped over together, so they add no distance. Copies and sorts; NaN when a sample is empty.
 */
export function ksDistance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const x = Float64Array.from(a).sort();
  const y = Float64Array.from(b).sort();
  if (x.length === 0 || y.length === 0) return NaN;
  let i = 0;
  let j = 0;
  let largest = 0;
  while (i < x.length && j < y.length) {
    const value = Math.min(x[i]!, y[j]!);
    while (i < x.length && x[i] === value) i++;
    while (j < y.length && y[j] === value) j++;
    largest = Math.max(largest, Math.abs(i / x.length - j / y.length));
  }
  return largest;
}

/**
 * Distance that two samples of one continuous distribution exceed with probability `alpha` (large samples); with ties the
 * test errs on the safe side. Source: Smirnov (1948): c = sqrt(-ln(alpha / 2) / 2) sqrt((n + m) / (n m)).
 */
export function ksCriticalDistance(n: number, m: number, alpha: number): number {
  return Math.sqrt((-0.5 * log(alpha / 2) * (n + m)) / (n * m));
}
