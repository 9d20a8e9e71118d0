import { shareOfLtv } from '../contract/plan.ts';
import type { OwnerTerms } from '../origination/apply.ts';
import { seniorAgeMonths } from '../senior/plan.ts';
import type { BookPlan } from './plan.ts';

/** What contract and first mortgage fix on the day of an advance. */
export function ownerTerms({ life }: BookPlan): OwnerTerms {
  return {
    shareOf: (ltvFraction) => shareOfLtv(life.contract, ltvFraction),
    startValueMultiple: life.contract.startValueMultiple,
    seniorAgeMonths: (month, u) => seniorAgeMonths(life.senior, month, u),
    interestOnlyFraction: life.senior.interestOnlyFraction,
  };
}
