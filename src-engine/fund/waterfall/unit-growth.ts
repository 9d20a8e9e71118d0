import { accrue, addCall, createAccount } from './account.ts';
import type { WaterfallPlan } from './plan.ts';

/**
 * What one dollar called has grown to, by months since its call: so that capital which begins to count late brings the pref
 * it has earned since. Row-major by phase, the month of the call modulo the months between capitalisations (1 or 3).
 */
export type UnitGrowth = {
  readonly phases: number;
  readonly width: number;
  /** Pref that bears pref, and pref that does not yet; length phases x width. */
  readonly prefFraction: Float64Array;
  readonly accruedFraction: Float64Array;
  /** Growth at each IRR hurdle, [account * width + months since the call]. */
  readonly irrMultiple: Float64Array;
};

/** Grows one dollar in an account of its own, so that every convention of the pref holds by construction. */
export function createUnitGrowth(plan: WaterfallPlan, months: number): UnitGrowth {
  const width = months + 1;
  const phases = Number.isFinite(plan.capitaliseEveryMonths) ? plan.capitaliseEveryMonths : 1;
  const prefFraction = new Float64Array(phases * width);
  const accruedFraction = new Float64Array(phases * width);
  const irrMultiple = new Float64Array(plan.irrFactorsMonthly.length * width);
  for (let phase = 0; phase < phases; phase++) {
    const dollar = createAccount(plan, 'LP class');
    addCall(dollar, 1);
    for (let since = 0; since < width; since++) {
      if (since > 0) accrue(dollar, plan, phase + since);
      prefFraction[phase * width + since] = dollar.prefAud;
      accruedFraction[phase * width + since] = dollar.prefAccruedAud;
      dollar.irrAud.forEach((amount, i) => void (irrMultiple[i * width + since] = amount));
    }
  }
  return { phases, width, prefFraction, accruedFraction, irrMultiple };
}
