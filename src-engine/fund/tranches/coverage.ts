import type { ClassDesk } from './class-desk.ts';
import type { TranchePlan } from './plan.ts';
import { TEST } from './table.ts';

/** Ratios are cut off here: claims near nothing have no ratio. */
const MOST_MULTIPLE = 1000;

/** The coverage tests of the classes of debt, and what a failed one traps. One per path runner. */
export interface Coverage {
  /** Begins a path that ends with `lastMonth`: no ratio is known of any month up to it. */
  begin(lastMonth: number): void;
  /**
   * Tests a class after its scheduled payments of the month.
   * @param at position among the classes in place; `collateralAud` net asset value after the distribution, with the reserve
   * @param receivedAud receipts of the cover window, NaN before it is full
   * @returns cash that is wanted from below to pass again, AUD; 0 when nothing is trapped
   */
  wantedAud(at: number, month: number, last: boolean, collateralAud: number, receivedAud: number): number;
}

export function createCoverage(plan: TranchePlan, desk: ClassDesk): Coverage {
  const failedInARow = new Int32Array(desk.count);

  function claimsAud(at: number): number {
    let sumAud = 0;
    for (let i = 0; i <= at; i++) sumAud += desk.claimAud(i);
    return sumAud;
  }

  function couponsAud(at: number): number {
    let sumAud = 0;
    for (let i = 0; i <= at; i++) sumAud += desk.monthlyCouponAud(i);
    return sumAud * plan.coverWindowMonths;
  }

  /** Principal to repay, senior-most first, so that the coupons of the window fall by `cutAud`. */
  function repaymentForCutAud(at: number, cutAud: number): number {
    let leftAud = cutAud;
    let repaidAud = 0;
    for (let i = 0; i <= at && leftAud > 0; i++) {
      const balanceAud = desk.balanceAud(i);
      const perDollar = desk.monthlyRate(i) * plan.coverWindowMonths;
      if (balanceAud * perDollar >= leftAud) return repaidAud + leftAud / perDollar;
      repaidAud += balanceAud;
      leftAud -= balanceAud * perDollar;
    }
    return repaidAud;
  }

  return {
    begin(lastMonth) {
      failedInARow.fill(0);
      for (const { collateralMultiple, coverMultiple } of desk.columns) {
        collateralMultiple.fill(NaN, 0, lastMonth + 1);
        coverMultiple.fill(NaN, 0, lastMonth + 1);
      }
    },
    wantedAud(at, month, last, collateralAud, receivedAud) {
      const { minCollateralMultiple, minCoverMultiple } = plan.classes[at]!;
      if (last || (minCollateralMultiple === 0 && minCoverMultiple === 0)) return 0;
      const isTestDate = plan.testMonth[month] === 1;
      if (!isTestDate && failedInARow[at]! <= plan.cureTestDates) return 0;
      const claimAud = claimsAud(at);
      const couponAud = couponsAud(at);
      // A ratio without a trigger is not computed: collateral and receipts may be below nothing, which is below 0 too.
      const collateral = minCollateralMultiple > 0 ? ratio(collateralAud, claimAud) : NaN;
      const cover = minCoverMultiple > 0 ? ratio(receivedAud, couponAud) : NaN;
      if (isTestDate) {
        const columns = desk.columns[at]!;
        columns.collateralMultiple[month] = collateral;
        columns.coverMultiple[month] = cover;
        const failed = collateral < minCollateralMultiple || cover < minCoverMultiple;
        failedInARow[at] = failed ? failedInARow[at]! + 1 : 0;
        const tested = collateral === collateral || cover === cover;
        const trapping = failedInARow[at]! > plan.cureTestDates;
        columns.testState[month] = !tested ? TEST.none : !failed ? TEST.pass : trapping ? TEST.trap : TEST.fail;
      }
      if (failedInARow[at]! <= plan.cureTestDates) return 0;
      let wantedAud = 0;
      if (collateral < minCollateralMultiple) wantedAud = claimAud - collateralAud / minCollateralMultiple;
      if (cover < minCoverMultiple) {
        const cutAud = couponAud - receivedAud / minCoverMultiple;
        const forCoverAud = repaymentForCutAud(at, cutAud);
        if (forCoverAud > wantedAud) wantedAud = forCoverAud;
      }
      return wantedAud;
    },
  };
}

/** NaN when there is nothing below the line, or no figure above it. */
function ratio(aboveAud: number, belowAud: number): number {
  if (!(belowAud > 0)) return NaN;
  return aboveAud < MOST_MULTIPLE * belowAud ? aboveAud / belowAud : aboveAud === aboveAud ? MOST_MULTIPLE : NaN;
}
