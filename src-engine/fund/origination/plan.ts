import { AppError, type FieldIssue } from '../../core/errors.ts';
import { log } from '../../numeric/log.ts';
import { normalCdf } from '../../numeric/normal-cdf.ts';
import type { OriginationConfig } from './config.ts';
import { resolveOverAdvance, type OverAdvancePlan } from './over-advance.ts';

/** The simulated homes that advances can be made on, by suburb code of the run. */
export type StockPlan = {
  /** Homes of suburb s are rows firstProperty[s] .. firstProperty[s + 1] - 1. Length S + 1. */
  readonly firstProperty: Int32Array;
  /** Value at first close, AUD. */
  readonly valueAud: Float64Array;
  readonly dwellingType: Uint8Array;
  /** Extra expected growth a year from type, bedrooms, land and age. */
  readonly growthPremiumAnnual: Float64Array;
};

/** A normal truncated to an interval, drawn by one uniform: mean + sd x inverse normal(low + u (high - low)). */
export type TruncatedNormal = {
  readonly mean: number;
  readonly sd: number;
  readonly lowProbability: number;
  readonly spanProbability: number;
  readonly min: number;
  readonly max: number;
};

export type OriginationPlan = {
  readonly investmentMonths: number;
  /** Share of the investable capital that becomes available in each month; sums to 1. Length investmentMonths. */
  readonly paceFraction: Float64Array;
  readonly sizeAud: TruncatedNormal;
  readonly seniorLtv: TruncatedNormal;
  readonly advanceMinAud: number;
  readonly ltvCapFraction: number;
  readonly combinedLtvCapFraction: number;
  readonly tenureLogMedianYears: number;
  readonly tenureLogSd: number;
  readonly tenureMinYears: number;
  readonly stock: StockPlan;
  /** More than usual on the best applications; null: none. */
  readonly overAdvance: OverAdvancePlan | null;
};

/**
 * Compiles pace and truncations; checks that bounds are in order.
 * @throws AppError `input/invalid` with the fields that contradict each other
 */
export function resolveOrigination(
  config: OriginationConfig,
  stock: StockPlan,
  commitmentsAud: number,
): OriginationPlan {
  const issues: FieldIssue[] = [];
  if (config.advanceMinAud > config.advanceMaxAud)
    issues.push({
      path: 'origination.advanceMinAud',
      message: `The smallest advance (${config.advanceMinAud} AUD) is above the largest (${config.advanceMaxAud} AUD).`,
      remedy: 'Lower advanceMinAud or raise advanceMaxAud.',
    });
  if (config.advanceMeanAud < config.advanceMinAud || config.advanceMeanAud > config.advanceMaxAud)
    issues.push({
      path: 'origination.advanceMeanAud',
      message: `The mean advance (${config.advanceMeanAud} AUD) is outside ${config.advanceMinAud} to ${config.advanceMaxAud} AUD.`,
      remedy: 'Move the mean between the smallest and the largest advance.',
    });
  if (config.seniorLtvMeanFraction > config.seniorLtvMaxFraction)
    issues.push({
      path: 'origination.seniorLtvMeanFraction',
      message: `The mean senior LTV (${config.seniorLtvMeanFraction}) is above its largest value (${config.seniorLtvMaxFraction}).`,
      remedy: 'Lower seniorLtvMeanFraction or raise seniorLtvMaxFraction.',
    });
  if (issues.length > 0)
    throw new AppError('input/invalid', 'The origination terms contradict each other.', {}, issues);
  return {
    investmentMonths: config.investmentMonths,
    paceFraction: paceFractions(config.pace, config.investmentMonths),
    sizeAud: truncated(config.advanceMeanAud, config.advanceSdAud, config.advanceMinAud, config.advanceMaxAud),
    seniorLtv: truncated(config.seniorLtvMeanFraction, config.seniorLtvSdFraction, 0, config.seniorLtvMaxFraction),
    advanceMinAud: config.advanceMinAud,
    ltvCapFraction: config.ltvCapFraction,
    combinedLtvCapFraction: config.combinedLtvCapFraction,
    tenureLogMedianYears: log(config.tenureMedianYears),
    tenureLogSd: config.tenureLogSd,
    tenureMinYears: config.tenureMinYears,
    stock,
    overAdvance: resolveOverAdvance(config.overAdvance, commitmentsAud),
  };
}

/** Deployment shape over n months, summing to 1: constant, linear down or up (last weight 1, first n), or the parabola k (n + 1 - k). */
export function paceFractions(pace: OriginationConfig['pace'], months: number): Float64Array {
  const weights = new Float64Array(months);
  let total = 0;
  for (let month = 0; month < months; month++) {
    const k = month + 1;
    weights[month] =
      pace === 'even'
        ? 1
        : pace === 'front-loaded'
          ? months - month
          : pace === 'back-loaded'
            ? k
            : k * (months + 1 - k);
    total += weights[month]!;
  }
  for (let month = 0; month < months; month++) weights[month] = weights[month]! / total;
  return weights;
}

function truncated(mean: number, sd: number, min: number, max: number): TruncatedNormal {
  if (sd === 0) return { mean, sd, lowProbability: 0, spanProbability: 1, min, max };
  const low = normalCdf((min - mean) / sd);
  return { mean, sd, lowProbability: low, spanProbability: normalCdf((max - mean) / sd) - low, min, max };
}
