import type { ManagerPlan } from './plan.ts';

/** Company tax of financial years, one after the other: positive profit less losses brought forward, times the rate. */
export function createTaxOffice(plan: ManagerPlan): { begin(): void; taxAud(profitAud: number): number } {
  let lossAud = 0;
  return {
    begin() {
      lossAud = 0;
    },
    taxAud(profitAud) {
      if (profitAud < 0) {
        if (plan.lossesCarryForward) lossAud -= profitAud;
        return 0;
      }
      const usedAud = Math.min(lossAud, profitAud);
      lossAud -= usedAud;
      return plan.taxFraction * (profitAud - usedAud);
    },
  };
}

/**
 * Dividend at the end of a year, AUD: by policy, never more than cash above the reserve.
 * @param afterTaxAud profit of the year, carry to the house included, after tax
 */
export function dividendAud(
  plan: ManagerPlan,
  month: number,
  cashAud: number,
  reserveAud: number,
  afterTaxAud: number,
) {
  if (plan.dividends === 'none' || month < plan.dividendsFromMonth) return 0;
  const freeAud = Math.max(0, cashAud - reserveAud);
  if (plan.dividends === 'above-reserve') return freeAud;
  return Math.min(freeAud, Math.max(0, plan.dividendFraction * afterTaxAud));
}
