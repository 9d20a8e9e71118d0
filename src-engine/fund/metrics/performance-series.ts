import { AppError } from '../../core/errors.ts';
import { exp } from '../../numeric/exp.ts';
import { log } from '../../numeric/log.ts';
import { mean, sd } from '../../numeric/neumaier.ts';
import { quantile } from '../../numeric/quantile.ts';
import { pow } from '../../numeric/pow.ts';

/**
 * Measures of a series of simple periodic returns (0.01 = 1 % in the period), for series with a mark every period: an index, a
 * NAV. Missing returns (NaN) earn nothing where returns compound and count as periods there; means and deviations leave them
 * out. Deviations divide by n - 1. Annual figures scale by `periodsPerYear` (12, 52, 252).
 */

/** Total return of the series: product of (1 + r) less 1. */
export function totalReturn(returns: Float64Array): number {
  let growth = 1;
  for (const r of returns) if (!Number.isNaN(r)) growth *= 1 + r;
  return growth - 1;
}

/** Compound annual return. NaN for an empty series. */
export function annualReturn(returns: Float64Array, periodsPerYear: number): number {
  return returns.length === 0 ? NaN : pow(1 + totalReturn(returns), periodsPerYear / returns.length) - 1;
}

/** Standard deviation of returns times the root of periods a year. */
export function annualVolatility(returns: Float64Array, periodsPerYear: number): number {
  return sd(observed(returns)) * Math.sqrt(periodsPerYear);
}

/** Largest fall from a peak of the compounded series, starting at 1; between 0 and 1. */
export function maxDrawdown(returns: Float64Array): number {
  let level = 1;
  let peak = 1;
  let fall = 0;
  for (const r of returns) {
    if (!Number.isNaN(r)) level *= 1 + r;
    if (level > peak) peak = level;
    fall = Math.max(fall, 1 - level / peak);
  }
  return fall;
}

/** Annual return over the largest drawdown. NaN without a drawdown. Source: Young (1991), Futures 20(12). */
export function calmarRatio(returns: Float64Array, periodsPerYear: number): number {
  const fall = maxDrawdown(returns);
  return fall > 0 ? annualReturn(returns, periodsPerYear) / fall : NaN;
}

/** Mean periodic excess over its deviation, times the root of periods a year. Source: Sharpe (1994). */
export function periodicSharpe(returns: Float64Array, riskFreePeriodic: number, periodsPerYear: number): number {
  const excess = observed(returns).map((r) => r - riskFreePeriodic);
  return (mean(excess) / sd(excess)) * Math.sqrt(periodsPerYear);
}

/** Root mean square of shortfalls below the required periodic return, over all observed periods, annual. */
export function downsideRisk(returns: Float64Array, requiredPeriodic: number, periodsPerYear: number): number {
  const squares = observed(returns).map((r) => {
    const shortfall = Math.min(r - requiredPeriodic, 0);
    return shortfall * shortfall;
  });
  return Math.sqrt(mean(squares)) * Math.sqrt(periodsPerYear);
}

/** Annual mean excess over the required return divided by downside risk. Source: Sortino and van der Meer (1991). */
export function periodicSortino(returns: Float64Array, requiredPeriodic: number, periodsPerYear: number): number {
  const excess = mean(observed(returns).map((r) => r - requiredPeriodic));
  return (excess * periodsPerYear) / downsideRisk(returns, requiredPeriodic, periodsPerYear);
}

/** Value at risk of a period, loss positive: minus the type-7 quantile of returns at 1 - level. */
export function periodicValueAtRisk(returns: Float64Array, level: number): number {
  return -quantile(observed(returns), 1 - level);
}

/** Sum of gains over sum of losses about a periodic threshold. NaN without losses. Source: Keating and Shadwick (2002). */
export function omegaRatio(returns: Float64Array, thresholdPeriodic: number): number {
  let gains = 0;
  let losses = 0;
  for (const r of observed(returns)) {
    if (r > thresholdPeriodic) gains += r - thresholdPeriodic;
    else losses += thresholdPeriodic - r;
  }
  return losses > 0 ? gains / losses : NaN;
}

/**
 * Returns with the smoothing of appraisals taken out: r*_t = (r_t - a r_(t-1)) / (1 - a), a in [0, 1). One shorter than the input.
 * Source: Geltner (1993), Journal of Real Estate Research 8(3), 325-345.
 */
export function unsmoothed(returns: Float64Array, smoothing: number): Float64Array {
  if (!(smoothing >= 0 && smoothing < 1))
    throw new AppError('input/invalid', 'The smoothing weight must be at least 0 and below 1.', { smoothing });
  return Float64Array.from(returns.subarray(1), (r, i) => (r - smoothing * returns[i]!) / (1 - smoothing));
}

/** Simple returns of a series of positive levels. One shorter than the input. */
export function returnsOfLevels(levels: Float64Array): Float64Array {
  return Float64Array.from(levels.subarray(1), (level, i) => level / levels[i]! - 1);
}

/** Periodic rate that compounds to an annual one. */
export function periodicRate(annual: number, periodsPerYear: number): number {
  return exp(log(1 + annual) / periodsPerYear) - 1;
}

function observed(returns: Float64Array): Float64Array {
  return returns.filter((r) => !Number.isNaN(r));
}
