import { LINE } from '../cash/debt-account.ts';
import { noteRateAnnual, noteSplit } from '../leverage/deal-notes.ts';
import type { DealNotePlan } from '../leverage/plan.ts';
import type { CreditTools } from './credit-desk.ts';

/** The notes of a path. Amounts in AUD. Order in a month: accrue, repay, issue, settle. */
export interface DealNoteDesk {
  begin(): void;
  /** Interest of the month on the principal outstanding at its opening. */
  accrue(month: number, cashRateAnnual: number): void;
  /** Pays the notes whose advances have brought in their cash this month, from that cash alone; returns what was paid. */
  repay(month: number): number;
  /** Principal paid by the last `repay`. */
  principalRepaidAud(): number;
  /** Issues notes against the advances of rows `from` to `to` - 1; returns what they bring in net of their fee. */
  issue(month: number, from: number, to: number): number;
  /** Pays what has fallen due at term from free cash, and what the fund owes of notes with full recourse. */
  settle(month: number, poolAud: number): void;
}

const RATE_TO_DATE = 0;
const ELIGIBLE = 1;
const ISSUED = 2;
const ACCRUED = 3;
const PRINCIPAL_REPAID = 4;
const OWED_PRINCIPAL = 5; // of notes with recourse whose advance is gone

/** Notes in lists by month, so that a month looks at those alone that end or fall due in it. -1 ends a list. */
function createLists(months: number, capacity: number) {
  const head = new Int32Array(months + 1);
  const next = new Int32Array(capacity);
  return {
    head,
    next,
    clear: () => head.fill(-1),
    add(month: number, row: number) {
      next[row] = head[month]!;
      head[month] = row;
    },
  };
}

export function createDealNoteDesk(plan: DealNotePlan, tools: CreditTools): DealNoteDesk {
  const { treasury, facilities, collateral } = tools;
  const { advances, exits, months } = collateral;
  const capacity = advances.principalAud.length;
  const line = LINE.dealNotes;
  const state = new Float64Array(6);
  /** By row of its advance: principal outstanding, rate to date when interest was last settled, unpaid interest from before. */
  const principal = new Float64Array(capacity);
  const since = new Float64Array(capacity);
  const carried = new Float64Array(capacity);
  const split = { interestAud: 0, principalAud: 0 };
  const ending = createLists(months, capacity);
  const due = createLists(months, capacity);

  function interestOf(row: number): number {
    return carried[row]! + principal[row]! * (state[RATE_TO_DATE]! - since[row]!);
  }

  /** Pays up to `mostAud` on a note, interest first; returns what was paid. */
  function pay(month: number, row: number, mostAud: number): number {
    noteSplit(interestOf(row), principal[row]!, mostAud, split);
    carried[row] = interestOf(row) - split.interestAud;
    since[row] = state[RATE_TO_DATE]!;
    principal[row] = principal[row]! - split.principalAud;
    state[ACCRUED] = Math.max(0, state[ACCRUED]! - split.interestAud);
    treasury.payFacilityInterest(month, split.interestAud);
    treasury.repayFromCash(month, line, split.principalAud);
    return split.interestAud + split.principalAud;
  }

  /** What the proceeds of its advance left unpaid is lost to the noteholder, or owed by the fund. */
  function close(month: number, row: number): void {
    const interestAud = carried[row]!;
    const leftAud = principal[row]!;
    carried[row] = 0;
    principal[row] = 0;
    state[ACCRUED] = Math.max(0, state[ACCRUED]! - interestAud);
    if (plan.recourse === 'full') {
      treasury.accrueDebtCosts(interestAud, 0);
      state[OWED_PRINCIPAL] = state[OWED_PRINCIPAL]! + leftAud;
      return;
    }
    treasury.forgive(line, leftAud);
    facilities.dealNoteLostAud[month] = facilities.dealNoteLostAud[month]! + leftAud + interestAud;
  }

  /** Rounding of sums of interest must not stay behind when the last note is gone. */
  function writeAccrued(): void {
    if (treasury.debtAud(line) - state[OWED_PRINCIPAL]! <= plan.dustAud) state[ACCRUED] = 0;
    treasury.setAccruedInterest(state[ACCRUED]!);
  }

  return {
    begin() {
      state.fill(0);
      ending.clear();
      due.clear();
    },
    accrue(month, cashRateAnnual) {
      const monthly = month === 0 ? 0 : noteRateAnnual(plan, cashRateAnnual) / 12;
      const interestAud = (treasury.debtAud(line) - state[OWED_PRINCIPAL]!) * monthly;
      state[RATE_TO_DATE] = state[RATE_TO_DATE]! + monthly;
      state[ACCRUED] = state[ACCRUED]! + interestAud;
      facilities.dealNoteInterestAud[month] = interestAud;
    },
    repay(month) {
      let paidAud = 0;
      state[PRINCIPAL_REPAID] = 0;
      for (let row = ending.head[month]!; row >= 0; row = ending.next[row]!) {
        paidAud += pay(month, row, exits.paidAud[row]!);
        state[PRINCIPAL_REPAID] = state[PRINCIPAL_REPAID]! + split.principalAud;
        close(month, row);
      }
      writeAccrued();
      return paidAud;
    },
    principalRepaidAud: () => state[PRINCIPAL_REPAID]!,
    issue(month, from, to) {
      let issuedAud = 0;
      for (let row = from; row < to; row++) {
        const combinedLtv = (advances.seniorAud[row]! + advances.principalAud[row]!) / advances.valueAud[row]!;
        if (combinedLtv > plan.maxCombinedLtvFraction) continue;
        state[ELIGIBLE] = state[ELIGIBLE]! + 1;
        // Every 1 / share-th: as many notes as the share of eligible advances so far, rounded down.
        if (Math.floor(plan.shareFraction * state[ELIGIBLE]! + 1e-9) <= state[ISSUED]!) continue;
        state[ISSUED] = state[ISSUED]! + 1;
        const noteAud = plan.principalFraction * (advances.principalAud[row]! - advances.overAdvanceAud[row]!);
        principal[row] = noteAud;
        since[row] = state[RATE_TO_DATE]!;
        carried[row] = 0;
        issuedAud += noteAud;
        const end = exits.cashMonth[row]!;
        ending.add(end, row);
        if (month + plan.termMonths < end) due.add(month + plan.termMonths, row);
      }
      if (issuedAud === 0) return 0;
      const feeAud = plan.feeFraction * issuedAud;
      treasury.draw(month, line, issuedAud);
      treasury.payFacilityFee(month, feeAud);
      facilities.dealNoteFeeAud[month] = feeAud;
      return issuedAud - feeAud;
    },
    settle(month, poolAud) {
      for (let row = due.head[month]!; row >= 0; row = due.next[row]!)
        pay(month, row, Math.max(0, treasury.cashAud() - poolAud));
      const owedAud = state[OWED_PRINCIPAL]!;
      if (owedAud > 0) {
        const fromCashAud = Math.min(owedAud, treasury.cashAud());
        const calledAud = fromCashAud < owedAud ? treasury.callForDebt(month, owedAud - fromCashAud) : 0;
        treasury.repayFromCash(month, line, fromCashAud + calledAud);
        state[OWED_PRINCIPAL] = owedAud - fromCashAud - calledAud;
      }
      writeAccrued();
    },
  };
}
