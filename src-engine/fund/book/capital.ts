import type { ApplicationTerms } from '../origination/apply.ts';
import type { OverAdvanceTerms } from '../origination/over-advance.ts';
import { ZONES } from '../zones/table.ts';
import type { Steering } from './deploy.ts';
import type { BookPlan } from './plan.ts';
import type { Writable } from './rule-controls.ts';

/** Where advances are steered and on what terms, by who pays for them. Scratch of a path. */
export type Capital = {
  /** Out of commitments and the NAV line: the target weights over what was advanced so far. */
  readonly committed: Steering;
  readonly recycled: Steering;
  readonly committedTerms: Writable<ApplicationTerms>;
  readonly leveredTerms: Writable<ApplicationTerms>;
  readonly recycledTerms: Writable<ApplicationTerms>;
};

/**
 * @param zoneCostNowAud cost outstanding by zone, on which rebalancing measures the weights
 * @param over what the best applications out of commitments may have above the usual; null: nothing
 */
export function createCapital(plan: BookPlan, zoneCostNowAud: Float64Array, over: OverAdvanceTerms | null): Capital {
  const usual = {
    sizeMultiple: 1,
    ltvCapFraction: plan.origination.ltvCapFraction,
    advanceLimitAud: plan.allocation.advanceLimitAud,
    recycled: 0,
    over: null,
  } as const;
  return {
    committed: {
      weightFraction: plan.allocation.targetFraction.slice(), // rules may change it
      wantedAud: new Float64Array(ZONES),
      heldAud: new Float64Array(ZONES),
    },
    recycled: {
      weightFraction: new Float64Array(ZONES),
      wantedAud: new Float64Array(ZONES),
      heldAud: plan.reinvestment.strategy === 'rebalance' ? zoneCostNowAud : new Float64Array(ZONES),
    },
    committedTerms: { ...usual, over },
    leveredTerms: { ...usual },
    recycledTerms: {
      ...usual,
      sizeMultiple: plan.reinvestment.sizeMultiple,
      ltvCapFraction: plan.reinvestment.ltvCapFraction,
      recycled: 1,
    },
  };
}
