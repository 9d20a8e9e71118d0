import { termsConfig } from '../../../src-engine/fund/terms/config.ts';
import { managementFeeForMonth } from '../../../src-engine/fund/fees/accrue.ts';
import { feesConfig } from '../../../src-engine/fund/fees/config.ts';
import { resolveFees } from '../../../src-engine/fund/fees/plan.ts';
import type { FeesPlan } from '../../../src-engine/fund/fees/plan.ts';

export const MONTHS = 120;

/** Fee terms of the fund model with some replaced, for a fund without GP commitment unless `terms` says otherwise. */
export function planOf(settings: Record<string, unknown> = {}, terms: Record<string, unknown> = {}): FeesPlan {
  const parsed = termsConfig.parse({ gpCommitmentFraction: 0 });
  return resolveFees(feesConfig.parse(settings), { ...parsed, ...terms }, MONTHS);
}

/** Management fee of each of ten years; the opening states of a year are constant. */
export function yearlyFees(
  plan: FeesPlan,
  costAud: readonly number[] = [],
  navAud: readonly number[] = [],
  calledAud: readonly number[] = [],
): number[] {
  return Array.from({ length: 10 }, (_, year) => {
    let feeAud = 0;
    for (let month = 12 * year + 1; month <= 12 * year + 12; month++)
      feeAud += managementFeeForMonth(plan, month, costAud[year] ?? 0, 0, navAud[year] ?? 0, calledAud[year] ?? 0);
    return feeAud;
  });
}
