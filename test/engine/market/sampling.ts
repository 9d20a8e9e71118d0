import { createMarketSimulator } from '../../../src-engine/fund/market/simulate.ts';
import type { MarketPlan } from '../../../src-engine/fund/market/plan.ts';
import type { MarketPath } from '../../../src-engine/fund/market/table.ts';
import type { DrawSettings } from '../../../src-engine/random/settings.ts';

/** Runs paths 0..paths-1 with the named suburbs simulated, and shows each to `visit`. */
export function eachPath(
  plan: MarketPlan,
  draws: DrawSettings,
  paths: number,
  suburbs: readonly number[],
  visit: (path: MarketPath, p: number) => void,
): void {
  const market = createMarketSimulator(plan, draws);
  for (let p = 0; p < paths; p++) {
    market.begin(p);
    for (const s of suburbs) market.ensureSuburb(s);
    visit(market.path, p);
  }
}

/** Running mean and variance of one figure. */
export class Sample {
  n = 0;
  mean = 0;
  private squares = 0;
  add(x: number): void {
    this.n += 1;
    const d = x - this.mean;
    this.mean += d / this.n;
    this.squares += d * (x - this.mean);
  }
  get variance(): number {
    return this.squares / (this.n - 1);
  }
  get sd(): number {
    return Math.sqrt(this.variance);
  }
  /** How many standard errors the mean lies from `expected`. */
  score(expected: number): number {
    return (this.mean - expected) / (this.sd / Math.sqrt(this.n));
  }
}

export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const n = x.length;
  let [sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0];
  for (let i = 0; i < n; i++) {
    sx += x[i]!;
    sy += y[i]!;
    sxx += x[i]! * x[i]!;
    sxy += x[i]! * y[i]!;
    syy += y[i]! * y[i]!;
  }
  return (sxy - (sx * sy) / n) / Math.sqrt((sxx - (sx * sx) / n) * (syy - (sy * sy) / n));
}
