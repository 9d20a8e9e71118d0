import { exp } from '../../../numeric/exp.ts';
import { log } from '../../../numeric/log.ts';
import { gaussianFit, quarterlyAutocovariance } from './aggregate.ts';
import { standardErrors } from './information.ts';

/** A fitted parameter: where it stands in a scenario, its value and what is known of its error. */
export type FittedParameter = {
  /** Dotted path of the scenario parameter; empty for a figure that is only reported. */
  readonly path: string;
  readonly title: string;
  readonly value: number;
  /** Null when the data do not identify it. */
  readonly standardError: number | null;
};

export type ModelFit = {
  readonly model: 'gbm' | 'mean-reversion' | 'regime-switching' | 'sydney-cycle';
  readonly method: string;
  /** Mean log growth a year of the fit. */
  readonly meanLogGrowthAnnual: number;
  readonly logLikelihood: number | null;
  readonly parameters: readonly FittedParameter[];
};

export const known = (standardError: number): number | null =>
  standardError > 0 && standardError < Infinity ? standardError : null;

/** Independent normal quarters: mean and sd by maximum likelihood; standard errors sd / sqrt(n) and sd / sqrt(2n). */
export function fitGbm(growth: Float64Array): ModelFit {
  const n = growth.length;
  const shape = new Float64Array(n);
  shape[0] = 1;
  const { mean, scale, logLikelihood } = gaussianFit(growth, shape);
  const sd = Math.sqrt((scale * n) / (n - 1));
  return {
    model: 'gbm',
    method:
      'Gaussian maximum likelihood on quarterly log growth (divisor n - 1), per root year by the square root of time',
    meanLogGrowthAnnual: 4 * mean,
    logLikelihood,
    parameters: [
      {
        path: 'market.gbm.volatilityAnnual',
        title: 'Volatility',
        value: 2 * sd,
        standardError: (2 * sd) / Math.sqrt(2 * n),
      },
      { path: '', title: 'Mean log growth a year', value: 4 * mean, standardError: (4 * sd) / Math.sqrt(n) },
    ],
  };
}

/**
 * Mean reversion of growth: the growth rate is an OU process stepped monthly, the index its sum. Quarterly log growth is
 * then Gaussian with known autocovariances, so the likelihood is exact; mean and scale are concentrated out, the speed is
 * found by golden section on its logarithm between 0.05 and 20 a year. Standard errors from the observed information.
 */
export function fitMeanReversion(growth: Float64Array): ModelFit {
  const n = growth.length;
  const profile = (logSpeed: number) => gaussianFit(growth, quarterlyAutocovariance(exp(-exp(logSpeed) / 12), n));
  const speed = exp(goldenSection((x) => profile(x).logLikelihood, log(0.05), log(20)));
  const best = profile(log(speed));
  // Variance of monthly growth = scale; of the annual rate 144 x that = s^2 / (2 speed).
  const volatility = Math.sqrt(144 * best.scale * 2 * speed);
  const at = Float64Array.of(speed, volatility, best.mean);
  const errors = standardErrors(
    (p) =>
      gaussianFit(growth, quarterlyAutocovariance(exp(-p[0]! / 12), n), {
        mean: p[2]!,
        scale: (p[1]! * p[1]!) / (288 * p[0]!),
      }).logLikelihood,
    at,
    at.map((v) => Math.abs(v) * 1e-3),
  );
  return {
    model: 'mean-reversion',
    method: 'exact Gaussian maximum likelihood of quarterly sums of the monthly process; observed information',
    meanLogGrowthAnnual: 4 * best.mean,
    logLikelihood: best.logLikelihood,
    parameters: [
      {
        path: 'market.meanReversion.speedAnnual',
        title: 'Speed of reversion',
        value: speed,
        standardError: known(errors[0]!),
      },
      {
        path: 'market.meanReversion.growthVolatilityAnnual',
        title: 'Volatility of the growth rate',
        value: volatility,
        standardError: known(errors[1]!),
      },
      { path: '', title: 'Mean log growth a year', value: 4 * best.mean, standardError: known(4 * errors[2]!) },
      {
        // Arithmetic-equivalent: half the long-run variance a year, (volatility / speed)^2, on top of the log mean.
        path: 'market.nationalGrowthAnnual',
        title: 'National expected growth',
        value: exp(4 * best.mean + (0.5 * volatility * volatility) / (speed * speed)) - 1,
        standardError: known(4 * errors[2]!),
      },
    ],
  };
}

/** Where a function of one variable with one maximum is largest. */
export function goldenSection(f: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  let [c, d] = [b - ratio * (b - a), a + ratio * (b - a)];
  let [fc, fd] = [f(c), f(d)];
  for (let i = 0; i < 60; i++) {
    if (fc > fd) {
      [b, d, fd] = [d, c, fc];
      c = b - ratio * (b - a);
      fc = f(c);
    } else {
      [a, c, fc] = [c, d, fd];
      d = a + ratio * (b - a);
      fd = f(d);
    }
  }
  return 0.5 * (a + b);
}
