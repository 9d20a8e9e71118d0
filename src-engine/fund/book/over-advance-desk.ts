import type { OverAdvancePlan, OverAdvanceTerms } from '../origination/over-advance.ts';

/** What may still be over-advanced on a path, month by month, and who pays for it. */
export interface OverAdvanceDesk {
  readonly terms: OverAdvanceTerms;
  begin(): void;
  /** Opens the month; `lineBudgetAud` may be drawn on the NAV line. */
  open(lineBudgetAud: number): void;
  /** Takes off what was over-advanced this month; returns the part of it that the NAV line pays, AUD. */
  close(overAdvancedAud: number): number;
}

/** Null when nothing can be over-advanced. */
export function createOverAdvanceDesk(plan: OverAdvancePlan | null): OverAdvanceDesk | null {
  if (plan === null) return null;
  const leftAud = new Float64Array(1);
  const terms = { plan, roomAud: new Float64Array(1) };
  return {
    terms,
    begin: () => void leftAud.fill(plan.capAud),
    open(lineBudgetAud) {
      terms.roomAud[0] = plan.fromLine ? Math.min(leftAud[0]!, lineBudgetAud) : leftAud[0]!;
    },
    close(overAdvancedAud) {
      leftAud[0] = Math.max(0, leftAud[0]! - overAdvancedAud);
      return plan.fromLine ? overAdvancedAud : 0;
    },
  };
}
