import { accrue, addCall, addReceipt, createAccount, resetAccount } from '../fund/waterfall/account.ts';
import { clawbackOwedAud } from '../fund/waterfall/clawback.ts';
import type { WaterfallPlan } from '../fund/waterfall/plan.ts';
import { createWaterfall } from '../fund/waterfall/run.ts';
import type { CommonFlows } from './flows.ts';
import type { PoolPlan } from './plan.ts';

/** Carry across funds by common month, AUD. Scratch: overwritten by the next path. */
export interface CarryPool {
  /** True: this is paid in place of the carry of the funds; false: the funds pay their own, and only the clawback comes on top. */
  readonly replacesFunds: boolean;
  /** Before the cross-fund clawback; of funds that pay their own less what they took back themselves. */
  readonly carryAud: Float64Array;
  /** What the manager returns for all funds together, at the end of the last. */
  readonly clawbackAud: Float64Array;
  run(flows: CommonFlows): void;
}

export function createCarryPool({ basis, terms }: PoolPlan, months: number): CarryPool {
  return basis === 'pooled' ? createPooled(terms, months) : createNetted(terms, months);
}

/**
 * One European waterfall over the summed flows of the carry classes of all funds: the manager earns carry in a month only out of
 * cash beyond what brings the capital of all funds so far, with its pref, back. A later call opens the pool again; at the end of
 * the last fund the clawback is settled, at most the carry received (after tax where agreed). One fund: its own carry.
 */
function createPooled(terms: WaterfallPlan, months: number): CarryPool {
  const waterfall = createWaterfall(terms, months);
  const noGp = new Float64Array(months + 1);
  const { carryAud, clawbackAud } = waterfall.columns;
  return {
    replacesFunds: true,
    carryAud,
    clawbackAud,
    run: ({ classCalledAud, classCashAud, lastMonth }) => waterfall.run(classCalledAud, noGp, classCashAud, lastMonth),
  };
}

/**
 * Every fund pays its own carry when its own terms say so. At the end of the last fund all of it is judged as if it came from one
 * fund: what exceeds the agreed share of the profit of all, or what all are short of the hurdle if that is more, is returned, at
 * most the carry that is still there (after tax where agreed).
 */
function createNetted(terms: WaterfallPlan, months: number): CarryPool {
  const account = createAccount(terms, 'LP class');
  const carryAud = new Float64Array(months + 1);
  const clawbackAud = new Float64Array(months + 1);
  return {
    replacesFunds: false,
    carryAud,
    clawbackAud,
    run({ classCalledAud, classCashAud, carryAud: ownAud, lastMonth }) {
      resetAccount(account);
      carryAud.fill(0);
      clawbackAud.fill(0);
      for (let t = 0; t <= lastMonth; t++) {
        if (t > 0) accrue(account, terms, t);
        if (classCalledAud[t]! > 0) addCall(account, classCalledAud[t]!);
        carryAud[t] = ownAud[t]!;
        account.carryAud += ownAud[t]!;
        addReceipt(account, classCashAud[t]! - ownAud[t]!);
      }
      const availableAud = Math.max(0, terms.clawbackAfterTaxFraction * account.carryAud);
      if (terms.clawback) clawbackAud[lastMonth] = clawbackOwedAud(terms, account, availableAud);
    },
  };
}
