import { LINE } from '../cash/debt-account.ts';
import { coverLimitAud, createCovers } from '../leverage/covers.ts';
import type { NavLinePlan } from '../leverage/plan.ts';
import { FACILITY, facilityInterestAud } from '../leverage/table.ts';
import type { CreditTools } from './credit-desk.ts';

/** The NAV line of a path. */
export interface NavLineDesk {
  begin(): void;
  /** Target and sweep from now on; the plan's until then. */
  follow(targetLtvFraction: number, sweepFraction: number): void;
  /** Goes on with the balance of the treasury at month-end `month`, whose marks are closed; covers are judged a year later. */
  resume(month: number, advanceCount: number): void;
  accrue(month: number, cashRateAnnual: number): void;
  isStopped(): boolean;
  advanceBudgetAud(month: number): number;
  draw(month: number, amountAud: number): void;
  /** Scheduled repayment, covenants at closed marks, and the cure: cash, then a call, then default. */
  settle(month: number, last: boolean, advanceCount: number): void;
  /** Repays out of what would be distributed: the lender's sweep, then what the fund chooses. */
  sweep(month: number, distributableAud: number): void;
  close(month: number): void;
}

const STOPPED = 0;
const DRAWN_TO_DATE = 1;
const FIRST_DRAWN_MONTH = 2; // -1 before
const AMORTISED_FROM = 3; // balance from which the scheduled repayments count
const TARGET = 4;
const SWEEP = 5;

const COVERED_MONTHS = 12; // a cover is judged when its window is full
const ROUNDING = 1e-9; // of the limit

