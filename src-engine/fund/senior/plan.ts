import { AppError } from '../../core/errors.ts';
import type { SeniorConfig } from './config.ts';

export type SeniorPlan = {
  readonly termMonths: number;
  readonly ageMinMonths: number;
  readonly ageMaxMonths: number;
  readonly interestOnlyFraction: number;
  /** Part of each scheduled repayment of principal that stays repaid. */
  readonly keptFraction: number;
  readonly defaultMarginAnnual: number;
};

/**
 * Compiles the first mortgage.
 * @throws AppError `input/invalid` when ages are out of order or reach the term
 */
export function resolveSenior(config: SeniorConfig): SeniorPlan {
  const { ageAtAdvanceMinYears: min, ageAtAdvanceMaxYears: max, termYears } = config;
  if (min > max || max >= termYears)
    throw new AppError('input/invalid', 'The terms of the first mortgage contradict each other.', {}, [
      {
        path: min > max ? 'senior.ageAtAdvanceMinYears' : 'senior.ageAtAdvanceMaxYears',
        message:
          min > max
            ? `The youngest age (${min} years) is above the oldest (${max} years).`
            : `The oldest age (${max} years) is not below the term (${termYears} years).`,
        remedy: 'Keep youngest <= oldest < term.',
      },
    ]);
  return {
    termMonths: termYears * 12,
    ageMinMonths: Math.round(min * 12),
    ageMaxMonths: Math.min(Math.round(max * 12), termYears * 12 - 1),
    interestOnlyFraction: config.interestOnlyFraction,
    keptFraction: 1 - config.redrawFraction,
    defaultMarginAnnual: config.defaultMarginAnnual,
  };
}

/** First mortgages begin in months divisible by this, counted from first close. */
const START_STEP_MONTHS = 3;

/**
 * Age at month `month` of a first mortgage, months: uniform over the range, then made older by up to two months so that it
 * began at a quarter. Mortgages of one start month share a balance series (balance.ts), and there are three times fewer.
 * @param u uniform in (0, 1)
 */
export function seniorAgeMonths(plan: SeniorPlan, month: number, u: number): number {
  const span = plan.ageMaxMonths - plan.ageMinMonths + 1;
  // Whole numbers as such (| 0): as fractions the remainders below would cost more than the rest of the draw.
  const drawn = (plan.ageMinMonths + Math.min(span - 1, (u * span) | 0)) | 0;
  // Whole terms on top keep the remainder from turning into -0, which would make it a fraction.
  const beyond = (month + START_STEP_MONTHS * plan.termMonths - drawn) % START_STEP_MONTHS;
  const age = drawn + beyond;
  return age < plan.termMonths ? age : age - START_STEP_MONTHS;
}
