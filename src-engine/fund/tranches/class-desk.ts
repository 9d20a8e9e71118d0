import type { Columns } from '../../core/table.ts';
import type { ClassPlan } from './plan.ts';
import type { TrancheTable } from './table.ts';

/** Balances of one class over the months of a path, in the order of the calls below. One per path runner. */
export interface ClassDesk {
  readonly plan: ClassPlan;
  readonly columns: Columns<TrancheTable>;
  begin(): void;
  /** Accrues the month's coupon on the opening balances. Month 0 has none. */
  open(month: number, cashRateAnnual: number): void;
  /** Whether it still pays its part of calls. */
  mayBeCalled(month: number): boolean;
  call(month: number, amountAud: number): void;
  /** On a payment date what has accrued falls due. */
  fallDue(month: number, last: boolean): void;
  /** Pays what is due of coupons, deferred ones included, out of `cashAud`; returns what was paid, AUD. */
  payCoupon(month: number, cashAud: number): number;
  /**
   * Principal that the schedule asks for, AUD.
   * @param cashAud what has reached the class; `belowAud` principal of the classes below and unreturned equity
   */
  scheduledAud(month: number, last: boolean, cashAud: number, belowAud: number): number;
  /** Repays at most the balance; returns what was paid, AUD. */
  repay(month: number, amountAud: number): number;
  close(month: number): void;
  balanceAud(): number;
  /** Principal, deferred coupons and what has accrued, AUD. */
  claimAud(): number;
  /** Coupon of a month at the rate of this month per dollar that bears it, and what it comes to, AUD. */
  monthlyRate(): number;
  monthlyCouponAud(): number;
}

export function createClassDesk(
  plan: ClassPlan,
  columns: Columns<TrancheTable>,
  deferredBearsInterest: boolean,
): ClassDesk {
  let balanceAud = 0;
  let deferredAud = 0;
  let accruedAud = 0;
  let calledAud = 0;
  let rateMonthly = 0;
  let isPaymentDate = false;
  const bearingAud = () => (deferredBearsInterest ? balanceAud + deferredAud : balanceAud);

  return {
    plan,
    columns,
    begin() {
      balanceAud = 0;
      deferredAud = 0;
      accruedAud = 0;
      calledAud = 0;
    },
    open(month, cashRateAnnual) {
      const rateAnnual = plan.floating ? cashRateAnnual + plan.rateAnnual : plan.rateAnnual;
      rateMonthly = rateAnnual > 0 ? rateAnnual / 12 : 0;
      if (month > 0) accruedAud += rateMonthly * bearingAud();
    },
    mayBeCalled: (month) => month < plan.maturityMonth,
    call(month, amountAud) {
      columns.calledAud[month] = amountAud;
      calledAud += amountAud;
      balanceAud += amountAud;
    },
    fallDue(month, last) {
      isPaymentDate = last || plan.couponMonth[month] === 1 || month === plan.maturityMonth;
      if (!isPaymentDate) return;
      columns.couponDueAud[month] = accruedAud;
      deferredAud += accruedAud;
      accruedAud = 0;
    },
    payCoupon(month, cashAud) {
      const paidAud = deferredAud < cashAud ? deferredAud : cashAud;
      deferredAud -= paidAud;
      columns.couponPaidAud[month]! += paidAud;
      return paidAud;
    },
    scheduledAud(month, last, cashAud, belowAud) {
      if (balanceAud <= 0) return 0;
      if (last || month >= plan.maturityMonth) return balanceAud;
      if (month < plan.amortisationFromMonth) return 0;
      switch (plan.amortisation) {
        case 'bullet':
          return 0;
        case 'sequential':
          return balanceAud;
        case 'pro-rata':
          return (cashAud * balanceAud) / (balanceAud + belowAud);
        case 'linear': {
          const end = plan.scheduleEndMonth;
          if (month >= end) return balanceAud;
          const targetAud = (calledAud * (end - month)) / (end - plan.amortisationFromMonth);
          return balanceAud > targetAud ? balanceAud - targetAud : 0;
        }
      }
    },
    repay(month, amountAud) {
      const paidAud = amountAud < balanceAud ? amountAud : balanceAud;
      balanceAud -= paidAud;
      columns.principalPaidAud[month]! += paidAud;
      return paidAud;
    },
    close(month) {
      if (isPaymentDate && !plan.cumulative) {
        columns.lapsedAud[month] = deferredAud;
        deferredAud = 0;
      }
      columns.closingAud[month] = balanceAud;
      columns.deferredAud[month] = deferredAud;
    },
    balanceAud: () => balanceAud,
    claimAud: () => balanceAud + deferredAud + accruedAud,
    monthlyRate: () => rateMonthly,
    monthlyCouponAud: () => rateMonthly * bearingAud(),
  };
}
