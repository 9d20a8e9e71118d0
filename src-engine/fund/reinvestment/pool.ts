import type { ReinvestmentPlan } from './plan.ts';

/**
 * Cash set aside for new advances. `held` = everything earmarked, matured or not; `matured` = what the delay has released.
 * The pool is part of the fund's cash, never beside it.
 */
export interface RecyclingPool {
  begin(): void;
  /** Share of the proceeds from now on that is earmarked; the plan's until then. */
  setRate(rateFraction: number): void;
  /** Goes on with what an existing fund has set aside, all of it matured, and has taken out of proceeds to date, AUD. */
  resume(heldAud: number, takenAud: number): void;
  /** Moves cash whose delay ends in this month to the matured part; empties the pool from the release month on. */
  open(month: number): void;
  /** Earmarks proceeds of this month; returns the amount taken, AUD. */
  receive(month: number, principalAud: number, allProceedsAud: number): number;
  /** What may be advanced this month, AUD, given the marks of the book (for the reserve band). */
  spendableAud(month: number, markAud: number): number;
  /** Takes cash out: for advances, or for fees under all-proceeds recycling. */
  spend(amountAud: number): void;
  heldAud(): number;
}

const HELD = 0;
const MATURED = 1;
const TAKEN = 2;
const RATE = 3;

export function createRecyclingPool(plan: ReinvestmentPlan, months: number): RecyclingPool {
  const state = new Float64Array(4);
  const maturing = new Float64Array(months + plan.delayMonths + 1);
  return {
    begin() {
      state.fill(0);
      state[RATE] = plan.rateFraction;
      maturing.fill(0);
    },
    setRate(rateFraction) {
      state[RATE] = rateFraction;
    },
    resume(heldAud, takenAud) {
      state[HELD] = heldAud;
      state[MATURED] = heldAud;
      state[TAKEN] = takenAud;
    },
    open(month) {
      if (month >= plan.releaseMonth) {
        state[HELD] = 0;
        state[MATURED] = 0;
      } else state[MATURED] = state[MATURED]! + maturing[month]!;
    },
    receive(month, principalAud, allProceedsAud) {
      if (month > plan.untilMonth || month === 0) return 0;
      const wanted = state[RATE]! * (plan.allProceeds ? allProceedsAud : principalAud);
      const taken = Math.min(wanted, Math.max(0, plan.capAud - state[TAKEN]!));
      state[TAKEN] = state[TAKEN]! + taken;
      state[HELD] = state[HELD]! + taken;
      if (plan.delayMonths === 0) state[MATURED] = state[MATURED]! + taken;
      else maturing[month + plan.delayMonths] = maturing[month + plan.delayMonths]! + taken;
      return taken;
    },
    spendableAud(month, markAud) {
      if (month % plan.everyMonths !== 0 || state[MATURED]! < plan.minimumAud) return 0;
      // The reserve band stays in the pool as a whole, so it is measured against everything held.
      const free = state[HELD]! - plan.reserveFraction * markAud;
      return Math.max(0, Math.min(state[MATURED]!, free));
    },
    spend(amountAud) {
      state[HELD] = Math.max(0, state[HELD]! - amountAud);
      state[MATURED] = Math.max(0, Math.min(state[MATURED]! - amountAud, state[HELD]!));
    },
    heldAud: () => state[HELD]!,
  };
}
