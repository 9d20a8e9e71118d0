import { AppError } from '../core/errors.ts';

/**
 * Root of a continuous f between `low` and `high`, where it changes sign; |error| about `tolerance`.
 *
 * @throws AppError `numeric/no-root` when f has the same sign at both ends
 * Source: Brent (1973), Algorithms for Minimization without Derivatives, chapter 4.
 */
export function brentRoot(f: (x: number) => number, low: number, high: number, tolerance = 1e-12): number {
  let a = low;
  let b = high;
  let fa = f(a);
  let fb = f(b);
  if (!(fa * fb <= 0))
    throw new AppError('numeric/no-root', 'The function has the same sign at both ends of the range.', {
      low,
      high,
      atLow: fa,
      atHigh: fb,
    });
  let c = a;
  let fc = fa;
  let step = b - a;
  let stepBefore = step;
  for (let i = 0; i < 200; i++) {
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = stepBefore = b - a;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b;
      b = c;
      c = a;
      fa = fb;
      fb = fc;
      fc = fa;
    }
    const near = 4.5e-16 * Math.abs(b) + 0.5 * tolerance;
    const half = 0.5 * (c - b);
    if (Math.abs(half) <= near || fb === 0) return b;
    if (Math.abs(stepBefore) >= near && Math.abs(fa) > Math.abs(fb)) {
      const s = fb / fa;
      let p: number;
      let q: number;
      if (a === c) {
        p = 2 * half * s;
        q = 1 - s;
      } else {
        const t = fa / fc;
        const u = fb / fc;
        p = s * (2 * half * t * (t - u) - (b - a) * (u - 1));
        q = (t - 1) * (u - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      p = Math.abs(p);
      if (2 * p < Math.min(3 * half * q - Math.abs(near * q), Math.abs(stepBefore * q))) {
        stepBefore = step;
        step = p / q;
      } else step = stepBefore = half;
    } else step = stepBefore = half;
    a = b;
    fa = fb;
    b += Math.abs(step) > near ? step : half > 0 ? near : -near;
    fb = f(b);
  }
  return b;
}
