import { unpaidPrefAud, type CapitalAccount } from './account.ts';
import { clawbackOwedAud } from './clawback.ts';
import type { WaterfallPlan } from './plan.ts';
import type { WaterfallRecorder } from './recorder.ts';
import type { WaterfallRunner } from './table.ts';
import { payOutside } from './walk.ts';

/** Keeps the carry of the LP class: what is held in escrow, what the manager has, what it has given back. AUD. */
export interface CarryDesk {
  begin(): void;
  /** Carry of the month: the escrow part is held back, the rest is the manager's. */
  earn(month: number, carryAud: number): void;
  /**
   * Settles the clawback of the month: out of the escrow first, in full, then out of the carry that the manager received, up
   * to its after-tax part over the life of the fund. What is left in escrow is released to the manager. At an interim test the
   * carry returned pays capital and pref that are open; the manager may earn it again in the catch-up, where there is one.
   *
   * @param heldAud the class's part of cash that the fund holds; an interim test takes it as distributed. 0 at the end
   */
  settle(month: number, account: CapitalAccount, heldAud: number, last: boolean): void;
  escrowAud(): number;
}

export function createCarryDesk(
  plan: WaterfallPlan,
  columns: WaterfallRunner['columns'],
  recorder: WaterfallRecorder | null,
): CarryDesk {
  const { carryEscrowFraction, clawbackAfterTaxFraction } = plan;
  let escrowAud = 0;
  let receivedAud = 0;
  let returnedAud = 0;

  return {
    begin() {
      escrowAud = 0;
      receivedAud = 0;
      returnedAud = 0;
    },
    earn(month, carryAud) {
      const heldAud = carryEscrowFraction * carryAud;
      escrowAud += heldAud;
      receivedAud += carryAud - heldAud;
      columns.carryHeldAud[month] = heldAud;
      if (recorder !== null && heldAud > 0) recorder.held(month, heldAud, escrowAud);
    },
    settle(month, account, heldAud, last) {
      const fromManagerAud = Math.max(0, clawbackAfterTaxFraction * receivedAud - returnedAud);
      const owedAud = plan.clawback ? clawbackOwedAud(plan, account, escrowAud + fromManagerAud, heldAud) : 0;
      const fromEscrowAud = Math.min(escrowAud, owedAud);
      const releasedAud = escrowAud - fromEscrowAud;
      if (recorder !== null)
        recorder.clawedBack(month, account, { owedAud, escrowAud, fromEscrowAud, fromManagerAud, heldAud, last });
      escrowAud = 0;
      returnedAud += owedAud - fromEscrowAud;
      receivedAud += releasedAud;
      columns.clawbackAud[month] = owedAud;
      columns.clawbackFromEscrowAud[month] = fromEscrowAud;
      columns.carryReleasedAud[month] = releasedAud;
      if (recorder !== null && releasedAud > 0) recorder.released(month, releasedAud);
      if (last || owedAud === 0) return;
      account.carryAud -= owedAud;
      const [capitalAud, prefAud] = recorder === null ? [0, 0] : [account.unreturnedAud, unpaidPrefAud(account)];
      const paidAud = owedAud - payOutside(account, plan, owedAud);
      // Capital and pref that the manager paid are not paid again by the fund, so it may catch up on them.
      if (plan.catchUpFraction > 0) account.catchUpAud += paidAud / plan.catchUpFraction;
      if (recorder !== null) recorder.clawbackApplied(month, account, capitalAud, prefAud);
    },
    escrowAud: () => escrowAud,
  };
}
