import type { Columns } from '../../core/table.ts';
import type { TranchePlan } from './plan.ts';
import type { TrancheTable } from './table.ts';

/**
 * Balances of the classes above the equity over the months of a path, in the order of the calls below. `at` is a position among
 * the classes in place, senior-most first. One per path runner.
 */
export interface ClassDesk {
  readonly count: number;
  /** Tables by class. */
  readonly columns: readonly Columns<TrancheTable>[];
  begin(): void;
  /** Accrues the month's coupon on the opening balances, none in month 0; on a payment date what has accrued falls due. */
  open(at: number, month: number, last: boolean, cashRateAnnual: number): void;
  /** Whether it still pays its part of calls. */
  mayBeCalled(at: number, month: number): boolean;
  call(at: number, month: number, amountAud: number): void;
  /** Pays what is due of coupons, deferred ones included, out of `cashAud`; returns what was paid, AUD. */
  payCoupon(at: number, month: number, cashAud: number): number;
  /**
   * Principal that the schedule asks for, AUD.
   * @param cashAud what has reached the class
   * @param unreturnedEquityAud capital that the equity has not had back
   */
  scheduledAud(at: number, month: number, last: boolean, cashAud: number, unreturnedEquityAud: number): number;
  /** Repays at most the balance; returns what was paid, AUD. */
  repay(at: number, month: number, amountAud: number): number;
  close(at: number, month: number, last: boolean): void;
  balanceAud(at: number): number;
  /** Principal, deferred coupons and what has accrued, AUD. */
  claimAud(at: number): number;
  /** Coupon of a month at the rate of this month per dollar that bears it, and what it comes to, AUD. */
  monthlyRate(at: number): number;
  monthlyCouponAud(at: number): number;
}

export function createClassDesk(plan: TranchePlan, columns: readonly Columns<TrancheTable>[]): ClassDesk {
  const { classes, deferredBearsInterest } = plan;
  const count = classes.length;
  // In arrays, by class: a captured number would be allocated anew at every change.
  const balance = new Float64Array(count);
  const deferred = new Float64Array(count);
  const accrued = new Float64Array(count);
  const called = new Float64Array(count);
  const rateMonthly = new Float64Array(count);
  const bearingAud = (at: number) => (deferredBearsInterest ? balance[at]! + deferred[at]! : balance[at]!);

  function isPaymentDate(at: number, month: number, last: boolean): boolean {
    const { couponMonth, maturityMonth } = classes[at]!;
    return last || couponMonth[month] === 1 || month === maturityMonth;
  }

  return {
    count,
    columns,
    begin() {
      for (const balances of [balance, deferred, accrued, called]) balances.fill(0);
    },
    open(at, month, last, cashRateAnnual) {
      const { floating, rateAnnual } = classes[at]!;
      const annual = floating ? cashRateAnnual + rateAnnual : rateAnnual;
      rateMonthly[at] = annual > 0 ? annual / 12 : 0;
      if (month > 0) accrued[at]! += rateMonthly[at]! * bearingAud(at);
      if (!isPaymentDate(at, month, last)) return;
      columns[at]!.couponDueAud[month] = accrued[at]!;
      deferred[at]! += accrued[at]!;
      accrued[at] = 0;
    },
    mayBeCalled: (at, month) => month < classes[at]!.maturityMonth,
    call(at, month, amountAud) {
      columns[at]!.calledAud[month] = amountAud;
      called[at]! += amountAud;
      balance[at]! += amountAud;
    },
    payCoupon(at, month, cashAud) {
      const paidAud = deferred[at]! < cashAud ? deferred[at]! : cashAud;
      if (paidAud === 0) return 0;
      deferred[at]! -= paidAud;
      columns[at]!.couponPaidAud[month]! += paidAud;
      return paidAud;
    },
    scheduledAud(at, month, last, cashAud, unreturnedEquityAud) {
      const terms = classes[at]!;
      const balanceAud = balance[at]!;
      if (balanceAud <= 0) return 0;
      if (last || month >= terms.maturityMonth) return balanceAud;
      if (month < terms.amortisationFromMonth) return 0;
      switch (terms.amortisation) {
        case 'bullet':
          return 0;
        case 'sequential':
          return balanceAud;
        case 'pro-rata': {
          let belowAud = unreturnedEquityAud;
          for (let i = at + 1; i < count; i++) belowAud += balance[i]!;
          return (cashAud * balanceAud) / (balanceAud + belowAud);
        }
        case 'linear': {
          const end = terms.scheduleEndMonth;
          if (month >= end) return balanceAud;
          const targetAud = (called[at]! * (end - month)) / (end - terms.amortisationFromMonth);
          return balanceAud > targetAud ? balanceAud - targetAud : 0;
        }
      }
    },
    repay(at, month, amountAud) {
      const paidAud = amountAud < balance[at]! ? amountAud : balance[at]!;
      balance[at]! -= paidAud;
      columns[at]!.principalPaidAud[month]! += paidAud;
      return paidAud;
    },
    close(at, month, last) {
      const { lapsedAud, closingAud, deferredAud } = columns[at]!;
      if (!classes[at]!.cumulative && isPaymentDate(at, month, last)) {
        lapsedAud[month] = deferred[at]!;
        deferred[at] = 0;
      }
      closingAud[month] = balance[at]!;
      deferredAud[month] = deferred[at]!;
    },
    balanceAud: (at) => balance[at]!,
    claimAud: (at) => balance[at]! + deferred[at]! + accrued[at]!,
    monthlyRate: (at) => rateMonthly[at]!,
    monthlyCouponAud: (at) => rateMonthly[at]! * bearingAud(at),
  };
}
