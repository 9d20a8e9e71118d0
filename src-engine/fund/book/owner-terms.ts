import { uniform } from '../../random/uniform.ts';
import type { OwnerTerms } from '../origination/apply.ts';
import { seniorAgeMonths } from '../senior/plan.ts';
import type { BookPlan } from './plan.ts';

/** What contract and first mortgage fix on the day of an advance. */
export function ownerTerms({ life }: BookPlan): OwnerTerms {
  return {
    shareBase: life.contract.shareBase,
    shareMultiple: life.contract.shareMultiple,
    minShareFraction: life.contract.minShareFraction,
    maxShareFraction: life.contract.maxShareFraction,
    startValueMultiple: life.contract.startValueMultiple,
    seniorAgeMonths: (month, word) => seniorAgeMonths(life.senior, month, uniform(word)),
    interestOnlyFraction: life.senior.interestOnlyFraction,
  };
}