export function createNavLineDesk(
  plan: NavLinePlan,
  tools: CreditTools,
  eligibleMarksAud: (month: number, advanceCount: number) => number,
  /** Eligible marks on which the lender over-advances; null: on none. */
  bestMarksAud: ((month: number, advanceCount: number) => number) | null,
): NavLineDesk {
  const { treasury, book, cash, facilities } = tools;
  const state = new Float64Array(6);
  const line = LINE.navLine;
  const toleranceAud = ROUNDING * plan.limitAud;
  const covers = createCovers(plan, {
    principalAud: cash.principalReceivedAud,
    interestAud: cash.interestReceivedAud,
    shareAud: cash.shareReceivedAud,
    lineInterestAud: facilities.navLineInterestAud,
    amortisedAud: facilities.amortisedAud,
  });

  function draw(month: number, amountAud: number): void {
    treasury.draw(month, line, amountAud);
    state[DRAWN_TO_DATE] = state[DRAWN_TO_DATE]! + amountAud;
    if (state[FIRST_DRAWN_MONTH]! < 0) state[FIRST_DRAWN_MONTH] = month;
  }

  /** Balance that the schedule allows at the end of a month, AUD. */
  function scheduledAud(month: number, last: boolean): number {
    if (last || month >= plan.endMonth) return 0;
    if (month <= plan.amortisationFromMonth) return Infinity;
    const left = (plan.endMonth - month) / (plan.endMonth - plan.amortisationFromMonth);
    return state[AMORTISED_FROM]! * left;
  }

  /** Balance that size, borrowing base and covenants allow; writes what was tested. */
  function testedLimitAud(month: number, advanceCount: number): number {
    const markAud = book.markAud[month]!;
    const debtAud = treasury.debtAud(line);
    // What is pledged to noteholders is no collateral of this lender.
    const eligibleAud = Math.max(0, eligibleMarksAud(month, advanceCount) - treasury.debtAud(LINE.dealNotes));
    facilities.eligibleMarkAud[month] = eligibleAud;
    facilities.navLineLtvFraction[month] = markAud > 0 ? debtAud / markAud : NaN;
    let baseAud = plan.advanceRateFraction * eligibleAud;
    if (bestMarksAud !== null)
      baseAud += plan.overAdvanceGreenFraction * Math.min(eligibleAud, bestMarksAud(month, advanceCount));
    let limitAud = Math.min(plan.limitAud, baseAud, plan.maxLtvFraction * markAud);
    const first = state[FIRST_DRAWN_MONTH]!;
    facilities.interestCoverMultiple[month] = NaN;
    facilities.debtServiceCoverMultiple[month] = NaN;
    if (first >= 0 && month - first >= COVERED_MONTHS) {
      covers.measure(month);
      facilities.interestCoverMultiple[month] = covers.interestCover;
      facilities.debtServiceCoverMultiple[month] = covers.debtServiceCover;
      const rateAnnual = Math.max(0, facilities.cashRateAnnual[month]! + plan.spreadAnnual);
      limitAud = Math.min(limitAud, coverLimitAud(plan, covers, rateAnnual));
    }
    facilities.navLineLimitAud[month] = limitAud;
    return limitAud;
  }

  function coverFails(month: number): boolean {
    return (
      facilities.interestCoverMultiple[month]! < plan.minInterestCoverMultiple ||
      facilities.debtServiceCoverMultiple[month]! < plan.minDebtServiceCoverMultiple
    );
  }

  /** Interest of a month at the present rate and balance plus a scheduled repayment, for as many months as agreed, AUD. */
  function serviceReserveAud(month: number): number {
    const debtAud = treasury.debtAud(line);
    const interest = facilityInterestAud(debtAud, facilities.cashRateAnnual[month]!, plan.spreadAnnual);
    const from = plan.amortisationFromMonth;
    if (month + plan.reserveMonths <= from || from >= plan.endMonth) return plan.reserveMonths * interest;
    const startAud = month < from ? debtAud : state[AMORTISED_FROM]!;
    return Math.min(debtAud, (plan.reserveMonths * startAud) / (plan.endMonth - from)) + plan.reserveMonths * interest;
  }

  const self: NavLineDesk = {
    begin() {
      state.fill(0);
      state[FIRST_DRAWN_MONTH] = -1;
      self.follow(plan.targetLtvFraction, plan.sweepFraction);
    },
    follow(targetLtvFraction, sweepFraction) {
      state[TARGET] = targetLtvFraction;
      state[SWEEP] = sweepFraction;
    },
    resume(month, advanceCount) {
      const debtAud = treasury.debtAud(line);
      state[DRAWN_TO_DATE] = debtAud;
      if (debtAud > 0) state[FIRST_DRAWN_MONTH] = month;
      if (month >= plan.amortisationFromMonth) state[AMORTISED_FROM] = debtAud;
      testedLimitAud(month, advanceCount);
    },
    accrue(month, cashRateAnnual) {
      const interestAud = facilityInterestAud(treasury.debtAud(line), cashRateAnnual, plan.spreadAnnual);
      const inDrawPeriod = month > plan.firstDrawMonth && month <= plan.drawEndMonth;
      const undrawnAud = inDrawPeriod ? Math.max(0, plan.limitAud - state[DRAWN_TO_DATE]!) : 0;
      const feeAud = (undrawnAud * plan.commitmentFeeAnnual) / 12;
      facilities.navLineInterestAud[month] = interestAud;
      facilities.navLineFeeAud[month] = feeAud;
      treasury.accrueDebtCosts(interestAud, feeAud);
    },
    isStopped: () => state[STOPPED] === 1,
    advanceBudgetAud(month) {
      if (month < plan.firstDrawMonth || month >= plan.drawEndMonth || state[STOPPED] === 1) return 0;
      const before = month - 1;
      const debtAud = treasury.debtAud(line);
      const roomAud = Math.min(
        plan.limitAud - state[DRAWN_TO_DATE]!,
        facilities.navLineLimitAud[before]! - debtAud,
        state[TARGET]! * book.markAud[before]! - debtAud,
      );
      if (!(roomAud > toleranceAud)) return 0;
      if (plan.use === 'advances') return roomAud;
      draw(month, roomAud);
      treasury.hold(roomAud);
      return 0;
    },
    draw,
    settle(month, last, advanceCount) {
      const debtAud = treasury.debtAud(line);
      const arrearsAud = treasury.arrearsAud();
      if (month < plan.firstDrawMonth - 1 || (month >= plan.drawEndMonth && debtAud === 0)) {
        // Not in place, or over: only unpaid costs are left to watch.
        state[STOPPED] = arrearsAud > toleranceAud ? 1 : 0;
        facilities.navLineState[month] = state[STOPPED] === 1 ? FACILITY.default : FACILITY.none;
        treasury.reserve(0);
        return;
      }
      // At the end of the fund there is nothing left to test: all is due.
      const limitAud = last ? 0 : testedLimitAud(month, advanceCount);
      const scheduled = scheduledAud(month, last);
      const scheduledDueAud = Math.max(0, debtAud - scheduled);
      const dueAud = Math.max(scheduledDueAud, debtAud - limitAud);
      const breached = arrearsAud > toleranceAud || (!last && (debtAud - limitAud > toleranceAud || coverFails(month)));
      let calledAud = 0;
      let unpaidAud = arrearsAud;
      if (dueAud > 0) {
        const fromCashAud = Math.min(dueAud, treasury.cashAud());
        calledAud = fromCashAud < dueAud ? treasury.callForDebt(month, dueAud - fromCashAud) : 0;
        const paidAud = fromCashAud + calledAud;
        treasury.repayFromCash(month, line, paidAud);
        facilities.cureCashAud[month] = fromCashAud;
        facilities.cureCalledAud[month] = calledAud;
        if (month < plan.endMonth) facilities.amortisedAud[month] = Math.min(scheduledDueAud, paidAud);
        unpaidAud += dueAud - paidAud;
      }
      const failed = unpaidAud > toleranceAud;
      treasury.reserve(last ? 0 : serviceReserveAud(month));
      state[STOPPED] = breached || failed ? 1 : 0;
      facilities.navLineState[month] = failed
        ? FACILITY.default
        : calledAud > toleranceAud
          ? FACILITY.curedByCall
          : breached
            ? FACILITY.curedByCash
            : debtAud > 0
              ? FACILITY.inOrder
              : FACILITY.none;
    },
    sweep(month, distributableAud) {
      const markAud = book.markAud[month]!;
      let debtAud = treasury.debtAud(line);
      if (debtAud <= 0) return;
      let leftAud = distributableAud;
      const above = debtAud > plan.sweepAllAboveLtvFraction * markAud;
      if (above && facilities.navLineState[month] === FACILITY.inOrder)
        facilities.navLineState[month] = FACILITY.fullSweep;
      const share = above ? 1 : month >= plan.drawEndMonth ? state[SWEEP]! : 0;
      const sweptAud = Math.min(debtAud, share * leftAud);
      if (sweptAud > 0) {
        treasury.repayFromCash(month, line, sweptAud);
        debtAud -= sweptAud;
        leftAud -= sweptAud;
      }
      if (month < plan.repayFromMonth || debtAud <= plan.repayAboveLtvFraction * markAud) return;
      const chosenAud = Math.min(debtAud - state[TARGET]! * markAud, leftAud / (1 + plan.prepaymentFeeFraction));
      if (!(chosenAud > 0)) return;
      const feeAud = chosenAud * plan.prepaymentFeeFraction;
      facilities.navLineFeeAud[month] = facilities.navLineFeeAud[month]! + feeAud;
      treasury.repayFromCash(month, line, chosenAud);
      treasury.payFacilityFee(month, feeAud);
    },
    close(month) {
      if (month === plan.amortisationFromMonth) state[AMORTISED_FROM] = treasury.debtAud(line);
    },
  };
  return self;
}
